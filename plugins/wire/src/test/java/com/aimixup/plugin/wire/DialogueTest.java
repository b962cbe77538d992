package com.aimixup.plugin.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Role;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DialogueTest {
    private static final Part PICTURE = new Part.Image("image/png", new byte[] {1});

    @Test
    void neighboursOfOneRoleAreJoined() {
        assertEquals("USER[a b] ASSISTANT[c d] USER[e]", alternating(Message.user("a"),
                Message.user("b"), Message.assistant("c"), Message.assistant("d"),
                Message.user("e")));
    }

    @Test
    void blankTextsAreLeftOutAndTheirNeighboursJoined() {
        assertEquals("USER[a b]", alternating(Message.user("a"), Message.assistant(" \n"),
                Message.user(""), Message.user("b")));
    }

    @Test
    void theUserBeginsAndEnds() {
        assertEquals("USER[…] ASSISTANT[a] USER[b]",
                alternating(Message.assistant("a"), Message.user("b")));
        assertEquals("USER[a] ASSISTANT[b] USER[…]",
                alternating(Message.user("a"), Message.assistant("b"), Message.user(" ")));
        assertEquals("USER[…]", alternating(Message.user("")));
    }

    @Test
    void whatAnAssistantDrewIsShownByTheUser() {
        var drawn = new Message(Role.ASSISTANT, List.of(new Part.Text("Here."), PICTURE));
        assertEquals("USER[a] ASSISTANT[Here.] USER[(Image) b]",
                alternating(Message.user("a"), drawn, Message.user("b")));
    }

    @Test
    void aFileOfPlainTextIsReadOut() {
        var file = new Part.File("file-1.txt", "text/plain", new byte[] {'x'});
        assertEquals("USER[file-1.txt:\nx]", alternating(new Message(Role.USER, List.of(file))));
        var document = new Part.File("file-2.pdf", "application/pdf", new byte[] {'x'});
        assertEquals("USER[(File)]", alternating(new Message(Role.USER, List.of(document))));
    }

    private static String alternating(Message... messages) {
        return Dialogue.alternating(List.of(messages)).stream()
                .map(message -> message.role() + message.parts().stream().map(DialogueTest::words)
                        .collect(Collectors.joining(" ", "[", "]")))
                .collect(Collectors.joining(" "));
    }

    private static String words(Part part) {
        return part instanceof Part.Text(var text)
                ? text : "(" + part.getClass().getSimpleName() + ")";
    }
}
