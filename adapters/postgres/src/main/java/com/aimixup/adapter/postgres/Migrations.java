package com.aimixup.adapter.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Brings the schema to what this program needs, as the owner.
 *
 * <p>Liquibase takes most of a second to find that nothing is to do. So the fingerprint of the
 * change logs is kept in the database, and Liquibase is asked only when it differs.
 */
public final class Migrations {
    /** In the order in which they build on each other. */
    private static final List<String> CHANGE_LOGS = List.of("db/vault.sql", "db/accounts.sql",
            "db/access.sql", "db/credits.sql", "db/prices.sql", "db/conversations.sql",
            "db/disclosures.sql", "db/files.sql", "db/providers.sql", "db/message-files.sql",
            "db/teams.sql", "db/keys.sql", "db/messages.sql", "db/payments.sql", "db/mixes.sql",
            "db/echo-models.sql", "db/told-events.sql", "db/images.sql", "db/mail.sql",
            "db/spending.sql", "db/sessions.sql", "db/factors.sql", "db/receipts.sql",
            "db/addresses.sql", "db/restrictions.sql", "db/shop-changes.sql", "db/attempts.sql",
            "db/allotments.sql", "db/canvases.sql", "db/grants.sql", "db/answers.sql",
            "db/passkeys.sql", "db/staff.sql");
    private static final int OLDEST_SERVER = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Any number, as long as nobody else in the database uses it for a lock. */
    private static final long LOCK = 0x61696d69787570L;
    private static final Pattern CHANGE_SET = Pattern.compile("(?m)^--changeset ([^:\\s]+:\\S+)");

    private final List<String> changeLogs;
    private final List<String> texts;

    public Migrations() {
        this(CHANGE_LOGS);
    }

    Migrations(List<String> changeLogs) {
        this.changeLogs = List.copyOf(changeLogs);
        texts = changeLogs.stream().map(Migrations::text).toList();
    }

    /** Says what is wrong with a database that cannot serve, and writes nothing. */
    public void refuseUnusable(DatabaseAddress address) {
        try (var connection = connect(address)) {
            refuseUnusable(connection);
        } catch (SQLException e) {
            throw new StartRefused("the database cannot be looked at: " + StoreFailure.of(e)
                    .getMessage());
        }
    }

    private void refuseUnusable(Connection connection) throws SQLException {
        var server = connection.getMetaData();
        if (server.getDatabaseMajorVersion() < OLDEST_SERVER)
            throw new StartRefused("the database server is PostgreSQL "
                    + server.getDatabaseProductVersion() + "; AiMixUp needs " + OLDEST_SERVER
                    + " or newer");
        if (!fingerprint().equals(found(connection).orElse(""))) refuseNewer(connection);
    }

    /** Any number of nodes may do this at once: one works, the others wait. */
    public void run(DatabaseAddress address) {
        try (var connection = connect(address)) {
            refuseUnusable(connection);
            var wanted = fingerprint();
            if (wanted.equals(found(connection).orElse(""))) return;
            migrate(connection, address, wanted);
        } catch (SQLException e) {
            throw new StartRefused("the database cannot be migrated: " + StoreFailure.of(e)
                    .getMessage());
        }
    }

    private void migrate(Connection connection, DatabaseAddress address, String wanted)
            throws SQLException {
        Sql.execute(connection, "set lock_timeout = '10min'");
        Sql.execute(connection, "select pg_advisory_lock(" + LOCK + ")");
        try {
            if (wanted.equals(found(connection).orElse(""))) return;
            refuseNewer(connection);
            DatabaseRoles.ensure(connection, address.role());
            LiquibaseRun.update(address, changeLogs, PATIENCE);
            remember(connection, wanted);
        } finally {
            Sql.execute(connection, "select pg_advisory_unlock(" + LOCK + ")");
        }
    }

    private static Connection connect(DatabaseAddress address) {
        try {
            return address.connect(PATIENCE);
        } catch (SQLException e) {
            var state = Optional.ofNullable(e.getSQLState()).orElse("");
            throw new StartRefused(switch (state) {
                case "28P01", "28000" -> "the database refuses the user or password of "
                        + address.user() + "; see AIMIXUP_DATABASE_URL";
                case "3D000" -> "the database server has no such database; see"
                        + " AIMIXUP_DATABASE_URL";
                default -> "the database cannot be reached (" + address.place() + ", " + state
                        + "); is it running, and is AIMIXUP_DATABASE_URL right?";
            });
        }
    }

    /** A change set that we do not know was made by a later version of this program. */
    private void refuseNewer(Connection connection) throws SQLException {
        if (!Sql.exists(connection, "databasechangelog")) return;
        var unknown = Sql.strings(connection,
                "select author || ':' || id from databasechangelog order by orderexecuted");
        unknown.removeAll(changeSets());
        if (!unknown.isEmpty()) throw new StartRefused("the database was made by a newer AiMixUp:"
                + " it has " + unknown.size() + " changes that this version does not know (first: "
                + unknown.getFirst() + "). Start the newer version");
    }

    private Set<String> changeSets() {
        var found = new HashSet<String>();
        for (var text : texts) {
            var matcher = CHANGE_SET.matcher(text);
            while (matcher.find()) found.add(matcher.group(1));
        }
        return found;
    }

    private static Optional<String> found(Connection connection) throws SQLException {
        if (!Sql.exists(connection, "schema_fingerprint")) return Optional.empty();
        return Sql.strings(connection, "select value from schema_fingerprint").stream()
                .findFirst();
    }

    private static void remember(Connection connection, String value) throws SQLException {
        Sql.execute(connection, "create table if not exists schema_fingerprint ("
                + "one boolean primary key default true check (one), value text not null)");
        Sql.execute(connection, "insert into schema_fingerprint (value) values ('" + value
                + "') on conflict (one) do update set value = excluded.value");
    }

    private String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var text : texts) digest.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String changeLog) {
        try (var in = Migrations.class.getClassLoader().getResourceAsStream(changeLog)) {
            if (in == null) throw new IllegalStateException("no change log " + changeLog);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
