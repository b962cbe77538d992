package com.aimixup.domain.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GistTest {

    @Test
    void itSaysHowAConversationBeginsAndWhoSpoke() {
        assertEquals("Person: Why tides?\n\nAnswer: The moon.", Gist.of(List.of(
                message(new Message.Author.Person(), "Why tides?"), answer("The moon.")))
                .reveal());
        assertEquals("", Gist.of(List.of()).reveal());
        assertEquals("", Gist.of(List.of(answer("  "))).reveal());
    }

    @Tag("share.minimal")
    @Test
    void itIsShortHoweverLongTheConversationIs() {
        var branch = new ArrayList<Message>();
        for (var n = 0; n < 50; n++) branch.add(answer("🌊".repeat(5_000)));
        branch.add(answer("secret"));
        var gist = Gist.of(branch).reveal();
        assertEquals(4_000, gist.codePoints().filter(c -> c == 0x1F30A).count());
        assertTrue(gist.codePointCount(0, gist.length()) < 4_100);
        assertFalse(gist.contains("secret"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "Tides and moons|Tides and moons", "\"Tides\"|Tides", "**Tides**|Tides",
        "# Tides|Tides", "Title: Tides|Tides", "“Tides”|Tides", "***|", "Why C++ *and* C#|"
            + "Why C++ *and* C#"})
    void aTitleIsTheAnswerWithoutItsWrapping(String answer, String title) {
        assertEquals(title == null ? "" : title, Gist.title(Private.of(answer)).reveal());
    }

    @Test
    void aTitleIsOneLineOfAtMostItsLength() {
        assertEquals("One", Gist.title(Private.of("\n \nOne\nTwo")).reveal());
        assertEquals(Conversation.TITLE_LENGTH_MAX,
                Gist.title(Private.of("x".repeat(5_000))).reveal().length());
    }

    private static Message answer(String text) {
        return message(new Message.Author.Speaker(new AgentId(new UUID(0, 1)), 1), text);
    }

    private static Message message(Message.Author author, String text) {
        return new Message(new MessageId(new UUID(0, 2)), Optional.empty(),
                new TurnId(new UUID(0, 3)), author, Message.State.COMPLETE, Private.of(text),
                Optional.empty(), Instant.EPOCH);
    }
}
