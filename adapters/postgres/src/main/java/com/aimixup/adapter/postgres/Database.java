package com.aimixup.adapter.postgres;

import com.aimixup.application.runtime.OuterTransactions;
import com.aimixup.application.runtime.Transactions;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import io.helidon.dbclient.jdbc.JdbcParametersConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Statements and transactions. Inside {@link #run} every statement of the thread belongs to its
 * transaction; outside, each stands alone. Parameters: see {@link Parameters}.
 */
public final class Database implements Transactions, OuterTransactions, AutoCloseable {
    /** DB Client would otherwise hash the text of each statement to name it. */
    private static final String NAME = "sql";
    private static final ScopedValue<Open> CURRENT = ScopedValue.newInstance();

    private final Pool pool;
    private final DbClient client;

    /** A transaction; DB Client takes its connection with the first statement. */
    private static final class Open {
        private final DbTransaction transaction;
        private final boolean isOuter;
        private boolean used;
        private boolean failed;

        Open(DbTransaction transaction, boolean isOuter) {
            this.transaction = transaction;
            this.isOuter = isOuter;
        }
    }

    private Database(Pool pool) {
        this.pool = pool;
        // Plain byte arrays and strings: as streams they would be copied once more.
        client = JdbcClientBuilder.create().connectionPool(pool)
                .parametersSetter(JdbcParametersConfig.builder().useByteArrayBinding(false)
                        .useStringBinding(false).build())
                .build();
    }

    /** Connects when first used, and again by itself after the server was away. */
    public static Database open(DatabaseAddress address, int connections, Duration patience) {
        return new Database(new Pool(address, new Pool.Size(connections, patience)));
    }

    @Override public <T> T run(Supplier<T> work) {
        if (!CURRENT.isBound()) return run(work, new Open(client.transaction(), false));
        if (!CURRENT.get().isOuter) throw new IllegalStateException("transactions do not nest");
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            CURRENT.get().failed = true; // what it did cannot be undone alone
            throw failure;
        }
    }

    @Override public <T> T around(Supplier<T> work) {
        if (CURRENT.isBound()) throw new IllegalStateException("transactions do not nest");
        return run(work, new Open(client.transaction(), true));
    }

    private <T> T run(Supplier<T> work, Open open) {
        T result;
        try {
            result = ScopedValue.where(CURRENT, open).call(work::get);
            if (open.failed) throw new IllegalStateException("a part of it failed");
        } catch (RuntimeException | Error failure) {
            rollBack(open, failure);
            throw failure;
        }
        // Outside the try, unlike DB Client's own idiom: there a failed commit is answered with a
        // roll-back of the closed connection, and that error hides what happened.
        if (open.used) {
            try {
                open.transaction.commit();
            } catch (DbClientException e) {
                throw StoreFailure.of(e);
            }
        }
        return result;
    }

    private static void rollBack(Open open, Throwable failure) {
        if (!open.used) return;
        try {
            open.transaction.rollback();
        } catch (RuntimeException e) {
            // Also where DB Client closed the connection itself after a query that failed, which
            // rolls back too.
            failure.addSuppressed(StoreFailure.of(e));
        }
    }

    /**
     * Rows are read when the connection is given back: whoever opens a sealed field may have to ask
     * for its key, and if many did that while each kept a connection, there would be none left.
     */
    public <T> List<T> list(String sql, Function<Row, T> read, Object... parameters) {
        return query(sql, rows -> rows.map(Row::new).toList(), parameters).stream()
                .map(read).toList();
    }

    /** The only row, if any; more than one is an error. */
    public <T> Optional<T> first(String sql, Function<Row, T> read, Object... parameters) {
        var found = list(sql, read, parameters);
        if (found.size() > 1) throw new IllegalStateException("more than one row");
        return found.stream().findFirst();
    }

    /** The only row, which must be there. */
    public <T> T one(String sql, Function<Row, T> read, Object... parameters) {
        return first(sql, read, parameters)
                .orElseThrow(() -> new IllegalStateException("no such row"));
    }

    /** One after the other, a portion in memory at a time; only in a transaction. */
    public <T> void each(String sql, Function<Row, T> read, Consumer<T> action,
            Object... parameters) {
        if (!CURRENT.isBound()) throw new IllegalStateException("needs a transaction");
        query(sql, rows -> {
            rows.forEach(row -> action.accept(read.apply(new Row(row))));
            return true;
        }, parameters);
    }

    /** Returns how many rows were changed. */
    public long update(String sql, Object... parameters) {
        try {
            return executor().createNamedDmlStatement(NAME, sql)
                    .params(Parameters.of(parameters)).execute();
        } catch (DbClientException e) {
            throw StoreFailure.of(e);
        }
    }

    private <R> R query(String sql, Function<Stream<DbRow>, R> reader, Object... parameters) {
        try (var rows = executor().createNamedQuery(NAME, sql)
                .params(Parameters.of(parameters)).execute()) {
            return reader.apply(rows);
        } catch (DbClientException e) {
            throw StoreFailure.of(e);
        }
    }

    private DbExecute executor() {
        if (!CURRENT.isBound()) return client.execute();
        var open = CURRENT.get();
        open.used = true;
        return open.transaction;
    }

    /** Connections in use, for the metrics. */
    public int busyConnections() {
        return pool.busy();
    }

    /** Threads that wait for a connection, for the metrics. */
    public int waitingThreads() {
        return pool.waiting();
    }

    @Override public void close() {
        client.close();
    }
}
