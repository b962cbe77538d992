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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    void aTurnThatIsOverIsToldAgainWithEachAnswerInOnePiece() throws InterruptedException {
        var begun = scene.begin(scene.conversation(Mix.ROUND_ROBIN, "slow", "bad", "ada"));
        gate.open();
        var live = readAll(begun.feed());
        stop();
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
        var past = assertInstanceOf(Outcome.Past.class, follow(scene.turnTaking, begun.turn()));
        assertEquals(7, readAll(past.feed()).size());
    }

    @Test
    void aTurnOfAnotherNodeIsNotHere() throws InterruptedException {
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "slow"));
        assertEquals(new Outcome.NotHere(), follow(scene.node(), begun.turn()));
        gate.open();
        readAll(begun.feed());
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
}
