package com.aimixup.domain.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("children.18")
final class AdulthoodTest {

    @ParameterizedTest
    @CsvSource({
        "2008-05-17, 2026-05-16, false",
        "2008-05-17, 2026-05-17, true",
        "2008-05-17, 2026-05-18, true",
        "2008-02-29, 2026-02-28, false",
        "2008-02-29, 2026-03-01, true",
        "2002-02-28, 2020-02-28, true",
        "2000-02-29, 2018-02-28, false",
        "2027-01-01, 2026-01-01, false",
        "1900-01-01, 2026-01-01, true",
        "-999999999-01-01, 2026-01-01, true",
        "+999999999-12-31, 2026-01-01, false",
    })
    void oneIsAdultFromTheEighteenthBirthdayOn(LocalDate born, LocalDate today, boolean adult) {
        assertEquals(adult, new Adulthood.BornOn(born).isAdult(today));
    }

    @Test
    void aDeclarationIsTakenAtItsWord() {
        assertTrue(new Adulthood.Declared(true).isAdult(LocalDate.EPOCH));
        assertFalse(new Adulthood.Declared(false).isAdult(LocalDate.EPOCH));
    }

    @Test
    void aDateOfBirthIsNotPrinted() {
        assertEquals("BornOn[private]", new Adulthood.BornOn(LocalDate.EPOCH).toString());
    }
}
