package com.aimixup.adapter.postgres;

import com.aimixup.application.runtime.StoreUnavailable;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.dbclient.jdbc.CloseableJdbcConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The connections that DB Client uses.
 *
 * <p>Not dbclient-hikari's: it takes its settings, the password too, only from a Config tree, and
 * hides the pool's figures.
 */
final class Pool implements CloseableJdbcConnectionPool {
    /**
     * @param connections at most; each is a process of the server
     * @param patience    for a new connection, then {@link StoreUnavailable}; while others have
     *                    one, the server is busy and not away, and it is {@link #BUSY_TIMES} that
     */
    record Size(int connections, Duration patience) {}

    /** A thousand turns that begin at one moment are served within a few times the patience. */
    private static final int BUSY_TIMES = 6;
    private static final int IDLE_CONNECTIONS = 2;
    private static final int FETCHED_ROWS = 500;

    /** Held, or the level is lost with the logger. */
    private static final Logger POOL_LOG = Logger.getLogger("com.zaxxer.hikari");

    private final HikariDataSource source;

    Pool(DatabaseAddress address, Size size) {
        POOL_LOG.setLevel(Level.WARNING);
        var config = new HikariConfig();
        config.setPoolName("aimixup");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(size.connections());
        config.setMinimumIdle(Math.min(IDLE_CONNECTIONS, size.connections()));
        config.setConnectionTimeout(size.patience().toMillis());
        config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
        config.setInitializationFailTimeout(-1); // migrations found it; later it heals by itself
        address.role().ifPresent(role ->
                config.setConnectionInitSql("set role " + role.sqlName()));
        config.addDataSourceProperty("ApplicationName", "aimixup");
        // DB Client sends a UUID as text; the server then finds out what it is meant to be.
        config.addDataSourceProperty("stringtype", "unspecified");
        // Large results arrive in portions inside a transaction; DB Client cannot say it per query.
        config.addDataSourceProperty("defaultRowFetchSize", Integer.toString(FETCHED_ROWS));
        config.addDataSourceProperty("logServerErrorDetail", "false"); // it quotes rows
        config.addDataSourceProperty("connectTimeout", "3");
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // A lock waited for, or a transaction left open, must not hold up everybody for ever.
        config.addDataSourceProperty("options", "-c lock_timeout=10s"
                + " -c statement_timeout=50s -c idle_in_transaction_session_timeout=60s");
        source = new HikariDataSource(config);
    }

    @Override public Connection connection() {
        for (int attempt = 1; ; attempt++) {
            try {
                return source.getConnection();
            } catch (SQLException e) {
                if (attempt == BUSY_TIMES || busy() == 0) throw StoreFailure.of(e);
            }
        }
    }

    @Override public String dbType() {
        return "jdbc:postgresql";
    }

    int busy() {
        return source.getHikariPoolMXBean().getActiveConnections();
    }

    int waiting() {
        return source.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    @Override public void close() {
        source.close();
    }
}
