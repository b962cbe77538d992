package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.conversations.TurnScene.WHOLE_HOLD;
import static com.aimixup.application.conversations.TurnScene.readAll;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.conversations.TakeTurn.Outcome;
import com.aimixup.application.providers.Gate;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.plugin.spi.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many requests at the same moment. */
final class TurnRacesTest {
    private static final int THREADS = 64;
    private final TurnScene scene = new TurnScene(THREADS, 100_000_000);

    @AfterEach
    void everythingIsSettled() {
        scene.assertSettled();
    }

    @RepeatedTest(20)
    void identicalTurnsAtTheSameMomentHaveOneEffect() throws Exception {
        scene.grant(1_000_000);
        scene.offer("ada", says("I am Ada.", Usage.of(40, 5)));
        var ask = scene.ask(scene.conversation(Mix.SINGLE, "ada"));
        var outcomes = atOnce(16, () -> {
            var outcome = scene.take(ask);
            if (outcome instanceof Outcome.Repeated(var turn)) assertFollowed(turn);
            return outcome;
        });
        var begun = outcomes.stream().filter(Outcome.Begun.class::isInstance)
                .map(Outcome.Begun.class::cast).toList();
        assertEquals(1, begun.size(), outcomes::toString);
        for (var outcome : outcomes)
            if (!(outcome instanceof Outcome.Begun))
                assertEquals(begun.getFirst().turn().id(),
                        ((Outcome.Repeated) outcome).turn().id());
        readAll(begun.getFirst().feed());
        assertEquals(1, scene.provider.asked().size());
        assertEquals(1_000_000 - 45, scene.available());
    }

    @RepeatedTest(10)
    void differentTurnsAtTheSameMomentInOneConversationAreOneTurn() throws Exception {
        scene.grant(1_000_000);
        scene.offer("ada", says("I am Ada.", Usage.of(40, 5)));
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        var outcomes = atOnce(16, () -> scene.take(scene.ask(conversation)));
        var begun = 0;
        for (var outcome : outcomes)
            switch (outcome) {
                case Outcome.Begun(_, var feed) -> {
                    readAll(feed);
                    begun++;
                }
                case Outcome.TurnInProgress _ -> { }
                default -> throw new AssertionError(outcome);
            }
        assertTrue(begun >= 1);
        assertEquals(begun, scene.provider.asked().size());
        var head = scene.conversations.find(ANNA, conversation.id()).orElseThrow().head();
        assertEquals(2 * begun, scene.messages.branch(ANNA, conversation.id(),
                head.orElseThrow()).size());
    }

    @RepeatedTest(5)
    void manyThreadsThatSpendOneBalanceNeverOverdrawIt() throws Exception {
        scene.grant(THREADS * WHOLE_HOLD / 3);
        scene.offer("ada", says("I am Ada.", Usage.of(50, 20)));
        var granted = scene.available();
        // An overdrawn balance cannot be made: the twin would throw, as the database does.
        var outcomes = atOnce(THREADS, () -> {
            var outcome = scene.take(scene.ask(scene.conversation(Mix.SINGLE, "ada")));
            if (outcome instanceof Outcome.Begun(_, var feed)) readAll(feed);
            return outcome;
        });
        var begun = outcomes.stream().filter(Outcome.Begun.class::isInstance).count();
        for (var outcome : outcomes)
            assertTrue(outcome instanceof Outcome.Begun
                    || outcome instanceof Outcome.TooFewCredits, outcome::toString);
        assertTrue(begun > 0);
        assertEquals(granted - 70 * begun, scene.available());
        var transfers = scene.ledger.transfers(ANNA, Optional.empty(), Integer.MAX_VALUE);
        assertEquals(begun, transfers.stream()
                .filter(transfer -> transfer.kind() == Transfer.Kind.SETTLE).count());
    }

    @Test
    void theLimitOfTurnsUnderWayHoldsAlsoAtTheSameMoment() throws Exception {
        var strict = new TurnScene(2, 100_000_000);
        strict.grant(1_000_000);
        var gate = new Gate();
        strict.offer("slow", gate.before("", Usage.NONE, says("Done.", Usage.of(1, 1))));
        var outcomes = atOnce(16,
                () -> strict.take(strict.ask(strict.conversation(Mix.SINGLE, "slow"))));
        assertEquals(14, outcomes.stream()
                .filter(new Outcome.TooManyTurns(2)::equals).count());
        gate.open();
        for (var outcome : outcomes)
            if (outcome instanceof Outcome.Begun(_, var feed)) readAll(feed);
        strict.assertSettled();
    }

    private void assertFollowed(Turn turn) throws InterruptedException {
        switch (scene.turnTaking.follow().handle(ANNA, turn.conversation(), turn.id())) {
            case FollowTurn.Outcome.Live(var feed) -> readAll(feed);
            case FollowTurn.Outcome.Past(var feed) -> readAll(feed);
            case FollowTurn.Outcome.UnknownTurn() -> throw new AssertionError("unknown");
        }
    }

    private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        var barrier = new CyclicBarrier(threads);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Callable<T>>();
            for (var thread = 0; thread < threads; thread++)
                running.add(() -> {
                    barrier.await();
                    return work.call();
                });
            var results = new ArrayList<T>();
            for (var done : pool.invokeAll(running)) results.add(done.get());
            return results;
        }
    }
}
