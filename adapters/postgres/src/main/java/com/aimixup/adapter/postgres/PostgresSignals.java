package com.aimixup.adapter.postgres;

import com.aimixup.application.runtime.Signals;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.postgresql.PGConnection;

/**
 * Signals by LISTEN and NOTIFY, on one connection of its own that comes again by itself. What is
 * sent while it is away is lost.
 */
public final class PostgresSignals implements Signals, AutoCloseable {
    private static final Logger LOG = System.getLogger(PostgresSignals.class.getName());
    private static final String CHANNEL = "aimixup";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** A connection that was cut without a word is noticed by asking it something. */
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final int UUID_LENGTH = 36;

    private final DatabaseAddress address;
    private final Database database;
    private final List<BiConsumer<String, UUID>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Thread ear = Thread.ofPlatform().daemon().name("signals")
            .unstarted(this::hearAll);
    private volatile boolean closed;

    /** Connects with the first listener. */
    public PostgresSignals(DatabaseAddress address, Database database) {
        this.address = address;
        this.database = database;
    }

    @Override public void send(String topic, Collection<UUID> ids) {
        database.list("select pg_notify('" + CHANNEL + "', ? || ' ' || id)::text as sent"
                + " from unnest(?::text[]) with ordinality as ids (id, n) order by n", _ -> true,
                topic, ids.stream().map(UUID::toString).toArray(String[]::new));
    }

    @Override public Runnable listen(BiConsumer<String, UUID> listener) {
        listeners.add(listener);
        synchronized (ear) {
            if (ear.getState() == Thread.State.NEW) ear.start();
        }
        return () -> listeners.remove(listener);
    }

    /** For tests: whether it listens by now. */
    boolean awaitListening(Duration patience) throws InterruptedException {
        return listening.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void hearAll() {
        var wasHeard = true;
        while (!closed) {
            try (var connection = address.connect(PATIENCE)) {
                Sql.execute(connection, "listen " + CHANNEL);
                listening.countDown();
                if (!wasHeard) LOG.log(Level.INFO, "signals.heard-again");
                wasHeard = true;
                hear(connection);
            } catch (SQLException away) {
                if (wasHeard && !closed) LOG.log(Level.WARNING, "signals.not-heard state="
                        + away.getSQLState());
                wasHeard = false;
            }
            pause();
        }
    }

    private void hear(Connection connection) throws SQLException {
        var notified = connection.unwrap(PGConnection.class);
        while (!closed) {
            var heard = notified.getNotifications((int) SILENCE.toMillis());
            if (heard == null || heard.length == 0) Sql.execute(connection, "select 1");
            else for (var one : heard) tell(one.getParameter());
        }
    }

    /** Others may use the channel as they like: what is not ours is passed over. */
    private void tell(String text) {
        var space = text.indexOf(' ');
        if (space < 1 || text.length() != space + 1 + UUID_LENGTH) return;
        try {
            var id = UUID.fromString(text.substring(space + 1));
            listeners.forEach(listener -> listener.accept(text.substring(0, space), id));
        } catch (IllegalArgumentException notOurs) {
            LOG.log(Level.DEBUG, "signals.not-ours");
        }
    }

    private void pause() {
        try {
            if (!closed) Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override public void close() {
        closed = true;
        ear.interrupt();
    }
}
