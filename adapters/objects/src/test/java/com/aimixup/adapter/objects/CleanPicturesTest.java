package com.aimixup.adapter.objects;

import static com.aimixup.adapter.objects.PictureSamples.POSITION;
import static com.aimixup.adapter.objects.PictureSamples.TURNED;
import static com.aimixup.adapter.objects.PictureSamples.big;
import static com.aimixup.adapter.objects.PictureSamples.bytes;
import static com.aimixup.adapter.objects.PictureSamples.chunk;
import static com.aimixup.adapter.objects.PictureSamples.gif;
import static com.aimixup.adapter.objects.PictureSamples.jpeg;
import static com.aimixup.adapter.objects.PictureSamples.join;
import static com.aimixup.adapter.objects.PictureSamples.little;
import static com.aimixup.adapter.objects.PictureSamples.plain;
import static com.aimixup.adapter.objects.PictureSamples.png;
import static com.aimixup.adapter.objects.PictureSamples.riff;
import static com.aimixup.adapter.objects.PictureSamples.segment;
import static com.aimixup.adapter.objects.PictureSamples.text;
import static com.aimixup.adapter.objects.PictureSamples.webp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.files.Pictures;
import com.aimixup.application.files.Pictures.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of pictures. */
final class CleanPicturesTest {
    private final Pictures pictures = new CleanPictures(1_000_000);

    record Sample(String type, byte[] bytes) {
        @Override
        public String toString() {
            return type;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(new Sample("image/jpeg", jpeg(TURNED)),
                new Sample("image/png", png(TURNED)), new Sample("image/gif", gif()),
                new Sample("image/webp", webp(TURNED)));
    }

