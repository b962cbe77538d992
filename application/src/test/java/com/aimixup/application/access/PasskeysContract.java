package com.aimixup.application.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.access.PasskeyChallenges.Purpose;
import com.aimixup.application.access.Passkeys.Passkey;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.PasskeyId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stores of passkeys and their challenges promise. */
public abstract class PasskeysContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant END = NOON.plusSeconds(60);
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract Passkeys passkeys();

    protected abstract PasskeyChallenges challenges();

    protected abstract Transactions transactions();

    /** Makes the key of an account. */
    protected abstract void prepare(AccountId account);

    @BeforeEach
    void prepareBoth() {
        prepare(anna);
        prepare(ben);
    }

    @Test
    void whatWasAddedAndUsedIsReadBack() {
        var first = add(anna, "Phone", NOON);
        var second = add(anna, "Key", NOON.plusSeconds(1));
        assertEquals(List.of(first.id(), second.id()),
                passkeys().list(anna).stream().map(Passkey::id).toList());
        transactions().run(() -> passkeys().note(first.used(7, END).suspect()));
        var found = transactions().run(() -> passkeys().lock(anna, first.credential()))
                .orElseThrow();
        assertEquals(Private.of("Phone"), found.name());
        assertArrayEquals(first.credential(), found.credential());
        assertArrayEquals(first.key(), found.key());
        assertEquals(List.of(7L, true, true, NOON, Optional.of(END)), List.of(found.counter(),
                found.syncable(), found.suspected(), found.createdAt(), found.lastUsedAt()));
        assertFalse(passkeys().list(anna).getLast().suspected());
    }

    @Test
    void anothersPasskeyIsNeitherFoundNorRemovedNorTakenOver() {
        var annas = add(anna, "Phone", NOON);
        assertTrue(transactions().run(() ->
                passkeys().lock(ben, annas.credential())).isEmpty());
        assertFalse(transactions().run(() -> passkeys().remove(ben, annas.id())));
        var copied = new Passkey(ben, new PasskeyId(UUID.randomUUID()), annas.name(),
                annas.credential(), annas.key(), 0, false, false, NOON, Optional.empty());
        assertFalse(transactions().run(() -> passkeys().add(copied)));
        assertTrue(transactions().run(() -> passkeys().remove(anna, annas.id())));
        assertFalse(transactions().run(() -> passkeys().remove(anna, annas.id())));
        assertTrue(transactions().run(() -> passkeys().add(copied)));
    }

    @Test
    void aChallengeIsGoodOnceAlsoForManyAtOnce() throws Exception {
        var challenge = challenge(Optional.of(anna), Purpose.ADD);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 8).mapToObj(_ -> threads.submit(() ->
                    take(challenge, Purpose.ADD, Optional.of(anna), NOON))).toList();
            var good = 0;
            for (var task : tasks) if (task.get()) good++;
            assertEquals(1, good);
        }
    }

    @Test
    void aChallengeIsForItsPurposeItsPersonAndItsTimeOnly() {
        var annas = challenge(Optional.of(anna), Purpose.SECOND_FACTOR);
        var anybodys = challenge(Optional.empty(), Purpose.LOG_IN);
        assertFalse(take(annas, Purpose.ADD, Optional.of(anna), NOON));
        assertFalse(take(annas, Purpose.SECOND_FACTOR, Optional.of(ben), NOON));
        assertFalse(take(annas, Purpose.SECOND_FACTOR, Optional.empty(), NOON));
        assertFalse(take(anybodys, Purpose.LOG_IN, Optional.of(anna), NOON));
        assertFalse(take(annas, Purpose.SECOND_FACTOR, Optional.of(anna), END));
        assertTrue(take(annas, Purpose.SECOND_FACTOR, Optional.of(anna), END.minusMillis(1)));
        assertTrue(take(anybodys, Purpose.LOG_IN, Optional.empty(), NOON));
    }

    @Test
    void anArchiveAndAnErasureConcernOneOnly() {
        add(anna, "Annas", NOON);
        add(ben, "Bens", NOON);
        var annas = challenge(Optional.of(anna), Purpose.ADD);
        var bens = challenge(Optional.of(ben), Purpose.ADD);
        var sections = new MemorySections();
        passkeys().export(anna, sections);
        challenges().export(anna, sections);
        assertEquals(List.of("Annas"), sections.of("passkeys").stream()
                .map(fields -> fields.get("name")).toList());
        assertEquals(1, sections.of("passkeyChallenges").size());
        for (int time = 0; time < 2; time++) transactions().run(() -> {
            passkeys().erase(anna);
            challenges().erase(anna);
        });
        assertEquals(List.of(), passkeys().list(anna));
        assertEquals(1, passkeys().list(ben).size());
        assertFalse(take(annas, Purpose.ADD, Optional.of(anna), NOON));
        assertTrue(take(bens, Purpose.ADD, Optional.of(ben), NOON));
    }

    private Passkey add(AccountId account, String name, Instant at) {
        var passkey = new Passkey(account, new PasskeyId(UUID.randomUUID()), Private.of(name),
                random(), new byte[] {4, 5}, 3, true, false, at, Optional.empty());
        assertTrue(transactions().run(() -> passkeys().add(passkey)));
        return passkey;
    }

    private byte[] challenge(Optional<AccountId> account, Purpose purpose) {
        var challenge = random();
        transactions().run(() -> challenges().add(challenge, purpose, account, NOON, END));
        return challenge;
    }

    private boolean take(byte[] challenge, Purpose purpose, Optional<AccountId> account,
            Instant now) {
        return transactions().run(() -> challenges().take(challenge, purpose, account, now));
    }

    /** Different for each test, so that they can share a database. */
    private static byte[] random() {
        var id = UUID.randomUUID();
        return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).array();
    }
}
