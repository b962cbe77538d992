package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.readAll;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.Usage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models that cannot be shown everything. A message takes 8 tokens and one for three bytes. */
final class TurnWindowTest {
    private final TurnScene scene = new TurnScene();

    @BeforeEach
    void setUp() {
        scene.grant(100_000);
        scene.offer("small", says("Three tens of bytes, this one.", Usage.of(1, 1)));
        scene.offer("large", says("yes", Usage.of(1, 1)));
        scene.provider.window("small", 100);
    }

    @AfterEach
    void everythingIsSettled() {
        scene.assertSettled();
    }

    @Test
    void whatWasLeftOutIsToldWithTheAnswerAndWhenItStarts() throws InterruptedException {
        var conversation = scene.conversation(Mix.SINGLE, "small");
        scene.play(conversation);
        var begun = scene.begin(conversation);
        var events = readAll(begun.feed());
        var brief = scene.answers(begun.turn()).getFirst().answer().orElseThrow().brief();
        // Half of the window is for the answer: 50 tokens for instructions (8), questions (11
        // each) and the first answer (18).
        assertEquals(0, brief.leftOut());
        assertEquals(48, brief.tokens());
        assertEquals(50, scene.provider.asked().getLast().outputTokensMax());
        assertTrue(events.contains(new TurnEvent.AgentStarted(conversation.agents().getFirst(), 1,
                scene.answers(begun.turn()).getFirst().id(), brief)));

        var third = scene.begin(conversation);
        readAll(third.feed());
        var less = scene.answers(third.turn()).getFirst().answer().orElseThrow().brief();
        assertEquals(2, less.leftOut());
        assertEquals(List.of("What now?", "Three tens of bytes, this one.", "What now?"),
                scene.provider.asked().getLast().messages().stream()
                        .map(message -> ((Part.Text) message.parts().getFirst()).text()).toList());
    }

    @Test
    void aQuestionThatDoesNotFitIsRefusedAndCostsNothing() {
        var conversation = scene.conversation(Mix.PARALLEL, "large", "small");
        var outcome = assertInstanceOf(TakeTurn.Outcome.QuestionTooLong.class,
                scene.take(asking(conversation.id(), "x".repeat(300))));
        assertEquals(conversation.agents().get(1).id(), outcome.agent());
        assertEquals(100_000, scene.available());
        assertEquals(List.of(), scene.provider.asked());
        assertEquals(Optional.empty(), scene.conversations.find(TurnScene.ANNA, conversation.id())
                .orElseThrow().head());
    }

    @Test
    void whoDoesNotGetToSpeakNeedNotUnderstandIt() throws InterruptedException {
        var conversation = scene.conversation(Mix.PARALLEL, "large", "small");
        var begun = assertInstanceOf(TakeTurn.Outcome.Begun.class,
                scene.take(asking(conversation.id(), "@large " + "x".repeat(300))));
        readAll(begun.feed());
        assertEquals(1, scene.provider.asked().size());
    }

    @Test
    @Tag("share.minimal")
    void aProviderIsToldTheInstructionsAndWhatItsAgentHearsAndNothingElse()
            throws InterruptedException {
        var conversation = scene.conversation(Mix.SINGLE, "large");
        scene.play(conversation);
        var asked = scene.provider.asked().getFirst();
        assertEquals("", asked.instructions());
        assertEquals(List.of(List.of(new Part.Text("What now?"))),
                asked.messages().stream().map(message -> message.parts()).toList());
        assertEquals("large", asked.model());
        assertTrue(asked.temperature().isEmpty() && asked.reasoningEffort().isEmpty());
    }

    private static TakeTurn.Command asking(
            ConversationId conversation, String text) {
        return new TakeTurn.Command(TurnScene.ANNA, conversation,
                new MessageId(new UUID(5, 5)),
                Private.of(text), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
