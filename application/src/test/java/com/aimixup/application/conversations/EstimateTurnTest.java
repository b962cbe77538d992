package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.conversations.TurnScene.WHOLE_HOLD;
import static com.aimixup.application.conversations.TurnScene.end;
import static com.aimixup.application.conversations.TurnScene.readAll;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.conversations.EstimateTurn.Outcome;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Message.Author.Speaker;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.Usage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a turn would cost. A token costs one, and a question counts at most a hundred. */
final class EstimateTurnTest {
    private final TurnScene scene = new TurnScene();

    @BeforeEach
    void setUp() {
        scene.grant(1_000_000);
        scene.offer("ada", says("I am Ada.", Usage.of(90, 900)));
        scene.offer("ben", says("I am Ben.", Usage.of(50, 6)));
        scene.offer("eve", says("I am Eve.\nAGREED", Usage.of(60, 700)));
    }

    @Test
    void oneAnswerCostsAtLeastAWordAndAtMostItsHold() {
        var conversation = scene.conversation(Mix.SINGLE, "ada", "ben");
        var estimate = estimate(conversation);
        assertEquals(new Credits(WHOLE_HOLD), estimate.atMost());
        assertTrue(estimate.atLeast().isPositive());
        assertEquals(List.of(1, 0), estimate.agents().stream()
                .map(EstimateTurn.Share::answersAtLeast).toList());
        assertEquals(Credits.ZERO, estimate.agents().get(1).atMost());
        assertTrue(estimate.enough());
    }

    @ParameterizedTest
    @EnumSource(Mix.class)
    void aTurnCostsNoLessAndNoMoreThanEstimated(Mix mix) throws InterruptedException {
        var conversation = scene.conversation(mix, "ada", "ben", "eve");
        for (var turn = 0; turn < 3; turn++) {
            var estimate = estimate(conversation);
            var begun = scene.begin(conversation);
            var charged = end(readAll(begun.feed())).charged();
            assertTrue(estimate.atLeast().compareTo(charged) <= 0, estimate + " " + charged);
            assertTrue(estimate.atMost().compareTo(charged) >= 0, estimate + " " + charged);
            for (var share : estimate.agents()) {
                var answers = scene.answers(begun.turn()).stream().filter(answer ->
                        answer.author() instanceof Speaker(var agent, var round)
                                && agent.equals(share.agent())).count();
                assertTrue(share.answersAtLeast() <= answers && answers <= share.answersAtMost(),
                        share + " " + answers);
            }
        }
    }

    @Test
    void nothingIsStoredHeldOrAsked() {
        var conversation = scene.conversation(Mix.DEBATE, "ada", "ben");
        var available = scene.available();
        estimate(conversation);
        assertEquals(available, scene.available());
        assertEquals(0, scene.held());
        assertEquals(List.of(), scene.provider.asked());
        assertEquals(Optional.empty(), scene.turns.running(ANNA, conversation.id()));
        assertEquals(List.of(), scene.messages.page(ANNA, conversation.id(), Optional.empty(), 9));
    }

    @Test
    void whatANamedAgentWouldCostIsTheirsAlone() {
        var conversation = scene.conversation(Mix.DEBATE, "ada", "ben");
        var ask = scene.ask(conversation);
        var estimate = assertInstanceOf(Outcome.Estimated.class, scene.turnTaking.estimate()
                .handle(new TakeTurn.Command(ANNA, conversation.id(), ask.question(),
                        Private.of("@ben?"), Optional.empty(),
                        Optional.empty(), Optional.empty())));
        assertEquals(new Credits(WHOLE_HOLD), estimate.atMost());
    }

    @Test
    void aLimitBoundsItAndTooFewCreditsAreTold() {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        var ask = scene.ask(conversation);
        var limited = assertInstanceOf(Outcome.Estimated.class, scene.turnTaking.estimate()
                .handle(new TakeTurn.Command(ANNA, conversation.id(), ask.question(), ask.text(),
                        Optional.empty(), Optional.empty(), Optional.of(new Credits(50)))));
        assertEquals(new Credits(50), limited.atMost());
        assertFalse(limited.enough());
    }

    @Test
    void whatRefusesATurnRefusesItsEstimate() {
        var empty = scene.conversation(Mix.SINGLE);
        assertEquals(new Outcome.Refused(new TakeTurn.Outcome.NoAgents()),
                scene.turnTaking.estimate().handle(scene.ask(empty)));
        var gone = scene.conversation(Mix.SINGLE, "ada");
        scene.memory.run(() -> scene.conversations.remove(ANNA, gone.id()));
        assertEquals(new Outcome.UnknownConversation(),
                scene.turnTaking.estimate().handle(scene.ask(gone)));
    }

    private Outcome.Estimated estimate(Conversation conversation) {
        return assertInstanceOf(Outcome.Estimated.class,
                scene.turnTaking.estimate().handle(scene.ask(conversation)));
    }
}
