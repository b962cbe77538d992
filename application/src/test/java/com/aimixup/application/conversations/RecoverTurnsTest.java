package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.conversations.TurnScene.end;
import static com.aimixup.application.conversations.TurnScene.readAll;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.providers.Gate;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.State;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Turns whose node died, or is taken for dead. */
final class RecoverTurnsTest {
    private static final Duration NONE = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(20);
    private final TurnScene scene = new TurnScene();
    private final Gate gate = new Gate();

    @BeforeEach
    void setUp() {
        scene.grant(10_000);
        scene.offer("slow", gate.before("Begun.", Usage.of(30, 2),
                says(" Done.", Usage.of(40, 5))));
        scene.offer("ada", says("I am Ada.", Usage.of(40, 5)));
    }

    @AfterEach
    void everythingIsSettled() {
        scene.assertSettled();
    }

    @Test
    void theTurnOfADeadNodeIsEndedWhenItsLeaseIsOver() throws Exception {
        var conversation = scene.conversation(Mix.ROUND_ROBIN, "slow", "ada");
        var begun = scene.begin(conversation);
        gate.awaitArrival();
        begun.feed().after(2, LONG); // its first word is written
        var other = scene.node();
        assertEquals(0, other.recover().handle());
        scene.clock.pass(scene.limits.lease().plusMillis(1));
        assertEquals(1, other.recover().handle());
        assertEquals(0, other.recover().handle());
        assertEquals(Turn.State.INTERRUPTED, stored(begun.turn()).state());
        var answer = onlyAnswer(begun.turn());
        assertEquals(State.PARTIAL, answer.state());
        assertEquals("Begun.", answer.text().reveal());
        assertEquals(Optional.of("interrupted"), answer.answer().orElseThrow().end());
        assertTrue(answer.answer().orElseThrow().estimated());
        var usage = answer.answer().orElseThrow().usage();
        assertEquals(2, usage.get(UsageUnit.OUTPUT));
        var price = usage.get(UsageUnit.INPUT) + 2;
        assertEquals(new Credits(price), answer.answer().orElseThrow().charged());
        assertEquals(10_000 - price, scene.available());
        scene.assertSettled();

        // It was not dead but slow: what comes now changes nothing.
        gate.open();
        var end = end(readAll(begun.feed()));
        assertEquals(Turn.State.INTERRUPTED, end.turn().state());
        assertEquals(new Credits(price), end.charged());
        scene.turnTaking.runs().stop(LONG, NONE);
        assertEquals(answer, onlyAnswer(begun.turn()));
        assertEquals(10_000 - price, scene.available());
        assertEquals(1, scene.provider.asked().size());
    }