    @Tag("share.minimal")
    @ParameterizedTest
    @MethodSource("samples")
    void nothingTellsWhereItWasMade(Sample sample) throws IOException {
        assertTrue(shown(sample.bytes()).contains(POSITION));
        var cleaned = cleaned(sample.type(), sample.bytes());
        assertFalse(shown(cleaned).contains(POSITION));
        assertFalse(shown(cleaned).contains("GPS"));
        assertFalse(holds(cleaned, bytes(0x88, 0x25)) || holds(cleaned, bytes(0x25, 0x88)),
                "the tag of the GPS directory");
        assertFalse(shown(cleaned).contains("adobe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void thePictureItselfIsTheSameToTheLastPixel(String format) throws IOException {
        var sample = Map.of("jpeg", jpeg(TURNED), "png", png(TURNED), "gif", gif()).get(format);
        var before = ImageIO.read(new ByteArrayInputStream(plain(format)));
        var after = ImageIO.read(new ByteArrayInputStream(cleaned("image/" + format, sample)));
        for (int x = 0; x < before.getWidth(); x++)
            for (int y = 0; y < before.getHeight(); y++)
                assertEquals(before.getRGB(x, y), after.getRGB(x, y));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void aPictureThatTellsNothingStaysAsItIs(String format) throws IOException {
        assertArrayEquals(plain(format), cleaned("image/" + format, plain(format)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsCleanStaysAsItIs(Sample sample) throws IOException {
        var once = cleaned(sample.type(), sample.bytes());
        assertArrayEquals(once, cleaned(sample.type(), once));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void howItIsCutWhileItComesAndGoesMakesNoDifference(Sample sample) throws IOException {
        var once = cleaned(sample.type(), sample.bytes());
        var slowly = new InputStream() {
            private final InputStream bytes = new ByteArrayInputStream(sample.bytes());

            @Override
            public int read() throws IOException {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return bytes.read(into, from, Math.min(length, 1));
            }
        };
        var out = new byte[once.length];
        try (var cleaned = pictures.cleaned(sample.type(), slowly)) {
            for (int at = 0; at < out.length; at++) out[at] = (byte) cleaned.read();
            assertEquals(-1, cleaned.read());
            assertEquals(-1, cleaned.read());
        }
        assertArrayEquals(once, out);
    }

    @Test
    void howItIsTurnedIsKeptAndNothingElseOfIt() throws IOException {
        var tiff = shown(Orientation.tiff(TURNED));
        assertTrue(shown(cleaned("image/jpeg", jpeg(TURNED))).contains("Exif\0\0" + tiff));
        assertTrue(shown(cleaned("image/png", png(TURNED))).contains("eXIf" + tiff));
        assertTrue(shown(cleaned("image/webp", webp(TURNED))).contains(tiff));
        for (int orientation = 1; orientation <= 8; orientation++) {
            assertEquals(orientation, Orientation.of(PictureSamples.exif(orientation)));
            assertEquals(orientation, Orientation.of(Orientation.tiff(orientation)));
        }
        for (var upright : new byte[][] {cleaned("image/jpeg", jpeg(1)),
                cleaned("image/png", png(1))})
            assertFalse(shown(upright).toLowerCase(Locale.ROOT).contains("exif"));
    }

    @Test
    void whatCannotBeMadeOutOfExifIsUpright() {
        var exif = PictureSamples.exif(TURNED);
        for (int cut = 0; cut < 20; cut++)
            assertEquals(1, Orientation.of(Arrays.copyOf(exif, cut)));
        for (var offset : new int[] {-1, 8_000, Integer.MAX_VALUE})
            assertEquals(1, Orientation.of(join(text("MM\0*"), big(offset), exif)));
        assertEquals(1, Orientation.of(PictureSamples.exif(9)));
    }

    @Test
    void coloursLoopsAndSizesStay() throws IOException {
        assertTrue(shown(cleaned("image/jpeg", jpeg(1))).contains("a profile"));
        assertTrue(shown(cleaned("image/png", png(1))).contains("gAMA"));
        assertTrue(shown(cleaned("image/gif", gif())).contains("NETSCAPE2.0"));
        var webp = cleaned("image/webp", webp(1));
        assertTrue(shown(webp).contains("a profile"));
        assertEquals(webp.length - 8, webp[4] & 0xFF | (webp[5] & 0xFF) << 8, "its own size");
        assertEquals(0x08, webp[20], "it says that there is EXIF, and no XMP");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aPictureThatIsCutOffOrGarbledIsNotTaken(Sample sample) throws IOException {
        var end = cleaned(sample.type(), sample.bytes()).length;
        for (var cut : new int[] {1, 9, 20, 60, end / 2})
            assertRefused(Reason.BROKEN, sample.type(), Arrays.copyOf(sample.bytes(), cut));
        assertRefused(Reason.BROKEN, sample.type(), text("no picture at all, but longer"));
    }

    @Test
    void whatHasTooManyPixelsIsNotTakenBeforeItsPixelsCome() {
        assertRefused(Reason.TOO_MANY_PIXELS, "image/png", join(Arrays.copyOf(plain("png"), 8),
                chunk("IHDR", join(big(50_000), big(50_000), bytes(8, 2, 0, 0, 0)))));
        assertRefused(Reason.TOO_MANY_PIXELS, "image/jpeg", join(bytes(0xFF, 0xD8),
                segment(0xC0, bytes(8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0x11, 0))));
        assertRefused(Reason.TOO_MANY_PIXELS, "image/gif", join(text("GIF89a"),
                bytes(0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0)));
        assertRefused(Reason.TOO_MANY_PIXELS, "image/webp", join(text("RIFF"), little(22),
                text("WEBP"), riff("VP8X", bytes(0, 0, 0, 0, 0xFF, 0xFF, 0, 0xFF, 0xFF, 0))));
        assertRefused(Reason.TOO_MANY_PIXELS, "image/webp", join(text("RIFF"), little(22),
                text("WEBP"), riff("VP8 ", bytes(0, 0, 0, 0x9D, 1, 0x2A, 0xFF, 0x3F, 0xFF, 0x3F))));
        assertRefused(Reason.TOO_MANY_PIXELS, "image/webp", join(text("RIFF"), little(18),
                text("WEBP"), riff("VP8L", bytes(0x2F, 0xFF, 0xFF, 0xFF, 0x0F))));
        assertRefused(Reason.BROKEN, "image/png", join(Arrays.copyOf(plain("png"), 8),
                chunk("IHDR", join(big(0), big(5), bytes(8, 2, 0, 0, 0)))));
    }

    @Test
    void picturesThatWeCannotCleanAreNotTakenAndOtherFilesStayAsTheyAre() throws IOException {
        for (var type : new String[] {"image/tiff", "image/heic", "image/avif", "image/new"})
            assertRefused(Reason.KIND, type, text("x"));
        for (var type : new String[] {"image/svg+xml", "image/bmp", "application/zip", "text/html"})
            assertArrayEquals(text("as it is"), cleaned(type, text("as it is")));
    }

    @Test
    void whatFollowsAPictureIsReadAllTheSame() throws IOException {
        var in = new ByteArrayInputStream(jpeg(1));
        try (var cleaned = pictures.cleaned("image/jpeg", in)) {
            cleaned.readAllBytes();
        }
        assertEquals(0, in.available());
    }

    private void assertRefused(Reason reason, String type, byte[] bytes) {
        assertEquals(reason, assertThrows(Pictures.NotTaken.class,
                () -> cleaned(type, bytes)).reason());
    }

    private byte[] cleaned(String type, byte[] bytes) throws IOException {
        try (var cleaned = pictures.cleaned(type, new ByteArrayInputStream(bytes))) {
            return cleaned.readAllBytes();
        }
    }

    private static String shown(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static boolean holds(byte[] bytes, byte[] part) {
        return shown(bytes).contains(shown(part));
    }
}
