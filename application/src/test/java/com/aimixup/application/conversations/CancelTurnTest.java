package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.conversations.TurnScene.end;
import static com.aimixup.application.conversations.TurnScene.readAll;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.aimixup.application.conversations.CancelTurn.Outcome;
import com.aimixup.application.providers.Gate;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CancelTurnTest {
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
    void itsCallsAreClosedWhatWasSaidIsKeptAndPaidAndNobodySpeaksAfterIt() throws Exception {
        var begun = begunSlowly();
        assertEquals(new Outcome.Asked(begun.turn()), cancel(scene.turnTaking, begun.turn()));
        assertCancelled(begun, Turn.BY_PERSON);
    }

    @Test
    void theNodeThatDrivesItObeysWhicheverIsAsked() throws Exception {
        var begun = begunSlowly();
        assertEquals(new Outcome.Asked(begun.turn()), cancel(scene.node(), begun.turn()));
        assertCancelled(begun, Turn.BY_PERSON);
    }

    @Test
    void itObeysAlsoIfTheSignalGotLost() throws Exception {
        scene.signals.loseAll();
        var begun = begunSlowly();
        cancel(scene.node(), begun.turn());
        scene.turnTaking.runs().obeyStops();
        assertCancelled(begun, Turn.BY_PERSON);
    }

    @Test
    void cancellingTwiceOrTooLateChangesNothing() throws Exception {
        var begun = begunSlowly();
        cancel(scene.turnTaking, begun.turn());
        cancel(scene.node(), begun.turn());
        assertCancelled(begun, Turn.BY_PERSON);
        scene.turnTaking.runs().stop(Duration.ofSeconds(20), Duration.ZERO);
        var over = stored(begun.turn());
        assertEquals(new Outcome.Over(over), cancel(scene.turnTaking, begun.turn()));
        assertEquals(new Outcome.Over(over), cancel(scene.node(), begun.turn()));
    }

    @Test
    void aTurnThatIsOverStaysAsItIs() throws Exception {
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "ada"));
        readAll(begun.feed());
        assertInstanceOf(Outcome.Over.class, cancel(scene.turnTaking, begun.turn()));
        assertEquals(Turn.State.COMPLETED, stored(begun.turn()).state());
    }

    @Test
    void nobodyCancelsAnothersTurn() throws Exception {
        var begun = begunSlowly();
        var turn = begun.turn();
        var cancel = scene.turnTaking.cancel();
        assertEquals(new Outcome.UnknownTurn(), cancel.handle(new AccountId(new UUID(0, 2)),
                turn.conversation(), turn.id()));
        assertEquals(new Outcome.UnknownTurn(), cancel.handle(ANNA,
                scene.conversation(Mix.SINGLE, "ada").id(), turn.id()));
        assertEquals(new Outcome.UnknownTurn(), cancel.handle(ANNA, turn.conversation(),
                new TurnId(UUID.randomUUID())));
        gate.open();
        assertEquals(Turn.State.COMPLETED, end(readAll(begun.feed())).turn().state());
    }

    private TakeTurn.Outcome.Begun begunSlowly() throws InterruptedException {
        var begun = scene.begin(scene.conversation(Mix.ROUND_ROBIN, "slow", "ada"));
        gate.awaitArrival();
        return begun;
    }

    private static Outcome cancel(TurnTaking node, Turn turn) {
        return node.cancel().handle(ANNA, turn.conversation(), turn.id());
    }

    private void assertCancelled(TakeTurn.Outcome.Begun begun, String reason)
            throws InterruptedException {
        var end = end(readAll(begun.feed()));
        assertEquals(Turn.State.CANCELLED, end.turn().state());
        assertEquals(Optional.of(reason), end.turn().reason());
        assertEquals(end.turn(), stored(begun.turn()));
        var answers = scene.answers(begun.turn());
        assertEquals(1, answers.size());
        assertEquals(Message.State.PARTIAL, answers.getFirst().state());
        assertEquals("Begun.", answers.getFirst().text().reveal());
        assertEquals(new Credits(32), end.charged());
        assertEquals(10_000 - 32, scene.available());
    }

    private Turn stored(Turn turn) {
        return scene.turns.find(ANNA, turn.conversation(), turn.id()).orElseThrow();
    }
}
