package com.aimixup.adapter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.credits.CreditSamples;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Balance;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database refuses by itself, whatever the program tries. */
final class LedgerRulesTest {
    private static final List<String> BOOKS =
            List.of("ledger_transfer", "ledger_entry", "ledger_lot_entry");

    private final TestDatabase test = TestDatabase.fresh();
    private final Database app = test.database();
    private final Database owner = Database.open(test.owner(), 2, Duration.ofSeconds(5));
    private final PostgresLedger ledger = new PostgresLedger(app);
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final Lot lot = CreditSamples.lot(500, Optional.empty());
    private final Transfer grant = Transfer.grant(new TransferId(UUID.randomUUID()), lot);

    @BeforeEach void grant() {
        ledger.grant(anna, grant, lot);
    }

    @AfterEach void close() {
        owner.close();
        test.close();
    }

    @Test void aTransferThatDoesNotBalanceIsRefusedWhole() {
        var failure = refused("insert into ledger_transfer values (?, ?, 'GRANT', now())",
                "('AVAILABLE', 100), ('GRANTED', -99)");
        assertEquals(StoreFailure.Kind.REFUSED, failure.kind());
        assertTrue(failure.breaks("ledger_balances"), failure.toString());
        assertUnchanged();
    }

    @Test void anEntryAddedLaterMustBalanceToo() {
        var failure = assertThrows(StoreFailure.class, () -> app.update(
                "insert into ledger_entry values (?, ?, 'CONSUMED', 1)", anna.value(),
                grant.id().value()));
        assertTrue(failure.breaks("ledger_balances"), failure.toString());
        assertUnchanged();
    }

    @Test void nobodySpendsWhatIsNotThere() {
        var failure = refused("insert into ledger_transfer values (?, ?, 'HOLD', now())",
                "('AVAILABLE', -501), ('HELD', 501)");
        assertTrue(failure.breaks("available_is_not_negative"), failure.toString());
        assertUnchanged();
    }

    @Test void nobodyReleasesWhatIsNotHeld() {
        var failure = refused("insert into ledger_transfer values (?, ?, 'RELEASE', now())",
                "('HELD', -1), ('AVAILABLE', 1)");
        assertTrue(failure.breaks("held_is_not_negative"), failure.toString());
        assertUnchanged();
    }

    private StoreFailure refused(String transfer, String entries) {
        var id = UUID.randomUUID();
        return assertThrows(StoreFailure.class, () -> app.run(() -> {
            app.update(transfer, anna.value(), id);
            app.update("insert into ledger_entry select ?::uuid, ?::uuid, wallet, amount"
                    + " from (values " + entries + ") as e (wallet, amount)", anna.value(), id);
        }));
    }

    @Test void theBooksAreAppendOnlyForTheProgramAndForTheOwner() {
        for (var who : List.of(app, owner)) {
            for (var table : BOOKS) {
                for (var sql : List.of("delete from " + table, "truncate " + table + " cascade",
                        "update " + table + " set account_id = gen_random_uuid()")) {
                    var failure = assertThrows(StoreFailure.class, () -> who.update(sql), sql);
                    assertEquals("42501", failure.state(), sql);
                }
            }
        }
        assertUnchanged();
    }

    @Test void theProgramWritesNoBalanceNoLotAndNoPrice() {
        for (var sql : List.of("update ledger_balance set available_micros = 1000000",
                "insert into ledger_balance (account_id, available_micros, held_micros)"
                        + " values (gen_random_uuid(), 1, 0)",
                "delete from ledger_balance", "update credit_lot set remaining_micros = 499",
                "insert into credit_lot (account_id, id, source, granted_micros,"
                        + " remaining_micros, created_at) values (gen_random_uuid(),"
                        + " gen_random_uuid(), 'PURCHASED', 1, 1, now())",
                "update credit_hold set limit_micros = 1", "delete from credit_hold",
                "update price set micros_per_million = 0", "delete from price",
                "update tariff set valid_from = now()", "delete from tariff",
                "update consent set given = true")) {
            var failure = assertThrows(StoreFailure.class, () -> app.update(sql), sql);
            assertEquals("42501", failure.state(), sql);
        }
        assertUnchanged();
    }

    @Test void takingFromALotMoreThanIsLeftIsRefused() {
        var failure = assertThrows(StoreFailure.class, () -> app.update(
                "insert into ledger_lot_entry values (?, ?, ?, -501)", anna.value(),
                UUID.randomUUID(), lot.id().value()));
        assertEquals(StoreFailure.Kind.REFUSED, failure.kind());
        assertUnchanged();
    }

    @Test void anAuditFindsWhatSomebodyChangedByHand() {
        assertTrue(ledger.audit().isClean());
        owner.update("update ledger_balance set available_micros = available_micros + 1");
        assertEquals(1, ledger.audit().wrongBalances());
        assertEquals(1, ledger.audit().wrongLots());
        owner.update("update ledger_balance set available_micros = available_micros - 1");
        owner.update("update credit_lot set remaining_micros = remaining_micros - 1");
        assertEquals(1, ledger.audit().wrongLots());
        owner.update("update credit_lot set remaining_micros = remaining_micros + 1");
        owner.update("insert into credit_hold values (?, ?, 5, now(), now())", anna.value(),
                UUID.randomUUID());
        assertEquals(2, ledger.audit().wrongHolds()); // not held, and never opened
        assertFalse(ledger.audit().isClean());
    }

    @Test void anAuditFindsAnEntryThatWasForced() {
        owner.update("alter table ledger_entry disable trigger append_only");
        owner.update("update ledger_entry set amount_micros = amount_micros + 1"
                + " where wallet = 'AVAILABLE'");
        assertEquals(1, ledger.audit().unbalanced());
        assertEquals(1, ledger.audit().wrongBalances());
    }

    private void assertUnchanged() {
        assertEquals(new Balance(lot.granted(), Credits.ZERO),
                ledger.balance(anna));
        assertTrue(ledger.audit().isClean(), ledger.audit().toString());
    }
}
