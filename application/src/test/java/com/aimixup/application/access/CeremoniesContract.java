package com.aimixup.application.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.access.Ceremonies.Assertion;
import com.aimixup.application.access.Ceremonies.Judged;
import com.aimixup.application.access.Ceremonies.Registration;
import com.aimixup.application.access.Passkeys.Passkey;
import com.aimixup.domain.access.PasskeyId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a judge of passkeys promises, shown by an authenticator in software. */
public abstract class CeremoniesContract {
    protected static final String SITE = "example.org";
    protected static final String PAGE = "https://app.example.org";
    private static final byte[] CHALLENGE = challenge(1);
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final SoftKey key = new SoftKey(SITE, PAGE);

    /** For {@link #SITE}, on {@link #PAGE} alone. */
    protected abstract Ceremonies ceremonies();

    @Test
    void whatWasMadeIsUsedAgainAndAgain() {
        var passkey = made(key);
        assertArrayEquals(key.id(), passkey.credential());
        for (long count = 1; count < 4; count++) {
            var judged = judge(key.answer(CHALLENGE, Optional.empty()), passkey, true);
            assertEquals(new Judged.Genuine(count), judged);
            passkey = passkey.used(count, Instant.EPOCH);
        }
    }

    @Test
    void theChallengeThatWasSignedIsRead() {
        var answer = key.answer(CHALLENGE, Optional.empty());
        assertArrayEquals(CHALLENGE, ceremonies().challenge(answer.clientData()).orElseThrow());
        assertEquals(Optional.empty(), ceremonies().challenge(new byte[] {1, 2, 3}));
        assertEquals(Optional.empty(), ceremonies().challenge(new byte[0]));
    }

    @Test
    void anotherChallengeSiteOrPageIsRefusedWhenItIsMade() {
        assertTrue(ceremonies().made(key.register(CHALLENGE), challenge(2)).isEmpty());
        assertTrue(ceremonies().made(key.on("example.com", PAGE).register(CHALLENGE), CHALLENGE)
                .isEmpty());
        assertTrue(ceremonies().made(key.on(SITE, "https://example.org.evil.example")
                .register(CHALLENGE), CHALLENGE).isEmpty());
        assertTrue(ceremonies().made(key.on(SITE, "http://app.example.org").register(CHALLENGE),
                CHALLENGE).isEmpty());
    }

    @Test
    void anotherChallengeSiteOrPageIsRefusedWhenItIsUsed() {
        var passkey = made(key);
        var answer = key.answer(challenge(2), Optional.empty());
        assertEquals(new Judged.Wrong(), judge(answer, passkey, false));
        for (var elsewhere : new SoftKey[] {key.on("example.com", PAGE),
            key.on(SITE, "https://evil.example"), key.on(SITE, PAGE + ":8443")})
            assertEquals(new Judged.Wrong(), judge(elsewhere.answer(CHALLENGE,
                    Optional.empty()), passkey, false));
    }

    @Test
    void anAlteredSignatureAndAnotherKeyAreRefused() {
        var passkey = made(key);
        var good = key.answer(CHALLENGE, Optional.empty());
        var altered = good.signature().clone();
        altered[altered.length - 1] ^= 1;
        assertEquals(new Judged.Wrong(), judge(new Assertion(good.credential(),
                good.authenticatorData(), good.clientData(), altered, good.user()), passkey,
                false));
        var stranger = new SoftKey(SITE, PAGE).answer(CHALLENGE, Optional.empty());
        assertEquals(new Judged.Wrong(), judge(new Assertion(good.credential(),
                stranger.authenticatorData(), stranger.clientData(), stranger.signature(),
                good.user()), passkey, false));
        assertEquals(new Judged.Wrong(), judge(stranger, passkey, false));
    }

    @Test
    void aCounterThatStandsStillOrGoesBackShowsACopy() {
        var passkey = made(key.counting(7)).used(10, Instant.EPOCH);
        for (long before : new long[] {9, 3})
            assertEquals(new Judged.Copied(), judge(key.counting(before).answer(CHALLENGE,
                    Optional.empty()), passkey, false));
        assertEquals(new Judged.Genuine(11), judge(key.counting(10).answer(CHALLENGE,
                Optional.empty()), passkey, false));
    }

    @Test
    void whoeverMustBeVerifiedIsNotTakenOtherwise() {
        var passkey = made(key);
        var touched = key.verifying(false).answer(CHALLENGE, Optional.empty());
        assertEquals(new Judged.Wrong(), judge(touched, passkey, true));
        assertInstanceOf(Judged.Genuine.class, judge(touched, passkey, false));
    }

    @Test
    void anAnswerOfOneCeremonyIsNoneOfTheOther() {
        var passkey = made(key);
        var answer = key.answer(CHALLENGE, Optional.empty());
        var registration = key.register(CHALLENGE);
        assertTrue(ceremonies().made(new Registration(registration.attestation(),
                answer.clientData()), CHALLENGE).isEmpty());
        assertEquals(new Judged.Wrong(), judge(new Assertion(answer.credential(),
                answer.authenticatorData(), registration.clientData(), answer.signature(),
                Optional.empty()), passkey, false));
    }

    @Test
    void whatCannotBeReadIsRefused() {
        var passkey = made(key);
        var answer = key.answer(CHALLENGE, Optional.empty());
        for (var nonsense : new byte[][] {{}, {1}, new byte[36], new byte[200]}) {
            assertTrue(ceremonies().made(new Registration(nonsense,
                    key.register(CHALLENGE).clientData()), CHALLENGE).isEmpty());
            assertEquals(new Judged.Wrong(), judge(new Assertion(answer.credential(), nonsense,
                    answer.clientData(), answer.signature(), Optional.empty()), passkey, false));
            assertEquals(new Judged.Wrong(), judge(new Assertion(answer.credential(),
                    answer.authenticatorData(), answer.clientData(), nonsense, Optional.empty()),
                    passkey, false));
        }
    }

    private Passkey made(SoftKey of) {
        var made = ceremonies().made(of.register(CHALLENGE), CHALLENGE).orElseThrow();
        return new Passkey(anna, new PasskeyId(UUID.randomUUID()), Private.of("A key"),
                made.credential(), made.key(), made.counter(), made.syncable(), false,
                Instant.EPOCH, Optional.empty());
    }

    private Judged judge(Assertion assertion, Passkey passkey, boolean verified) {
        return ceremonies().judge(assertion, passkey, CHALLENGE, verified);
    }

    private static byte[] challenge(int mark) {
        var bytes = new byte[32];
        bytes[0] = (byte) mark;
        return bytes;
    }
}
