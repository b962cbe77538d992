package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class ExactTextTest {

    @Test
    void ordinaryTextIsUtf8() {
        for (var text : new String[] {"", "abc", "é", "🦦", "\0"})
            assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), ExactText.encode(text));
    }

    @RepeatedTest(4)
    void textComesBackAndDifferentTextsHaveDifferentBytes(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 5_000; i++) {
            var text = text(random);
            assertEquals(text, ExactText.decode(ExactText.encode(text)));
            var other = text(random);
            if (!text.equals(other))
                assertFalse(Arrays.equals(ExactText.encode(text), ExactText.encode(other)));
        }
    }

    private static String text(Random random) {
        var alphabet = "a?\0\u00e9\u00ff\ufffd\uffff\ud83e\udda6\ud800\udfff";
        var text = new StringBuilder();
        for (int length = random.nextInt(5); length > 0; length--)
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        return text.toString();
    }
}
