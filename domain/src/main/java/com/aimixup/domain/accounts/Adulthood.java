package com.aimixup.domain.accounts;

import java.time.LocalDate;
import java.time.Period;

/**
 * What a person says of their age; the service is not for people under 18 ({@code children.18}).
 */
public sealed interface Adulthood {

    int AGE_OF_MAJORITY = 18;

    boolean isAdult(LocalDate today);

    /** "I am 18 or older": yes or no. */
    record Declared(boolean adult) implements Adulthood {
        @Override
        public boolean isAdult(LocalDate today) {
            return adult;
        }
    }

    /** Used for this decision and then forgotten: a date of birth is not stored. */
    record BornOn(LocalDate birthDate) implements Adulthood {
        @Override
        public boolean isAdult(LocalDate today) {
            // Who was born on 29 February comes of age on 1 March in other years, not a day before.
            return Period.between(birthDate, today).getYears() >= AGE_OF_MAJORITY;
        }

        @Override
        public String toString() {
            return "BornOn[private]";
        }
    }
}
