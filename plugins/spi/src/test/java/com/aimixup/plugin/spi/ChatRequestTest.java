package com.aimixup.plugin.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class ChatRequestTest {
    private static final String SECRET = "my diary";

    @Test
    void somethingMustBeAsked() {
        assertThrows(IllegalArgumentException.class, () -> request(1, List.of()));
    }

    @Test
    void theLastWordIsTheUsers() {
        assertThrows(IllegalArgumentException.class, () -> request(1,
                List.of(Message.user("Hello"), Message.assistant("Hello"))));
    }

    @Test
    void anAnswerMayHaveOneTokenAndNotNone() {
        assertEquals(1, request(1, List.of(Message.user("Hello"))).outputTokensMax());
        assertThrows(IllegalArgumentException.class,
                () -> request(0, List.of(Message.user("Hello"))));
    }

    @Test
    void messagesAreCopied() {
        var messages = new ArrayList<>(List.of(Message.user("Hello")));
        var request = request(1, messages);
        messages.clear();
        assertEquals(1, request.messages().size());
    }

    @Test
    void nothingThatWasWrittenIsPrinted() {
        var parts = List.<Part>of(new Part.Text(SECRET), new Part.Image(SECRET, new byte[1]),
                new Part.File(SECRET, SECRET, new byte[1]));
        var message = new Message(Role.USER, parts);
        assertFalse(message.toString().contains(SECRET));
        assertFalse(request(1, List.of(message)).toString().contains(SECRET));
        assertFalse(new ImageRequest("m", SECRET, 1, Optional.empty(), Optional.empty(),
                Duration.ZERO).toString().contains(SECRET));
        assertFalse(new ImageOutcome.Picture(SECRET, new byte[1]).toString().contains(SECRET));
    }

    @Test
    void atLeastOnePictureIsDrawn() {
        assertThrows(IllegalArgumentException.class, () -> new ImageRequest("m", "x", 0,
                Optional.empty(), Optional.empty(), Duration.ZERO));
    }

    private static ChatRequest request(int tokens, List<Message> messages) {
        return new ChatRequest("m", SECRET, messages, tokens, OptionalDouble.empty(),
                Optional.empty(), Duration.ofSeconds(1));
    }
}
