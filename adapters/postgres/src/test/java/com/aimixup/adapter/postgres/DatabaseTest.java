package com.aimixup.adapter.postgres;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.domain.privacy.Private;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DatabaseTest {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private static final String CANARY = "canary-77b1";

    private final Database database = TEST.database();

    @BeforeAll static void makeTables() throws SQLException {
        try (var owner = TEST.owner().connect(Duration.ofSeconds(5))) {
            Sql.execute(owner, "create table sample (id text primary key"
                    + " constraint short check (length(id) < 40))");
            Sql.execute(owner, "create table late (id text constraint late_key unique"
                    + " deferrable initially deferred)");
            Sql.execute(owner, "grant all on sample, late to aimixup_app");
        }
    }

    @AfterAll static void close() {
        TEST.close();
    }

    @Test void valuesOfEveryKindComeBackAsTheyWere() {
        var id = UUID.randomUUID();
        var time = Instant.parse("1999-12-31T23:59:59.123456Z");
        var sql = "select ?::uuid as id, ?::timestamptz as time, ?::bytea as bytes,"
                + " ?::text as text, ?::bigint as number, ?::boolean as flag, ?::text as none";
        var seen = database.run(() -> database.one(sql, row -> {
            assertEquals(id, row.id("id"));
            assertEquals(time, row.instant("time"));
            assertArrayEquals(new byte[] {0, -1}, row.bytes("bytes"));
            assertEquals("ä'\"🙂", row.text("text"));
            assertEquals(Long.MIN_VALUE, row.number("number"));
            assertTrue(row.flag("flag"));
            return row.optional("none", Row::text);
        }, id, time.plusNanos(999), new byte[] {0, -1}, "ä'\"🙂", Long.MIN_VALUE, true,
                Optional.empty()));
        assertEquals(Optional.empty(), seen);
    }

    /** As a sealed field does whose key is not known yet. */
    @Test void aRowMayAskForMoreAlthoughThereIsNoOtherConnection() {
        try (var narrow = Database.open(TEST.owner(), 1, Duration.ofSeconds(2))) {
            assertEquals(List.of(1L, 2L), narrow.list("select n from generate_series(0, 1) as n",
                    row -> narrow.one("select ?::bigint + 1 as more",
                            more -> more.number("more"), row.number("n"))));
        }
    }

    @Test void manyRowsGoInOneStatement() {
        var ids = new UUID[] {UUID.randomUUID(), UUID.randomUUID()};
        var times = new Instant[] {Instant.EPOCH, Instant.EPOCH.plusNanos(1_500)};
        var texts = new String[] {"{a,\"b\"}", "NULL"};
        var rows = database.list("select * from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?,"
                + " ?::bigint[]) as t (id, time, text, bytes, number) order by number",
                row -> List.of(row.id("id"), row.instant("time"), row.text("text"),
                        (int) row.bytes("bytes")[0], row.number("number")),
                ids, times, texts, new byte[][] {{1}, {2}}, new long[] {1, 2});
        assertEquals(List.of(List.of(ids[0], times[0], texts[0], 1, 1L),
                List.of(ids[1], Instant.EPOCH.plusNanos(1_000), texts[1], 2, 2L)), rows);
    }

    @Test void aNullThatWasNotAskedForIsAnError() {
        assertThrows(IllegalStateException.class,
                () -> database.one("select null::text as x", row -> row.text("x")));
    }

    @Test void oneMeansOne() {
        assertThrows(IllegalStateException.class,
                () -> database.one("select 1 as x where false", row -> row.number("x")));
        assertThrows(IllegalStateException.class, () -> database.first(
                "select * from generate_series(1, 2) as x", row -> row.number("x")));
    }

    @Test void aKindOfParameterNobodyDecidedAboutIsRefusedUnseen() {
        var refusal = assertThrows(IllegalArgumentException.class,
                () -> database.update("insert into sample values (?)", Private.of(CANARY)));
        assertFalse(refusal.getMessage().contains(CANARY));
    }

    @Test void aFailureTellsItsKindAndConstraintAndNothingOfTheRow() {
        database.update("insert into sample values (?)", CANARY);
        var duplicate = failure("insert into sample values (?)", CANARY);
        assertEquals(StoreFailure.Kind.DUPLICATE, duplicate.kind());
        assertTrue(duplicate.breaks("sample_pkey"));
        var refused = failure("insert into sample values (?)", CANARY.repeat(9));
        assertEquals(StoreFailure.Kind.REFUSED, refused.kind());
        assertTrue(refused.breaks("short"));
        var broken = failure("select ?::int from sample", CANARY);
        assertEquals(StoreFailure.Kind.BROKEN, broken.kind());
        for (var failure : List.of(duplicate, refused, broken)) {
            assertFalse(failure.toString().contains(CANARY));
            assertNull(failure.getCause());
        }
    }

    private StoreFailure failure(String sql, String parameter) {
        return assertThrows(StoreFailure.class, () -> database.update(sql, parameter));
    }

    @Test void aCommitThatFailsIsReportedAsWhatItIs() {
        var failure = assertThrows(StoreFailure.class, () -> database.run(() -> {
            database.update("insert into late values ('x')");
            database.update("insert into late values ('x')");
        }));
        assertEquals(StoreFailure.Kind.DUPLICATE, failure.kind());
        assertTrue(failure.breaks("late_key"));
        assertEquals(0L, database.<Long>one("select count(*) as n from late",
                row -> row.number("n")));
    }

    @Test void aFailedQueryInATransactionIsNotHiddenByTheRollBack() {
        for (var attempt = 0; attempt < 40; attempt++) { // more than there are connections
            var failure = assertThrows(StoreFailure.class, () -> database.run(() ->
                    database.list("select 1/0 as x", row -> row.number("x"))));
            assertEquals("22012", failure.state());
        }
        assertEquals(0, database.busyConnections());
    }

    @Test void whatTheRowReaderThrowsReachesTheCallerAndLosesNoConnection() {
        var thrown = new IllegalArgumentException();
        for (var attempt = 0; attempt < 40; attempt++) {
            assertSame(thrown, assertThrows(IllegalArgumentException.class, () ->
                    database.list("select 1 as x", _ -> {
                        throw thrown;
                    })));
        }
        assertEquals(0, database.busyConnections());
    }

    @Test void aLargeResultComesInPortions() {
        var enough = new IllegalStateException("enough");
        assertTimeout(Duration.ofSeconds(20), () -> assertSame(enough,
                assertThrows(IllegalStateException.class, () -> database.run(() ->
                        database.each("select generate_series(1, 100000000) as n",
                                row -> row.number("n"), n -> {
                                    if (n == 1_000) throw enough;
                                })))));
    }

    @Test void aLargeResultNeedsATransaction() {
        assertThrows(IllegalStateException.class, () -> database.each("select 1 as n",
                row -> row.number("n"), _ -> { }));
    }

    @Test void aTransactionIsItsThreadsAlone() throws Exception {
        var written = new CountDownLatch(1);
        var looked = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writer = threads.submit(() -> database.run(() -> {
                database.update("insert into sample values ('unseen')");
                written.countDown();
                try {
                    looked.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            written.await();
            assertEquals(List.of(), database.list("select id from sample where id = 'unseen'",
                    row -> row.text("id")));
            looked.countDown();
            writer.get();
        }
        assertEquals(1, database.update("delete from sample where id = 'unseen'"));
    }

    @Test void twoWhoBlockEachOtherConflict() throws Exception {
        database.update("insert into sample values ('left'), ('right')");
        var both = new CountDownLatch(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> cross("left", "right", both));
            var other = threads.submit(() -> cross("right", "left", both));
            assertNotEquals(one.get(), other.get());
        }
    }

    /** Whether it went well; one of two is told to try again. */
    private boolean cross(String first, String second, CountDownLatch both) {
        var lock = "select id from sample where id = ? for update";
        try {
            database.run(() -> {
                database.one(lock, row -> row.text("id"), first);
                both.countDown();
                try {
                    both.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                database.one(lock, row -> row.text("id"), second);
            });
            return true;
        } catch (StoreUnavailable again) {
            return false;
        }
    }
}
