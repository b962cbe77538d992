package com.aimixup.adapter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseAddressTest {
    private static final DatabaseAddress EXPECTED = new DatabaseAddress(
            "jdbc:postgresql://db.example:6432/mix", "anna", "a+b c", Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {
        "postgresql://anna:a+b%20c@db.example:6432/mix",
        "postgres://anna:a%2Bb%20c@db.example:6432/mix",
        "jdbc:postgresql://db.example:6432/mix?user=anna&password=a%2Bb%20c",
        " postgresql://db.example:6432/mix?password=a+b%20c&user=anna\n"
    })
    void theFormsInUseAreUnderstood(String text) {
        assertEquals(EXPECTED, DatabaseAddress.parse(text, Optional.empty()));
    }

    @Test void aSeparatePasswordWins() {
        assertEquals(EXPECTED, DatabaseAddress.parse("postgresql://anna:old@db.example:6432/mix",
                Optional.of("a+b c")));
        assertEquals(EXPECTED, DatabaseAddress.parse("postgresql://anna@db.example:6432/mix",
                Optional.of("a+b c")));
    }

    @Test void otherParametersStay() {
        assertEquals("jdbc:postgresql://a:1,b:2/mix?sslmode=verify-full&targetServerType=primary",
                DatabaseAddress.parse("postgresql://anna:x@a:1,b:2/mix?sslmode=verify-full"
                        + "&targetServerType=primary", Optional.empty()).url());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "mysql://anna:geheim@db/mix", "postgresql://anna:geheim@db", "db:5432",
        "postgresql://db/mix?password=geheim"
    })
    void otherFormsAreRefusedWithoutRepeatingThem(String text) {
        var refusal = assertThrows(StartRefused.class,
                () -> DatabaseAddress.parse(text, Optional.empty()));
        assertFalse(refusal.getMessage().contains("geheim"));
    }

    @Test void itDoesNotPrintItsPassword() {
        assertFalse(EXPECTED.toString().contains("a+b"));
        assertFalse(EXPECTED.place().contains("anna"));
    }
}
