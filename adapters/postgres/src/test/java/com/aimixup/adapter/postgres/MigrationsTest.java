package com.aimixup.adapter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MigrationsTest {
    private final TestDatabase test = TestDatabase.empty();

    @AfterEach void close() {
        test.close();
    }

    @Test void anEmptyDatabaseGetsItsTables() throws SQLException {
        new Migrations().run(test.migrating());
        assertEquals(List.of("0"), ask("select count(*) from account"));
    }

    @Test void whereNothingIsToDoLiquibaseIsNotEvenAsked() throws SQLException {
        new Migrations().run(test.migrating());
        ask("drop table databasechangeloglock; select 1"); // it would make it again
        new Migrations().run(test.migrating());
        assertEquals(List.of("f"),
                ask("select to_regclass('databasechangeloglock') is not null"));
    }

    @Test void manyNodesMayStartAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var nodes = IntStream.range(0, 4).mapToObj(_ -> threads.submit(
                    () -> new Migrations().run(test.migrating()))).toList();
            for (var node : nodes) node.get();
        }
        assertEquals(List.of("t"), ask("select count(*) = count(distinct id) and count(*) > 5"
                + " from databasechangelog"));
    }

    @Test void aLockThatAKilledProgramLeftIsNoObstacle() throws SQLException {
        new Migrations().run(test.migrating());
        ask("update databasechangeloglock set locked = true, lockedby = 'gone';"
                + " delete from schema_fingerprint; select 1");
        new Migrations().run(test.migrating());
        assertEquals(List.of("1"), ask("select count(*) from schema_fingerprint"));
    }

    @Test void aDatabaseOfANewerProgramIsRefusedUntouched() throws SQLException {
        new Migrations().run(test.migrating());
        ask("insert into databasechangelog select 'credits-999', author, filename, dateexecuted,"
                + " orderexecuted + 1000, exectype, md5sum from databasechangelog limit 1;"
                + " update schema_fingerprint set value = 'newer'; select 1");
        var refusal = refusal(test.migrating());
        assertTrue(refusal.contains("newer AiMixUp"), refusal);
        assertTrue(refusal.contains("credits-999"), refusal);
        assertEquals(List.of("newer"), ask("select value from schema_fingerprint"));
    }

    @Test void lookingAtADatabaseWritesNothing() throws SQLException {
        new Migrations().refuseUnusable(test.migrating());
        assertEquals(List.of("0"), ask("select count(*) from pg_class"
                + " where relnamespace = 'public'::regnamespace"));
    }

    @Test void aServerThatIsNotThereIsNamed() {
        var refusal = refusal(DatabaseAddress.of("127.0.0.1", 1, "aimixup", "anna", "geheim"));
        assertTrue(refusal.contains("cannot be reached (127.0.0.1:1/aimixup"), refusal);
    }

    @Test void aWrongPasswordIsNamedAndNotShown() {
        var owner = test.owner();
        var refusal = refusal(new DatabaseAddress(owner.url(), owner.user(), "geheim",
                Optional.empty()));
        assertTrue(refusal.contains("refuses the user or password"), refusal);
        assertTrue(!refusal.contains("geheim"));
    }

    @Test void aMissingDatabaseIsNamed() {
        var refusal = refusal(test.owner().inDatabase("nowhere"));
        assertTrue(refusal.contains("no such database"), refusal);
    }

    private static String refusal(DatabaseAddress address) {
        return assertThrows(StartRefused.class,
                () -> new Migrations().refuseUnusable(address)).getMessage();
    }

    private List<String> ask(String sql) throws SQLException {
        try (Connection owner = test.owner().connect(Duration.ofSeconds(5))) {
            var parts = sql.split("; ");
            for (var i = 0; i < parts.length - 1; i++) Sql.execute(owner, parts[i]);
            return Sql.strings(owner, parts[parts.length - 1]);
        }
    }
}
