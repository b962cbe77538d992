package com.aimixup.launcher;

import java.util.List;
import java.util.Set;

/** Checks every invariant of the ledger on the whole database. */
final class VerifyLedgerCommand implements Command {
    @Override
    public String name() {
        return "verify-ledger";
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String summary() {
        return "check that all entries balance and every balance follows from them";
    }

    @Override
    public int run(List<String> words, Context context) {
        Words.parse(words, Set.of(), Set.of()).positions(0);
        try (var backend = context.backend()) {
            var audit = backend.stores().ledger().audit();
            var out = context.terminal().out();
            out.printf("accounts %d, transfers %d%n", audit.accounts(), audit.transfers());
            out.printf("transfers that do not balance            %d%n", audit.unbalanced());
            out.printf("balances that are not their entries' sum %d%n", audit.wrongBalances());
            out.printf("lots that are not their balance          %d%n", audit.wrongLots());
            out.printf("wallets below zero                       %d%n", audit.overdrawn());
            out.printf("holds that do not add up                 %d%n", audit.wrongHolds());
            out.println(audit.isClean() ? "the ledger verifies" : "THE LEDGER IS WRONG");
            return audit.isClean() ? 0 : 1;
        }
    }
}
