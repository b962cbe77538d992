package com.aimixup.domain.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageTest {

    @ParameterizedTest
    @CsvSource({"pt, PORTUGUESE", "pt-BR, PORTUGUESE", "'pt-PT,en;q=0.8', PORTUGUESE",
        "'en;q=0.5, pt', PORTUGUESE", "'de, pt;q=0.4, en;q=0.3', PORTUGUESE", "en-GB, ENGLISH",
        "'de-DE,fr', ENGLISH", "*, ENGLISH", "'', ENGLISH", "';;q=', ENGLISH", "'pt;q=x', ENGLISH"})
    void theOneThatIsLikedBestIsTaken(String accepted, Language language) {
        assertEquals(language, Language.liked(accepted));
    }

    @Test
    void whatIsTooLongIsNotEvenRead() {
        assertEquals(Language.ENGLISH, Language.liked("pt," + "a,".repeat(10_000)));
    }
}
