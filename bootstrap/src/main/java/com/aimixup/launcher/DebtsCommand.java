package com.aimixup.launcher;

import com.aimixup.application.payments.DecideDebt.Decision;
import com.aimixup.application.payments.DecideDebt.Outcome;
import com.aimixup.application.payments.DecideDebt;
import com.aimixup.bootstrap.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Shows what is owed after refunds, and lets it go. */
final class DebtsCommand implements Command {
    private static final int SHOWN = 1_000;

    @Override
    public String name() {
        return "debts";
    }

    @Override
    public String usage() {
        return "list\nwaive ID --reason CODE\nsettle ID --reason CODE";
    }

    @Override
    public String summary() {
        return "show who owes credits after a refund and begins nothing new; end a debt";
    }

    @Override
    public int run(List<String> words, Context context) {
        if (words.isEmpty()) throw new Usage("list, waive or settle?");
        var parsed = Words.parse(words, Set.of("--reason"), Set.of());
        return switch (words.getFirst()) {
            case "list" -> {
                parsed.positions(1);
                list(context);
                yield 0;
            }
            case "waive", "settle" -> {
                var id = id(parsed.positions(2).getLast());
                decide(id, Decision.valueOf(words.getFirst().toUpperCase(Locale.ROOT)),
                        parsed.option("--reason").orElseThrow(() -> new Usage(
                                "--reason is missing: a code such as goodwill")), context);
                yield 0;
            }
            default -> throw new Usage("list, waive or settle?");
        };
    }

    private static void list(Context context) {
        try (var backend = context.backend()) {
            var open = backend.stores().payments().debts().open(SHOWN);
            for (var debt : open) context.terminal().out().printf("%s  account %s  %s  since %s%n",
                    debt.id(), debt.account().value(), Amounts.text(debt.amount()), debt.at());
            context.terminal().line(open.size() + " open");
        }
    }

    private static void decide(UUID id, Decision decision, String reason, Context context) {
        try (var backend = context.backend()) {
            var stores = backend.stores();
            var clock = context.surroundings().get().clock();
            switch (new DecideDebt(stores.payments().debts(), stores.transactions(), clock)
                    .handle(id, decision, reason)) {
                case Outcome.Decided(var debt) -> context.terminal().line(
                        (decision == Decision.WAIVE ? "waived: " : "settled: ")
                                + Amounts.text(debt.amount()));
                case Outcome.NotOpen() -> throw new Refusal("no open debt has this id");
                case Outcome.NoCode() -> throw new Usage("--reason must be a code of small"
                        + " letters, digits and hyphens, such as goodwill");
            }
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new Usage("ID must be one of debts list");
        }
    }
}
