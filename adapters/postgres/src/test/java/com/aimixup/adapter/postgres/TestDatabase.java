package com.aimixup.adapter.postgres;

import com.aimixup.adapter.postgres.embedded.EmbeddedPostgres;
import com.aimixup.adapter.postgres.embedded.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fresh, migrated database for a test class, on the server of AIMIXUP_DATABASE_URL or on one
 * that this process starts once. Copied from a template, which takes a few dozen milliseconds.
 */
public final class TestDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 16;

    private final DatabaseAddress owner;
    private final DatabaseAddress app;
    private final Database database;

    private TestDatabase(String name) {
        owner = Server.owner(name);
        app = Server.app(name);
        database = Database.open(app, CONNECTIONS, PATIENCE);
    }

    public static TestDatabase fresh() {
        return new TestDatabase(Server.copy(Template.NAME));
    }

    /** Without any table. */
    static TestDatabase empty() {
        return new TestDatabase(Server.copy("template0"));
    }

    /** As the running program. */
    public Database database() {
        return database;
    }

    public DatabaseAddress app() {
        return app;
    }

    public DatabaseAddress owner() {
        return owner;
    }

    /** For {@link Migrations}. */
    DatabaseAddress migrating() {
        return Server.FOREIGN.isPresent() ? app : owner;
    }

    @Override public void close() {
        database.close();
        Server.drop(app.place().replaceFirst(".*/", ""));
    }

    private static final class Template {
        static final String NAME = Server.copy("template0");

        static {
            new Migrations().run(Server.FOREIGN.isPresent() ? Server.app(NAME)
                    : Server.owner(NAME));
            if (Server.FOREIGN.isPresent())
                Runtime.getRuntime().addShutdownHook(new Thread(() -> Server.drop(NAME)));
        }
    }

    /** Started when first needed, stopped with the process. */
    private static final class Server {
        private static final AtomicInteger COUNT = new AtomicInteger();
        private static final String PREFIX =
                "aimixup_test_" + ProcessHandle.current().pid() + "_";
        static final Optional<DatabaseAddress> FOREIGN =
                Optional.ofNullable(System.getenv("AIMIXUP_DATABASE_URL"))
                        .map(url -> DatabaseAddress.parse(url, Optional.empty()));
        private static final Optional<EmbeddedPostgres> OWN =
                FOREIGN.isPresent() ? Optional.empty() : Optional.of(start());

        private static EmbeddedPostgres start() {
            var folder = Path.of("target", "postgres").toAbsolutePath();
            var data = folder.resolve("run-" + ProcessHandle.current().pid());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(data)));
            return hurried(EmbeddedPostgres.start(new EmbeddedPostgres.Place(data,
                    folder.resolve("binaries"), 0), new SecureRandom()));
        }

        /** Test data need not outlive the machine. */
        private static EmbeddedPostgres hurried(EmbeddedPostgres server) {
            try (var connection = server.address(PostgresRole.SUPERUSER).connect(PATIENCE)) {
                Sql.execute(connection, "alter system set fsync = off");
                Sql.execute(connection, "select pg_reload_conf()");
                return server;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void remove(Path data) {
            OWN.ifPresent(EmbeddedPostgres::close);
            try {
                Scratch.delete(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static DatabaseAddress owner(String name) {
            return FOREIGN.map(address -> address.inDatabase(name))
                    .orElseGet(() -> OWN.orElseThrow().address(PostgresRole.OWNER, name));
        }

        static DatabaseAddress app(String name) {
            return FOREIGN.map(address -> address.inDatabase(name).actingAs(PostgresRole.APP))
                    .orElseGet(() -> OWN.orElseThrow().address(PostgresRole.APP, name));
        }

        static String copy(String template) {
            var name = PREFIX + COUNT.incrementAndGet();
            administer("create database " + name + " template " + template
                    + OWN.map(_ -> " owner " + PostgresRole.OWNER.sqlName()).orElse(""));
            return name;
        }

        static void drop(String name) {
            administer("drop database if exists " + name + " with (force)");
        }

        /** One at a time: a template that somebody else copies cannot be copied. */
        private static synchronized void administer(String sql) {
            var address = FOREIGN.orElseGet(() ->
                    OWN.orElseThrow().address(PostgresRole.SUPERUSER, "postgres"));
            try (var connection = address.connect(PATIENCE)) {
                Sql.execute(connection, sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
