package com.aimixup.launcher;

import com.aimixup.bootstrap.Backend;
import java.util.List;
import java.util.Set;

/** Compares the ledger with purchases, refunds, answers and prices. */
final class ReconcileCommand implements Command {
    private static final int SHOWN = 1_000;

    @Override
    public String name() {
        return "reconcile";
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String summary() {
        return "check that the ledger is what purchases, refunds, answers and prices make of it";
    }

    @Override
    public int run(List<String> words, Context context) {
        Words.parse(words, Set.of(), Set.of()).positions(0);
        try (var backend = Backend.join(context.settings().get(),
                context.surroundings().get())) {
            var out = context.terminal().out();
            var looked = backend.books().looked();
            out.printf("purchases %d, refunds %d, answers %d, orders of pictures %d, receipts %d%n",
                    looked.purchases(), looked.refunds(), looked.answers(), looked.pictures(),
                    looked.receipts());
            var differences = backend.books().differences(SHOWN);
            for (var one : differences) out.printf("%s %s of account %s: %d and not %d"
                    + " micro-credits%n", one.kind(), one.about(), one.account().value(),
                    one.found().micros(), one.expected().micros());
            out.println(differences.isEmpty() ? "the books agree" : "THE BOOKS DIFFER");
            return differences.isEmpty() ? 0 : 1;
        }
    }
}
