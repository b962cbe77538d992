package com.aimixup.launcher;

import com.aimixup.application.payments.CompareShops;
import com.aimixup.bootstrap.Paying;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Compares the ledger with purchases, refunds, answers and prices. */
final class ReconcileCommand implements Command {
    private static final int DAYS_USUAL = 7;
    private static final int SHOWN = 1_000;

    @Override
    public String name() {
        return "reconcile";
    }

    @Override
    public String usage() {
        return "[--days N]";
    }

    @Override
    public String summary() {
        return "check the ledger by all that it follows from, and by the shops' own books";
    }

    @Override
    public int run(List<String> words, Context context) {
        var parsed = Words.parse(words, Set.of("--days"), Set.of());
        parsed.positions(0);
        var days = parsed.option("--days").map(ReconcileCommand::days).orElse(DAYS_USUAL);
        try (var backend = context.backend()) {
            var out = context.terminal().out();
            var looked = backend.books().looked();
            out.printf("purchases %d, refunds %d, answers %d, orders of pictures %d, receipts %d%n",
                    looked.purchases(), looked.refunds(), looked.answers(), looked.pictures(),
                    looked.receipts());
            var differences = backend.books().differences(SHOWN);
            for (var one : differences) out.printf("%s %s of account %s: %d and not %d"
                    + " micro-credits%n", one.kind(), one.about(), one.account().value(),
                    one.found().micros(), one.expected().micros());
            var settings = context.settings().get();
            var clock = context.surroundings().get().clock();
            var agree = differences.isEmpty() & Paying.compare(backend.stores(), settings, clock,
                    compare -> shops(compare.handle(clock.instant().minus(
                            Duration.ofDays(days))), out));
            out.println(agree ? "the books agree" : "THE BOOKS DIFFER");
            return agree ? 0 : 1;
        }
    }

    private static boolean shops(CompareShops.Compared compared, PrintStream out) {
        out.printf("sales in the shops' own books %d%n", compared.sales());
        for (var side : compared.missing()) out.println(side + " could not be asked");
        for (var one : compared.differences()) out.printf("%s %s of %s%n", one.kind(),
                one.key().transaction(), one.key().shop());
        return compared.differences().isEmpty() && compared.missing().isEmpty();
    }

    private static Integer days(String text) {
        if (!text.matches("[1-9]\\d{0,3}")) throw new Usage("--days must be a number of days");
        return Integer.valueOf(text);
    }
}
