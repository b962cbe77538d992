package com.aimixup.adapter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class MigrationsTest {
    @Test void aFreshDatabaseHasTheTables() {
        try (var test = TestDatabase.fresh()) {
            assertEquals(0, test.database().<Long>one("select count(*) as n from account",
                    row -> row.number("n")));
        }
    }
}
