package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.conversations.TurnScene.end;
import static com.aimixup.application.conversations.TurnScene.readAll;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.aimixup.application.conversations.FollowTurn.Outcome;
import com.aimixup.application.providers.Gate;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.plugin.spi.ChatOutcome.Failed;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FollowTurnTest {
    private final TurnScene scene = new TurnScene();
    private final Gate gate = new Gate();

    @BeforeEach
    void setUp() {
        scene.grant(100_000);
        scene.offer("slow", gate.before("Begun.", Usage.NONE, says(" Done.", Usage.of(4, 5))));
        scene.offer("ada", says("I am Ada.", Usage.of(40, 5)));
        scene.offer("bad", (_, _, _) ->
                new Failed(new ProviderFailure.Overloaded(), Usage.NONE));
    }

    @Test
    void aTurnUnderWayIsFollowedLive() throws InterruptedException {
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "slow"));
        gate.awaitArrival();
        var live = assertInstanceOf(Outcome.Live.class, follow(scene.turnTaking, begun.turn()));
        assertSame(begun.feed(), live.feed());
        gate.open();
        readAll(begun.feed());
    }

    @Test
    void aTurnThatIsOverIsToldAgainWordForWordOnEachNode() throws InterruptedException {
        var begun = scene.begin(scene.conversation(Mix.ROUND_ROBIN, "slow", "bad", "ada"));
        gate.open();
        var live = readNumbered(begun.feed());
        stop();
        for (var node : List.of(scene.turnTaking, scene.node()))
            assertEquals(live, readNumbered(assertInstanceOf(Outcome.Live.class,
                    follow(node, begun.turn())).feed()));
    }

    @Test
    void aTurnThatIsLongOverIsToldAgainWithEachAnswerInOnePiece() throws InterruptedException {
        var begun = scene.begin(scene.conversation(Mix.ROUND_ROBIN, "slow", "bad", "ada"));
        gate.open();
        var live = readAll(begun.feed());
        stop();
        assertEquals(0, scene.turnTaking.forget().handle());
        scene.clock.pass(ForgetTold.KEPT.plusMillis(1));
        assertEquals(1, scene.turnTaking.forget().handle());
        var past = assertInstanceOf(Outcome.Past.class, follow(scene.turnTaking, begun.turn()));
        var told = readAll(past.feed());
        assertEquals(end(live), end(told));
        assertEquals(List.of("AgentStarted", "AgentDelta", "AgentCompleted", "AgentStarted",
                "AgentFailed", "AgentStarted", "AgentDelta", "AgentCompleted"),
                told.subList(1, told.size() - 1).stream()
                        .map(event -> event.getClass().getSimpleName()).toList());
    }

    @Test
    void anAgentThatHasLeftIsStillTold() throws InterruptedException {
        var conversation = scene.conversation(Mix.ROUND_ROBIN, "ada", "bad");
        var begun = scene.begin(conversation);
        readAll(begun.feed());
        stop();
        new ChangeConversation(scene.conversations, new Roster(scene.casting),
                scene.transactions, scene.ids, scene.clock)
                .handle(new ChangeConversation.Command(ANNA, conversation.id(),
                        Optional.empty(), new ChangeConversation.Edit.RemoveAgent(
                                conversation.agents().getFirst().id())));
        scene.told.remove(ANNA, begun.turn().id());
        var past = assertInstanceOf(Outcome.Past.class, follow(scene.turnTaking, begun.turn()));
        assertEquals(7, readAll(past.feed()).size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTurnOfAnotherNodeIsFollowedWhileItRunsAlsoIfSignalsGetLost(boolean lost)
            throws Exception {
        if (lost) scene.signals.loseAll();
        var begun = scene.begin(scene.conversation(Mix.ROUND_ROBIN, "slow", "ada"));
        var other = assertInstanceOf(Outcome.Live.class, follow(scene.node(), begun.turn()));
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var there = pool.submit(() -> readNumbered(other.feed()));
            gate.awaitArrival();
            var first = other.feed().after(0, TurnScene.PATIENCE);
            assertEquals(1, first.getFirst().number());
            gate.open();
            assertEquals(readNumbered(begun.feed()), there.get());
        }
    }

    @Test
    void nobodyFollowsAnotherPersonsTurn() throws InterruptedException {
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "slow"));
        gate.awaitArrival();
        var turn = begun.turn();
        var follow = scene.turnTaking.follow();
        assertEquals(new Outcome.UnknownTurn(), follow.handle(new AccountId(new UUID(0, 2)),
                turn.conversation(), turn.id()));
        assertEquals(new Outcome.UnknownTurn(), follow.handle(ANNA,
                scene.conversation(Mix.SINGLE, "ada").id(), turn.id()));
        assertEquals(new Outcome.UnknownTurn(), follow.handle(ANNA, turn.conversation(),
                new TurnId(UUID.randomUUID())));
        gate.open();
        readAll(begun.feed());
    }

    private static Outcome follow(TurnTaking node, Turn turn) {
        return node.follow().handle(ANNA, turn.conversation(), turn.id());
    }

    /** Waits until the node has let go of the turn. */
    private void stop() throws InterruptedException {
        scene.turnTaking.runs().stop(Duration.ofSeconds(20), Duration.ZERO);
    }

    private static List<TurnFeed.Numbered> readNumbered(TurnFeed feed)
            throws InterruptedException {
        var events = new ArrayList<TurnFeed.Numbered>();
        while (!feed.isRead(events.size()))
            events.addAll(feed.after(events.size(), TurnScene.PATIENCE));
        return events;
    }
}
