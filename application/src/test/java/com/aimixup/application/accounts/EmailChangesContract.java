package com.aimixup.application.accounts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.accounts.EmailChanges.Change;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store of wanted addresses promises. */
public abstract class EmailChangesContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract EmailChanges changes();

    protected abstract Transactions transactions();

    /** Makes the key of an account. */
    protected abstract void prepare(AccountId account);

    @BeforeEach
    void prepareBoth() {
        prepare(anna);
        prepare(ben);
    }

    @Test
    void whatWasSavedLastIsReadBack() {
        assertEquals(Optional.empty(), changes().find(anna));
        save(change(anna, "a@example.org", NOON));
        save(change(anna, "b@example.org", NOON.plusSeconds(1)).confirmed(false, true));
        var found = transactions().run(() -> changes().lock(anna)).orElseThrow();
        assertEquals(new EmailAddress("b@example.org"), found.email());
        assertArrayEquals(new byte[] {1}, found.leaving());
        assertArrayEquals(new byte[] {2}, found.coming());
        assertEquals(List.of(false, true), List.of(found.left(), found.came()));
        assertEquals(NOON.plusSeconds(1), found.expiresAt());
        assertEquals(3, found.asked());
        assertEquals(NOON.minusSeconds(1), found.countedFrom());
        assertEquals(Optional.empty(), changes().find(ben));
    }

    @Test
    void thoseThatAreOldAreForgotten() {
        save(change(anna, "a@example.org", NOON));
        save(change(ben, "b@example.org", NOON.plusSeconds(1)));
        assertTrue(transactions().run(() -> changes().forget(NOON.plusSeconds(1))) >= 1);
        assertEquals(Optional.empty(), changes().find(anna));
        assertTrue(changes().find(ben).isPresent());
    }

    @Test
    void anArchiveAndAnErasureConcernOneOnly() {
        save(change(anna, "a@example.org", NOON));
        save(change(ben, "b@example.org", NOON));
        var sections = new MemorySections();
        changes().export(anna, sections);
        assertEquals(List.of("a@example.org"), sections.of("emailChange").stream()
                .map(fields -> fields.get("email")).toList());
        transactions().run(() -> changes().erase(anna));
        transactions().run(() -> changes().erase(anna));
        assertEquals(Optional.empty(), changes().find(anna));
        assertTrue(changes().find(ben).isPresent());
    }

    private void save(Change change) {
        transactions().run(() -> changes().save(change));
    }

    private static Change change(AccountId account, String email, Instant end) {
        return new Change(account, new EmailAddress(email), new byte[] {1}, new byte[] {2}, false,
                false, end, 3, NOON.minusSeconds(1));
    }
}
