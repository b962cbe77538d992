package com.aimixup.launcher;

import com.aimixup.application.restrictions.RestrictAccount;
import com.aimixup.application.restrictions.RestrictAccount.Outcome;
import com.aimixup.bootstrap.Refusal;
import com.aimixup.domain.accounts.EmailAddress;
import java.util.List;
import java.util.Set;

/** Restricts accounts, lets them go on, and shows which are restricted. */
final class AccountsCommand implements Command {
    private static final int SHOWN = 1_000;

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public String usage() {
        return "restricted\nrestrict EMAIL --reason CODE\nlift EMAIL";
    }

    @Override
    public String summary() {
        return "restrict an account, so that it begins nothing new; lift that again";
    }

    @Override
    public int run(List<String> words, Context context) {
        if (words.isEmpty()) throw new Usage("restricted, restrict or lift?");
        var parsed = Words.parse(words, Set.of("--reason"), Set.of());
        switch (words.getFirst()) {
            case "restricted" -> {
                parsed.positions(1);
                list(context);
            }
            case "restrict" -> {
                var email = email(parsed.positions(2).getLast());
                var reason = parsed.option("--reason").orElseThrow(() ->
                        new Usage("--reason is missing: a code such as asked-by-person"));
                change(context, restrict -> restrict.handle(email, reason));
            }
            case "lift" -> {
                var email = email(parsed.positions(2).getLast());
                change(context, restrict -> restrict.lift(email));
            }
            default -> throw new Usage("restricted, restrict or lift?");
        }
        return 0;
    }

    private static void list(Context context) {
        try (var backend = context.backend()) {
            var all = backend.stores().restrictions().all(SHOWN);
            for (var one : all) context.terminal().out().printf("%s  since %s  %s%n",
                    one.account().value(), one.since(), one.reason());
            context.terminal().line(all.size() + " restricted");
        }
    }

    @FunctionalInterface
    private interface Change {
        Outcome of(RestrictAccount restrict);
    }

    private static void change(Context context, Change change) {
        try (var backend = context.backend()) {
            var stores = backend.stores();
            context.terminal().line(switch (change.of(new RestrictAccount(stores.accounts(),
                    stores.restrictions(), stores.signals(), stores.transactions(),
                    context.surroundings().get().clock()))) {
                case Outcome.Restricted(var restriction) -> "restricted: "
                        + restriction.account().value() + "; what it had under way ends now";
                case Outcome.AlreadyRestricted() -> "it was restricted before";
                case Outcome.Lifted(var was) -> "lifted: " + was.account().value()
                        + " was restricted since " + was.since();
                case Outcome.NotRestricted() -> throw new Refusal("the account is not restricted");
                case Outcome.UnknownAccount() ->
                        throw new Refusal("no account has this e-mail address");
                case Outcome.NoCode() -> throw new Usage("--reason must be a code of small"
                        + " letters, digits and hyphens, such as asked-by-person");
            });
        }
    }

    private static EmailAddress email(String text) {
        return EmailAddress.parse(text)
                .orElseThrow(() -> new Usage("EMAIL must be an e-mail address"));
    }
}