    @Test
    void aNodeThatLivesKeepsItsTurnsAlsoAfterAPauseOfTheStore() throws Exception {
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "slow"));
        gate.awaitArrival();
        scene.clock.pass(scene.limits.lease().multipliedBy(3));
        assertEquals(0, scene.turnTaking.recover().handle());
        assertEquals(0, scene.node().recover().handle());
        gate.open();
        assertEquals(Turn.State.COMPLETED, end(readAll(begun.feed())).turn().state());
    }

    @Test
    void oneTurnThatCannotBeRecoveredDoesNotKeepTheOthersFromIt() throws Exception {
        var first = scene.begin(scene.conversation(Mix.SINGLE, "slow"));
        var second = scene.begin(scene.conversation(Mix.SINGLE, "slow"));
        gate.awaitArrival();
        scene.clock.pass(scene.limits.lease().plusMillis(1));
        var other = scene.node();
        scene.transactions.breakDown(1);
        assertEquals(1, other.recover().handle());
        assertEquals(1, other.recover().handle());
        gate.open();
        readAll(first.feed());
        readAll(second.feed());
    }

    @Test
    void readersOnAnotherNodeHearHowItEnded() throws Exception {
        var begun = scene.begin(scene.conversation(Mix.ROUND_ROBIN, "slow", "ada"));
        gate.awaitArrival();
        begun.feed().after(2, LONG);
        var other = scene.node();
        var reading = CompletableFuture.supplyAsync(() -> read(feed(other, begun.turn())));
        scene.clock.pass(scene.limits.lease().plusMillis(1));
        assertEquals(1, other.recover().handle());
        var events = reading.get();
        assertEquals(List.of("Started", "AgentStarted", "AgentDelta", "AgentFailed", "Ended"),
                events.stream().map(event -> event.getClass().getSimpleName()).toList());
        assertEquals(Turn.State.INTERRUPTED, end(events).turn().state());
        assertEquals(events, read(feed(scene.node(), begun.turn())));
        gate.open();
        // Who was told by the node that was taken for dead is told the same.
        assertEquals(events, readAll(begun.feed()));
    }

    @Test
    void aTurnThatDiedBeforeItsFirstWordIsToldFromItsStart() throws Exception {
        var tasks = new ArrayDeque<Runnable>();
        var node = scene.node(tasks::add);
        var begun = assertInstanceOf(TakeTurn.Outcome.Begun.class,
                node.take().handle(scene.ask(scene.conversation(Mix.SINGLE, "ada"))));
        scene.clock.pass(scene.limits.lease().plusMillis(1));
        assertEquals(1, scene.turnTaking.recover().handle());
        var events = read(feed(scene.turnTaking, begun.turn()));
        assertEquals(List.of("Started", "AgentStarted", "AgentFailed", "Ended"),
                events.stream().map(event -> event.getClass().getSimpleName()).toList());
        var started = assertInstanceOf(TurnEvent.Started.class, events.getFirst());
        assertEquals(new Credits(TurnScene.WHOLE_HOLD), started.held());
        assertEquals(10_000, scene.available());
    }

    @Test
    void anAnswerThatWasStoredButNotToldIsToldByRecovery() throws Exception {
        var begun = scene.begin(scene.conversation(Mix.ROUND_ROBIN, "ada", "slow"));
        gate.awaitArrival();
        begun.feed().after(5, LONG);
        // As if the node had died between storing the first answer and telling of it.
        var told = scene.told.after(begun.turn(), 0);
        scene.told.remove(ANNA, begun.turn().id());
        scene.told.write(begun.turn().id().value(),
                List.of(new ToldEvents.Part(begun.turn(), told.subList(0, 2))));
        scene.clock.pass(scene.limits.lease().plusMillis(1));
        assertEquals(1, scene.node().recover().handle());
        var events = read(feed(scene.node(), begun.turn()));
        assertEquals(List.of("Started", "AgentStarted", "AgentDelta", "AgentCompleted",
                "AgentStarted", "AgentFailed", "Ended"),
                events.stream().map(event -> event.getClass().getSimpleName()).toList());
        assertEquals(told.subList(2, 4).stream().map(TurnFeed.Numbered::event).toList(),
                events.subList(2, 4));
        assertEquals(10_000 - end(events).charged().micros(), scene.available());
    }

    @Test
    void aTurnThatWasToStopWhenItsNodeDiedIsCancelled() throws Exception {
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "slow"));
        gate.awaitArrival();
        begun.feed().after(2, LONG);
        assertTrue(scene.turns.askStop(begun.turn(), "credit-limit"));
        scene.clock.pass(scene.limits.lease().plusMillis(1));
        assertEquals(1, scene.node().recover().handle());
        var stored = stored(begun.turn());
        assertEquals(Turn.State.CANCELLED, stored.state());
        assertEquals(Optional.of("credit-limit"), stored.reason());
        gate.open();
        readAll(begun.feed());
    }

    private static TurnFeed feed(TurnTaking node, Turn turn) {
        return assertInstanceOf(FollowTurn.Outcome.Live.class, node.follow().handle(ANNA,
                turn.conversation(), turn.id())).feed();
    }

    private static List<TurnEvent> read(TurnFeed feed) {
        try {
            return readAll(feed);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
