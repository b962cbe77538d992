package com.aimixup.plugin.echo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageOutcome.Drawn;
import com.aimixup.plugin.spi.ImageOutcome.Failed;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.ProviderFailure.Rejected;
import com.aimixup.plugin.spi.Usage.Unit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MosaicsTest {
    private final Provider provider = Sandbox.provider();

    @Test
    void aPictureIsARealOneOfTheWantedSize() throws IOException {
        var picture = drawn("a lighthouse", 1, "96x40").pictures().getFirst();
        var image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
        assertEquals(96, image.getWidth());
        assertEquals(40, image.getHeight());
        assertEquals("image/png", picture.mediaType());
        assertEquals(image.getRGB(0, 0), image.getRGB(95, 0), "mirrored");
        assertFalse(isPlain(image));
    }

    @Test
    void theSamePromptGivesTheSamePictureAndAnotherAnother() {
        var one = drawn("a lighthouse", 1, "64x64").pictures().getFirst().bytes();
        var same = drawn("a lighthouse", 1, "64x64").pictures().getFirst().bytes();
        var other = drawn("a harbour", 1, "64x64").pictures().getFirst().bytes();
        assertArrayEquals(one, same);
        assertFalse(Arrays.equals(one, other));
    }

    @Test
    void picturesAndThePromptAreCounted() {
        var usage = drawn("abcde", 9, "8x8").usage();
        assertEquals(4, usage.of(Unit.IMAGE), "never more than four");
        assertEquals(3 + 2, usage.of(Unit.INPUT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x8", "8", "8x8x8", "-8x8", "1025x8", "99999x8", "big"})
    void aSizeThatCannotBeDrawnIsRejected(String size) {
        assertEquals(new Rejected("size"), failure(request("pixels", "x", 1, size)));
    }

    @Test
    void onlyOneModelDraws() {
        assertEquals(new Rejected("no-images"), failure(request("fast", "x", 1, "8x8")));
        assertEquals(new Rejected("unknown-model"), failure(request("gpt-9", "x", 1, "8x8")));
    }

    @Test
    void aClosedProviderDrawsNothing() {
        provider.close();
        assertEquals(new ProviderFailure.Unavailable(), failure(request("pixels", "x", 1, "8x8")));
    }

    private Drawn drawn(String prompt, int count, String size) {
        return assertInstanceOf(Drawn.class, draw(request("pixels", prompt, count, size)));
    }

    private ProviderFailure failure(ImageRequest request) {
        return assertInstanceOf(Failed.class, draw(request)).failure();
    }

    private ImageOutcome draw(ImageRequest request) {
        return provider.images(request, Cancellation.none());
    }

    private static ImageRequest request(String model, String prompt, int count, String size) {
        return new ImageRequest(model, prompt, count, Optional.of(size), Optional.empty(),
                Duration.ofSeconds(9));
    }

    private static boolean isPlain(BufferedImage image) {
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0,
                image.getWidth());
        return Arrays.stream(pixels).distinct().count() < 2;
    }
}
