package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.runtime.MovableClock;
import com.aimixup.domain.accounts.AccountId;
import java.time.Duration;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class KeyCacheTest {
    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");
    private final MovableClock clock = new MovableClock(Keys.NOON.instant());
    private final KeyCache cache = new KeyCache(clock);

    @Test
    void aKeyLivesAFixedTimeHoweverOftenItIsRead() {
        cache.put(account(1), KEY);
        clock.pass(KeyCache.LIFE.minusMillis(1));
        assertSame(KEY, cache.find(account(1)).orElseThrow());
        clock.pass(Duration.ofMillis(1));
        assertTrue(cache.find(account(1)).isEmpty());
    }

    @Test
    void theDeadAreRemovedWhenOthersCome() {
        for (int i = 0; i < 100; i++) cache.put(account(i), KEY);
        clock.pass(KeyCache.LIFE);
        cache.put(account(1_000), KEY);
        assertEquals(1, cache.size());
    }

    @Test
    void itDoesNotGrowWithoutEnd() {
        for (int i = 0; i < 3 * KeyCache.ENTRIES_MAX; i++) {
            cache.put(account(i), KEY);
            assertTrue(cache.size() <= KeyCache.ENTRIES_MAX);
            assertTrue(cache.find(account(i)).isPresent());
        }
    }

    @Test
    void aForgottenKeyIsGone() {
        cache.put(account(1), KEY);
        cache.forget(account(1));
        assertTrue(cache.find(account(1)).isEmpty());
        assertEquals(0, cache.size());
    }

    private static AccountId account(int number) {
        return new AccountId(new UUID(0, number));
    }
}
