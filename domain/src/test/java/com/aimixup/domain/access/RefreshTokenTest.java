package com.aimixup.domain.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.accounts.AccountId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RefreshTokenTest {

    @RepeatedTest(50)
    void aTokenIsReadBackAsItWasWritten(RepetitionInfo repetition) {
        var token = token(repetition.getCurrentRepetition());
        var read = RefreshToken.parse(token.encoded()).orElseThrow();
        assertEquals(token.account(), read.account());
        assertEquals(token.session(), read.session());
        assertArrayEquals(token.secret(), read.secret());
        assertArrayEquals(token.hash(), read.hash());
        assertTrue(token.encoded().matches("[A-Za-z0-9_-]+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "=", "null", "....", "a.b.c", "\0", "ключ", "AAAA", "%00"})
    void whatWasNeverOursIsNoToken(String text) {
        assertEquals(Optional.empty(), RefreshToken.parse(text));
    }

    @Test
    void whatFollowsATokenIsUncoveredByThatTokenOnly() {
        var session = new SessionId(new UUID(3, 4));
        var account = new AccountId(new UUID(1, 2));
        var secret = new byte[RefreshToken.SECRET_BYTES];
        var first = new RefreshToken(account, session, secret.clone());
        secret[0] = 1;
        var other = new RefreshToken(account, session, secret.clone());
        secret[0] = 2;
        var next = new RefreshToken(account, session, secret.clone());
        assertArrayEquals(next.secret(), first.uncover(first.cover(next)).secret());
        assertFalse(Arrays.equals(next.secret(), other.uncover(first.cover(next)).secret()));
        assertFalse(Arrays.equals(next.secret(), first.cover(next)));
    }

    @Test
    void aTokenCutShortOrDrawnOutIsNone() {
        var encoded = token(1).encoded();
        assertEquals(Optional.empty(), RefreshToken.parse(encoded.substring(1)));
        assertEquals(Optional.empty(), RefreshToken.parse(encoded.substring(0, 80)));
        assertEquals(Optional.empty(), RefreshToken.parse(encoded + "AAAA"));
        assertEquals(Optional.empty(), RefreshToken.parse("A".repeat(1_000_000)));
    }

    @Test
    void onlyTheHashOfTheSecretIsStored() {
        var token = token(1);
        assertEquals(32, token.hash().length);
        assertFalse(Arrays.equals(token.secret(), token.hash()));
    }

    private static RefreshToken token(long seed) {
        var random = new Random(seed);
        var secret = new byte[RefreshToken.SECRET_BYTES];
        random.nextBytes(secret);
        return new RefreshToken(new AccountId(new UUID(random.nextLong(), random.nextLong())),
                new SessionId(new UUID(random.nextLong(), random.nextLong())), secret);
    }
}
