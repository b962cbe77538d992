package com.aimixup.adapter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.runtime.Signals;
import com.aimixup.application.runtime.SignalsContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PostgresSignalsTest extends SignalsContract {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final PostgresSignals one = listening();
    private final PostgresSignals other = listening();

    @AfterEach void closeBoth() {
        one.close();
        other.close();
    }

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected Signals signals() {
        return one;
    }

    @Override protected Signals others() {
        return other;
    }

    @Test void aConnectionThatIsCutComesAgainByItself() throws Exception {
        var heard = new LinkedBlockingQueue<UUID>();
        other.listen((_, id) -> heard.add(id));
        try (var owner = TEST.owner().connect(PATIENCE)) {
            assertFalse(Sql.strings(owner, "select pg_terminate_backend(pid) from"
                    + " pg_stat_activity where datname = current_database()"
                    + " and query ilike 'listen%'").isEmpty());
        }
        var id = UUID.randomUUID();
        var found = UUID.randomUUID();
        for (var left = PATIENCE; !found.equals(id) && left.isPositive();
                left = left.minusMillis(100)) {
            one.send("again", List.of(id));
            found = Optional.ofNullable(heard.poll(100, TimeUnit.MILLISECONDS))
                    .orElse(found);
        }
        assertEquals(id, found);
    }

    @Test void whatOthersSayOnTheChannelIsPassedOver() throws InterruptedException {
        var heard = new LinkedBlockingQueue<UUID>();
        other.listen((_, id) -> heard.add(id));
        for (var text : List.of("", "x", "a topic", " " + UUID.randomUUID(), "a " + "z".repeat(36)))
            TEST.database().list("select pg_notify('aimixup', ?)::text as sent", _ -> true, text);
        var id = UUID.randomUUID();
        one.send("a", List.of(id));
        assertEquals(id, heard.poll(20, TimeUnit.SECONDS));
    }

    private static PostgresSignals listening() {
        var signals = new PostgresSignals(TEST.app(), TEST.database());
        signals.listen((_, _) -> { });
        try {
            assertTrue(signals.awaitListening(PATIENCE));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return signals;
    }
}
