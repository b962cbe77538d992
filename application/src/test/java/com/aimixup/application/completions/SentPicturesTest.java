package com.aimixup.application.completions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.application.files.CleanBytes;
import com.aimixup.application.files.Pictures;
import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Role;
import com.aimixup.plugin.spi.Tools;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Here, what stands before the colon is the kind of bytes, and {@code @} is the position. */
@Tag("share.minimal")
final class SentPicturesTest {
    private final SentPictures pictures = new SentPictures(
            new CleanBytes(SentPicturesTest::type, SentPicturesTest::cleaned));

    @Test
    void aPictureGoesOnCleanedAndAsWhatItIs() {
        var sent = request(new Part.Image("image/heic", bytes("image/a: a@b")),
                new Part.File("file", "application/pdf", bytes("image/b: @c@")),
                new Part.File("file", "text/plain", bytes("text/csv: d@e")));
        var cleaned = pictures.cleaned(sent);
        var parts = cleaned.messages().getFirst().parts();
        var picture = assertInstanceOf(Part.Image.class, parts.get(0));
        assertEquals("image/a", picture.mediaType());
        assertArrayEquals(bytes("image/a: ab"), picture.bytes());
        var hidden = assertInstanceOf(Part.File.class, parts.get(1));
        assertEquals("image/b", hidden.mediaType());
        assertArrayEquals(bytes("image/b: c"), hidden.bytes());
        var words = assertInstanceOf(Part.File.class, parts.get(2));
        assertEquals("text/plain", words.mediaType());
        assertArrayEquals(bytes("text/csv: d@e"), words.bytes());

        assertEquals(sent.withTimeout(Duration.ofDays(1)).tools(), cleaned.tools());
        assertEquals(new AnswerFormat.AnyJson(), cleaned.format());
        assertEquals(sent.messages().getLast(), cleaned.messages().getLast());
        assertEquals(List.of(sent.model(), sent.instructions(), sent.outputTokensMax(),
                        sent.temperature(), sent.reasoningEffort(), sent.timeout()),
                List.of(cleaned.model(), cleaned.instructions(), cleaned.outputTokensMax(),
                        cleaned.temperature(), cleaned.reasoningEffort(), cleaned.timeout()));
    }

    @Test
    void aPictureThatIsNoneOrCannotBeCleanedIsNotSent() {
        for (var bytes : List.of("text/csv: a", "image/a: broken"))
            assertEquals(Pictures.Reason.BROKEN, assertThrows(Pictures.NotTaken.class,
                    () -> pictures.cleaned(request(new Part.Image("image/a", bytes(bytes)))))
                    .reason());
    }

    @Test
    void wordsAreLeftAlone() {
        var sent = request(new Part.Text("a@b"), new Part.ToolResult("id", "c@d"));
        assertSame(sent, pictures.cleaned(sent));
    }

    private static ChatRequest request(Part... parts) {
        return new ChatRequest("m", "be brief", List.of(new Message(Role.USER, List.of(parts)),
                Message.user("What?")), 7, OptionalDouble.of(0.5),
                Optional.of(ChatRequest.ReasoningEffort.LOW), Duration.ofSeconds(9),
                new Tools(List.of(), new Tools.Choice.Free()), new AnswerFormat.AnyJson());
    }

    private static String type(byte[] beginning) {
        return new String(beginning, StandardCharsets.UTF_8).split(":")[0];
    }

    private static InputStream cleaned(String mediaType, InputStream bytes) {
        if (!mediaType.startsWith("image/")) return bytes;
        try {
            var text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            if (text.contains("broken")) throw new Pictures.NotTaken(Pictures.Reason.BROKEN);
            return new ByteArrayInputStream(bytes(text.replace("@", "")));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
