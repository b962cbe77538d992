package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.conversations.TurnScene.WHOLE_HOLD;
import static com.aimixup.application.conversations.TurnScene.end;
import static com.aimixup.application.conversations.TurnScene.readAll;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.providers.Gate;
import com.aimixup.application.providers.ScriptedProvider.Act;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.State;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import com.aimixup.plugin.spi.ChatOutcome.Cancelled;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A turn while nodes stop or die, the store goes away, or the conversation is removed. */
final class TurnFaultsTest {
    private static final Act DONE = says(" Done.", Usage.of(40, 5));
    private static final Duration NONE = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(20);
    private final TurnScene scene = new TurnScene();
    private final Gate gate = new Gate();

    @BeforeEach
    void setUp() {
        scene.grant(10_000);
        scene.offer("slow", gate.before("Begun.", Usage.of(30, 2), DONE));
        scene.offer("ada", says("I am Ada.", Usage.of(40, 5)));
    }

    @AfterEach
    void everythingIsSettled() {
        scene.assertSettled();
    }

    @Test
    void aNodeThatStopsLetsTurnsFinish() throws Exception {
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "slow"));
        gate.awaitArrival();
        gate.open();
        scene.turnTaking.runs().stop(LONG, NONE);
        assertEquals(0, scene.turnTaking.runs().count());
        assertEquals(Turn.State.COMPLETED, end(readAll(begun.feed())).turn().state());
    }

    @Test
    void whatIsInterruptedIsKeptAndPaidAndNobodySpeaksAfterIt() throws Exception {
        var begun = scene.begin(scene.conversation(Mix.ROUND_ROBIN, "slow", "ada"));
        gate.awaitArrival();
        scene.turnTaking.runs().stop(NONE, LONG);
        assertEquals(0, scene.turnTaking.runs().count());
        assertEquals(Turn.State.INTERRUPTED, end(readAll(begun.feed())).turn().state());
        assertEquals(Turn.State.INTERRUPTED, stored(begun.turn()).state());
        var answer = onlyAnswer(begun.turn());
        assertEquals(State.PARTIAL, answer.state());
        assertEquals("Begun.", answer.text().reveal());
        assertEquals(new Credits(32), answer.answer().orElseThrow().charged());
        assertEquals(10_000 - 32, scene.available());
    }

    @Test
    void aCloserThatFailsDoesNotKeepOtherCallsOpen() throws Exception {
        scene.offer("rude", (request, sink, cancellation) -> {
            cancellation.onCancel(() -> {
                throw new IllegalStateException("will not close");
            });
            return gate.before("", Usage.NONE, DONE).play(request, sink, cancellation);
        });
        var other = new Gate();
        scene.offer("kind", other.before("", Usage.NONE, DONE));
        var begun = scene.begin(scene.conversation(Mix.PARALLEL, "rude", "kind"));
        gate.awaitArrival();
        other.awaitArrival();
        scene.turnTaking.runs().stop(NONE, LONG);
        assertEquals(Turn.State.INTERRUPTED, end(readAll(begun.feed())).turn().state());
    }

    @Test
    void aTurnThatIsInterruptedBeforeItBeganAsksNobody() throws Exception {
        var tasks = new ArrayDeque<Runnable>();
        var node = scene.node(tasks::add);
        var begun = assertInstanceOf(TakeTurn.Outcome.Begun.class,
                node.take().handle(scene.ask(scene.conversation(Mix.SINGLE, "ada"))));
        node.runs().stop(NONE, NONE);
        tasks.remove().run();
        assertEquals(Turn.State.INTERRUPTED, end(readAll(begun.feed())).turn().state());
        assertEquals(List.of(), scene.provider.asked());
        assertEquals(10_000, scene.available());
    }

    @Test
    void aThreadThatIsRefusedLeavesTheTurnToRecovery() {
        var node = scene.node(_ -> {
            throw new RejectedExecutionException();
        });
        assertThrows(RejectedExecutionException.class,
                () -> node.take().handle(scene.ask(scene.conversation(Mix.SINGLE, "ada"))));
        assertEquals(0, node.runs().count());
        scene.clock.pass(scene.limits.lease().plusMillis(1));
        assertEquals(1, node.recover().handle());
    }

    @Test
    void aTurnThatBreaksOffEndsAfterAllItsCalls() throws Exception {
        var quick = new Gate();
        scene.offer("quick", quick.before("", Usage.NONE, DONE));
        var begun = scene.begin(scene.conversation(Mix.PARALLEL, "quick", "slow"));
        quick.awaitArrival();
        gate.awaitArrival();
        scene.transactions.breakDown(1);
        quick.open();
        while (scene.transactions.troubleLeft() > 0) Thread.onSpinWait();
        assertEquals(1, scene.turnTaking.runs().count());
        while (!isTold(begun.turn(), " Done.")) Thread.onSpinWait();
        gate.open();
        scene.turnTaking.runs().stop(LONG, NONE);
        assertEquals(10_000 - 45 - WHOLE_HOLD, scene.available());

        scene.clock.pass(scene.limits.lease().plusMillis(1));
        assertEquals(1, scene.turnTaking.recover().handle());
        var events = readAll(begun.feed());
        assertEquals(Turn.State.INTERRUPTED, end(events).turn().state());
        var broken = scene.answers(begun.turn()).getFirst().answer().orElseThrow();
        assertTrue(broken.estimated());
        assertEquals(new Credits(45).plus(broken.charged()), end(events).charged());
        assertEquals(List.of(State.PARTIAL, State.COMPLETE), scene.answers(begun.turn()).stream()
                .map(Message::state).toList());
        assertEquals(10_000 - 45 - broken.charged().micros(), scene.available());
    }

    @Test
    void aRemovedConversationHasNoBillAndNoMoreWords() throws Exception {
        var conversation = scene.conversation(Mix.ROUND_ROBIN, "slow", "ada");
        var begun = scene.begin(conversation);
        gate.awaitArrival();
        scene.removeConversation.handle(new RemoveConversation.Command(ANNA, conversation.id(),
                Optional.empty()));
        gate.open();
        var end = end(readAll(begun.feed()));
        assertEquals(Credits.ZERO, end.charged());
        assertEquals(10_000, scene.available());
        assertEquals(1, scene.provider.asked().size());
        assertEquals(List.of(), scene.messages.ofTurn(ANNA, begun.turn().id()));
    }

    @Test
    void anAnswerWaitsForAStoreThatIsAwayAndIsChargedOnce() throws Exception {
        var begun = scene.begin(scene.conversation(Mix.ROUND_ROBIN, "slow", "ada"));
        gate.awaitArrival();
        scene.transactions.refuse(3);
        gate.open();
        assertEquals(new Credits(90), end(readAll(begun.feed())).charged());
        assertEquals(0, scene.transactions.troubleLeft());
        assertEquals(10_000 - 90, scene.available());
        assertEquals(Turn.State.COMPLETED, stored(begun.turn()).state());
    }

    @Test
    void anAnswerWhoseCommitWasNotHeardOfIsChargedOnceAndToldRight() throws Exception {
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "slow"));
        gate.awaitArrival();
        scene.transactions.loseAnswers(1);
        gate.open();
        assertEquals(new Credits(45), end(readAll(begun.feed())).charged());
        assertEquals(0, scene.transactions.troubleLeft());
        assertEquals(10_000 - 45, scene.available());
    }

    @Test
    void aTurnThatCouldNotBeStoredIsForgotten() {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        scene.transactions.refuse(1);
        assertThrows(StoreUnavailable.class, () -> scene.take(scene.ask(conversation)));
        assertEquals(0, scene.turnTaking.runs().count());
        assertEquals(10_000, scene.available());
    }

    @Test
    void aTurnWhoseStoringWasNotHeardOfIsRecovered() throws Exception {
        var ask = scene.ask(scene.conversation(Mix.SINGLE, "ada"));
        scene.transactions.loseAnswers(1);
        assertThrows(StoreUnavailable.class, () -> scene.take(ask));
        assertEquals(WHOLE_HOLD, scene.held());
        scene.clock.pass(scene.limits.lease().plusMillis(1));
        assertEquals(1, scene.turnTaking.recover().handle());
        assertEquals(10_000, scene.available());
        assertEquals(List.of(), scene.provider.asked());
    }

    @Test
    void aCancelledCallThatSaidNothingCostsNothing() throws Exception {
        scene.offer("mute", (_, _, _) -> new Cancelled(Usage.NONE));
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "mute"));
        readAll(begun.feed());
        assertEquals(State.FAILED, onlyAnswer(begun.turn()).state());
        assertEquals(10_000, scene.available());
    }

    @Test
    void whatIsHeldWhileAnAnswerIsGivenIsItsLimit() throws Exception {
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "slow"));
        gate.awaitArrival();
        assertEquals(WHOLE_HOLD, scene.held());
        assertEquals(0, scene.releaseOverdueHolds());
        gate.open();
        readAll(begun.feed());
    }

    private boolean isTold(Turn turn, String text) {
        return scene.told.after(turn, 0).stream().anyMatch(told -> told.event()
                instanceof TurnEvent.AgentDelta said && said.text().reveal().equals(text));
    }

    private Turn stored(Turn turn) {
        return scene.turns.find(ANNA, turn.conversation(), turn.id()).orElseThrow();
    }

    private Message onlyAnswer(Turn turn) {
        var answers = scene.answers(turn);
        assertEquals(1, answers.size());
        return answers.getFirst();
    }
}
