package com.aimixup.domain.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.privacy.Private;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ImageOrderTest {

    @Test
    void aSizeAndAQualityAreCodesOfTheProvider() {
        for (var code : List.of("1024x1024", "16:9", "auto", "2K", "gpt_hd-1.5"))
            assertEquals(Optional.of(code), order(1, code).size());
        for (var words : List.of("", "a fox", "x".repeat(33), "größe"))
            assertThrows(IllegalArgumentException.class, () -> order(1, words));
    }

    @Test
    void somethingIsOrderedAndNotTooMuch() {
        assertThrows(IllegalArgumentException.class, () -> order(0, "1:1"));
        assertThrows(IllegalArgumentException.class,
                () -> order(ImageOrder.COUNT_MAX + 1, "1:1"));
    }

    @Test
    void aPromptIsMeasuredInBytes() {
        assertEquals("ein Bär".length() + 1, order(1, "1:1").promptBytes());
    }

    private static ImageOrder order(int count, String size) {
        return new ImageOrder(new ModelRef("acme", "paint"), Private.of("ein Bär"), count,
                Optional.of(size), Optional.empty());
    }
}
