package com.aimixup.launcher;

import com.aimixup.application.credits.GrantCredits.Outcome;
import com.aimixup.application.credits.GrantCredits;
import com.aimixup.bootstrap.Paying;
import com.aimixup.bootstrap.Refusal;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.credits.Credits;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Gives credits to a person. */
final class CreditsCommand implements Command {
    @Override
    public String name() {
        return "credits";
    }

    @Override
    public String usage() {
        return "grant EMAIL CREDITS --reason CODE [--expires YYYY-MM-DD] [--id UUID]";
    }

    @Override
    public String summary() {
        return "give credits to a person, within the limits of a day; the same --id gives once";
    }

    @Override
    public int run(List<String> words, Context context) {
        var parsed = Words.parse(words, Set.of("--expires", "--id", "--reason"), Set.of());
        var positions = parsed.positions(3);
        if (!positions.getFirst().equals("grant")) throw new Usage("grant is what it can do");
        var email = EmailAddress.parse(positions.get(1))
                .orElseThrow(() -> new Usage("the second word must be an e-mail address"));
        var world = context.surroundings().get();
        var command = new GrantCredits.Command(
                parsed.option("--id").map(CreditsCommand::uuid).orElseGet(world.ids()::next),
                email, amount(positions.get(2)), parsed.option("--expires")
                        .map(CreditsCommand::date), parsed.option("--reason").orElseThrow(() ->
                        new Usage("--reason is missing: a code such as goodwill")));
        try (var backend = context.backend()) {
            var stores = backend.stores();
            var outcome = new GrantCredits(stores.accounts(), stores.ledger(),
                    stores.transactions(), world.clock())
                    .within(stores.grants(), Paying.grantLimits(context.settings().get()))
                    .handle(command);
            return switch (outcome) {
                case Outcome.Granted(var account, var balance) -> {
                    context.terminal().line("granted; available now: "
                            + Amounts.text(balance.available()));
                    yield 0;
                }
                case Outcome.AlreadyGranted(var account, var balance) -> {
                    context.terminal().line("this id was granted before; available: "
                            + Amounts.text(balance.available()));
                    yield 0;
                }
                case Outcome.UnknownAccount() ->
                        throw new Refusal("no account has this e-mail address");
                case Outcome.NoCode() -> throw new Usage("--reason must be a code of small"
                        + " letters, digits and hyphens, such as goodwill");
                case Outcome.AboveLimit(var left) -> throw new Refusal("that is more than may be"
                        + " given in a day; left today: " + Amounts.text(left));
                case Outcome.NotPositive() -> throw new Usage("CREDITS must be above zero");
                case Outcome.ExpiresInThePast() ->
                        throw new Usage("--expires must be a day in the future");
            };
        }
    }

    private static Credits amount(String text) {
        try {
            return new Credits(new BigDecimal(text).movePointRight(6).longValueExact());
        } catch (ArithmeticException | NumberFormatException notAnAmount) {
            throw new Usage("CREDITS must be a number with at most six decimals");
        }
    }

    /** To the end of that day, UTC. */
    private static Instant date(String text) {
        try {
            return LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException notADate) {
            throw new Usage("--expires must be a date such as 2027-01-31");
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new Usage("--id must be a UUID");
        }
    }
}
