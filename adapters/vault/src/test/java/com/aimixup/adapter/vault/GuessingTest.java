package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.privacy.Private;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("secure.passwords")
final class GuessingTest {
    private final Guessing guessing = new Guessing();

    @Test
    void everyCommonPasswordThatIsLongEnoughIsEasy() throws Exception {
        try (var in = new BufferedReader(new InputStreamReader(Zxcvbn.class.getResourceAsStream(
                "matchers/dictionaries/passwords.txt"), StandardCharsets.UTF_8))) {
            var common = in.lines().toList();
            assertTrue(common.size() > 25_000, "the list was found");
            var hard = common.stream().filter(password -> password.length() >= 10)
                    .filter(password -> !guessing.isEasy(Private.of(password), List.of()))
                    .toList();
            assertEquals(List.of(), hard);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aimixup2026", "aimixup aimixup", "MixUp12345!", "Password1234!",
        "qwertyuiop1", "aaaaaaaaaaaaaaaa", "annaannaanna", "anna.lee@example.org", "annalee1990"})
    void whatIsLikelyIsEasy(String password) {
        assertTrue(guessing.isEasy(Private.of(password), List.of(Private.of("Anna Lee"),
                Private.of("anna.lee@example.org"))));
    }

    /** No signs are asked for: four words do. */
    @ParameterizedTest
    @ValueSource(strings = {"correct otter staple", "bread under seven moons", "äöüßéèê¿ñ¡",
        "😀😎🙈🚀🌍🎲🧩🪁🥝🦉", "one and the same"})
    void whatIsUnlikelyIsNot(String password) {
        assertFalse(guessing.isEasy(Private.of(password), List.of(Private.of("Anna"))));
    }
}
