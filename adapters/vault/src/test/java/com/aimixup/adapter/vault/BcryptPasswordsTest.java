package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.accounts.PasswordHash;
import com.aimixup.application.accounts.Passwords;
import com.aimixup.application.accounts.Passwords.Verdict;
import com.aimixup.application.accounts.PasswordsContract;
import com.aimixup.domain.privacy.Private;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BcryptPasswordsTest extends PasswordsContract {
    private static final int COST = 4;
    private static final Private<String> OTTER = Private.of("correct otter staple");
    private final BcryptPasswords passwords = new BcryptPasswords(peppers(1), COST, 2);
    private final BcryptPasswords renewed = new BcryptPasswords(peppers(2), COST, 2);

    @Override
    protected Passwords passwords() {
        return passwords;
    }

    @Override
    protected Passwords renewed() {
        return renewed;
    }

    @AfterEach
    void close() {
        passwords.close();
        renewed.close();
    }

    /** Computed by other code: HMAC of Python, bcrypt of libxcrypt. */
    @Test
    void aHashMadeElsewhereIsVerified() {
        var hash = new PasswordHash(1,
                "$2b$04$abcdefghijklmnopqrstuu.hgHyu3SgzywDxUA7OcI42u6u9yOgq2");
        assertEquals(Verdict.RIGHT, passwords.verify(Private.of("correct 🦦 staple\0é"), hash));
        assertEquals(Verdict.WRONG, passwords.verify(Private.of("correct 🦦 staple\0e"), hash));
    }

    @Test
    void theCostCanRiseAndOldHashesAreThenOutdated() {
        var old = passwords.hash(OTTER).orElseThrow();
        assertTrue(old.bcrypt().startsWith("$2b$04$"));
        assertEquals(60, old.bcrypt().length());
        try (var slower = new BcryptPasswords(peppers(1), COST + 1, 2)) {
            assertTrue(slower.isOutdated(old));
            assertEquals(Verdict.RIGHT, slower.verify(OTTER, old));
            assertFalse(slower.isOutdated(slower.hash(OTTER).orElseThrow()));
        }
    }

    @Test
    void withoutThePepperAHashCannotBeGuessedAgainst() {
        var hash = passwords.hash(OTTER).orElseThrow();
        assertFalse(OpenBSDBCrypt.checkPassword(hash.bcrypt(), OTTER.reveal().toCharArray()));
        var other = peppers(1);
        other.get(1)[0] ^= 1;
        try (var stranger = new BcryptPasswords(other, COST, 2)) {
            assertEquals(Verdict.WRONG, stranger.verify(OTTER, hash));
        }
    }

    @Test
    void aDamagedHashIsAFaultAndNotAWrongPassword() {
        for (var damaged : new String[] {"", "$", "secret", "$2b$04$short",
                "$2x$04$" + "a".repeat(53), "$2b$99$" + "a".repeat(53)}) {
            var failure = assertThrows(IllegalStateException.class,
                    () -> passwords.verify(OTTER, new PasswordHash(1, damaged)));
            assertFalse(failure.toString().contains("aaa"));
        }
        var unknown = new PasswordHash(9, passwords.hash(OTTER).orElseThrow().bcrypt());
        assertThrows(IllegalStateException.class, () -> passwords.verify(OTTER, unknown));
    }

    @Test
    void tooManyAtOnceAreToldToComeBack() throws Exception {
        try (var slow = new BcryptPasswords(peppers(1), 10, 1);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Verdict> logIn = () -> slow.verifyNobody(OTTER);
            var verdicts = callers.invokeAll(
                    IntStream.range(0, 100).mapToObj(_ -> logIn).toList());
            var busy = 0;
            for (var verdict : verdicts) {
                if (verdict.get() == Verdict.BUSY) busy++;
                else assertEquals(Verdict.WRONG, verdict.get());
            }
            assertTrue(busy >= 80, "one is hashed and eight wait, the rest is refused: " + busy);
            assertEquals(Verdict.WRONG, slow.verifyNobody(OTTER), "and later there is room");
        }
    }

    private static Map<Integer, byte[]> peppers(int newest) {
        var peppers = new HashMap<Integer, byte[]>();
        for (int version = 1; version <= newest; version++) {
            peppers.put(version, new byte[48]);
            Arrays.fill(peppers.get(version), (byte) version);
        }
        return peppers;
    }
}
