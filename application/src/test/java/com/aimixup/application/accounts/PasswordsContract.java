package com.aimixup.application.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.accounts.Passwords.Verdict;
import com.aimixup.domain.privacy.Private;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What hashing of passwords promises. */
@Tag("secure.passwords")
public abstract class PasswordsContract {
    private static final Private<String> OTTER = Private.of("correct otter staple");

    protected abstract Passwords passwords();

    /** The same after a new pepper came into use; it still knows the older one. */
    protected abstract Passwords renewed();

    @Test
    void whatEverybodyTriesFirstIsWeak() {
        for (var weak : List.of("password1234", "Password12345", "aimixup2026", "AiMixUp AiMixUp"))
            assertEquals(Passwords.Strength.WEAK,
                    passwords().strength(Private.of(weak), List.of()), weak);
        var own = Private.of("anna.mueller@example.org");
        assertEquals(Passwords.Strength.WEAK, passwords().strength(own, List.of(own)));
        for (var fine : List.of("correct otter staple", "x7#kPq2!mZ9w", "ten signs\u0000 and more"))
            assertEquals(Passwords.Strength.FINE,
                    passwords().strength(Private.of(fine), List.of(own)), fine);
    }

    @Test
    void onlyTheRightPasswordIsRight() {
        var hash = passwords().hash(OTTER).orElseThrow();
        assertEquals(Verdict.RIGHT, passwords().verify(OTTER, hash));
        for (var wrong : List.of("", "correct otter stapl", "Correct otter staple",
                "correct otter staple ", "correct otter staple\0")) {
            assertEquals(Verdict.WRONG, passwords().verify(Private.of(wrong), hash));
        }
    }

    @Test
    void theLastOfManyCharactersCounts() {
        for (var start : List.of("a".repeat(99), "\0".repeat(99), "🦦".repeat(127))) {
            var hash = passwords().hash(Private.of(start + "🦦")).orElseThrow();
            assertEquals(Verdict.RIGHT, passwords().verify(Private.of(start + "🦦"), hash));
            assertEquals(Verdict.WRONG, passwords().verify(Private.of(start + "🦫"), hash));
            assertEquals(Verdict.WRONG, passwords().verify(Private.of(start), hash));
        }
    }

    /** Encoders replace half a surrogate pair, and would make these one password. */
    @Test
    void textThatIsNotUnicodeIsStillToldApart() {
        var hash = passwords().hash(Private.of("half an \ud83e otter")).orElseThrow();
        assertEquals(Verdict.RIGHT,
                passwords().verify(Private.of("half an \ud83e otter"), hash));
        for (var wrong : List.of("half an \ud83d otter", "half an \udda6 otter",
                "half an ? otter", "half an \ufffd otter")) {
            assertEquals(Verdict.WRONG, passwords().verify(Private.of(wrong), hash));
        }
    }

    @Test
    void aHashShowsNothingOfThePassword() {
        var hash = passwords().hash(OTTER).orElseThrow();
        assertFalse(hash.bcrypt().contains("otter"));
        assertFalse(hash.toString().contains(hash.bcrypt()));
        assertNotEquals(hash, passwords().hash(OTTER).orElseThrow(), "salted");
    }

    @Test
    void nobodyHasAPassword() {
        assertEquals(Verdict.WRONG, passwords().verifyNobody(OTTER));
        assertEquals(Verdict.WRONG, passwords().verifyNobody(Private.of("")));
    }

    @Test
    void anOutdatedHashIsStillVerified() {
        var hash = passwords().hash(OTTER).orElseThrow();
        assertFalse(passwords().isOutdated(hash));
        assertTrue(renewed().isOutdated(hash));
        assertEquals(Verdict.RIGHT, renewed().verify(OTTER, hash));
        assertFalse(renewed().isOutdated(renewed().hash(OTTER).orElseThrow()));
    }
}
