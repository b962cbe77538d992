package com.aimixup.plugin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the kit is run without a build, and what it tells. */
final class KitRunTest {

    @Test
    void eachTestIsToldOnceByItsSentence() {
        var heard = new TreeMap<String, String>();
        new KitRun().accept(List.of(EchoConformanceTest.class), heard::put);
        assertEquals("", heard.get("a hundred calls at once get a hundred answers"));
        assertTrue(heard.size() >= 8, heard.toString());
        assertTrue(heard.values().stream().allMatch(String::isEmpty), heard.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "aModelIsListedOnce, a model is listed once",
        "withoutAKeyNothingIsSent, without a key nothing is sent",
        "cancellingClosesTheConnectionWithin250Millis, "
                + "cancelling closes the connection within 250 millis"
    })
    void theNameOfAMethodIsReadAsASentence(String method, String sentence) {
        assertEquals(sentence, KitRun.sentence(method));
    }
}
