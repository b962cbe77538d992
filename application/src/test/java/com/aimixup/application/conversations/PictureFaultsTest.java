package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.conversations.TurnScene.PAINT;
import static com.aimixup.application.conversations.TurnScene.end;
import static com.aimixup.application.conversations.TurnScene.readAll;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.files.FileRemoval;
import com.aimixup.application.images.Painter;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Brief;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.State;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong while an agent draws costs nothing, and no provider is asked twice. */
final class PictureFaultsTest {
    private static final Duration LONG = TurnScene.PATIENCE;
    private static final long PRICE = 700;
    private static final long GRANTED = 10_000;
    private final TurnScene scene = new TurnScene(4, 100);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private long granted = GRANTED;

    @BeforeEach
    void setUp() {
        scene.grant(GRANTED);
        scene.offerPictures(PRICE);
        scene.offer("ada", says("I am Ada.", Usage.of(40, 5)));
    }

    @AfterEach
    void nothingWasKeptOrPaid() {
        assertEquals(granted, scene.available());
        scene.assertSettled();
    }

    @Test
    void refusalsAndFailuresAreToldAndTheOthersGoOn() throws Exception {
        fails("refused", new ImageOutcome.Failed(new ProviderFailure.Refused(),
                Usage.of(40, 0)));
        fails("refused", new ImageOutcome.Drawn(List.of(), Usage.NONE));
        fails("overloaded", new ImageOutcome.Failed(new ProviderFailure.Overloaded(),
                Usage.NONE));
        fails("protocol", drawn("text/html:<p>"));
        fails("storage-full", drawn("image/png:" + "x".repeat(100)));
        assertEquals(5, scene.painter.asked().size());
    }

    @Test
    void whoseStorageIsFullIsNotDrawnFor() throws Exception {
        scene.upload("full", "text/plain:" + "x".repeat(89));
        fails("storage-full", drawn("image/png:fox"));
        assertEquals(List.of(), scene.painter.asked());
    }

    @Test
    void aProviderThatThrowsHasFailed() throws Exception {
        scene.painter.does((_, _) -> {
            throw new IllegalStateException("a secret prompt");
        });
        assertEquals(Optional.of("protocol"), play(Mix.SINGLE, "paint").end());
    }

    @Test
    void whoCancelsWhileItIsDrawnPaysNothing() throws Exception {
        waitAtTheGate(true);
        var conversation = scene.conversation(Mix.ROUND_ROBIN, "paint", "ada");
        var begun = scene.begin(conversation);
        awaitAsked();
        scene.turnTaking.cancel().handle(ANNA, conversation.id(), begun.turn().id());
        assertEquals(Turn.State.CANCELLED, end(readAll(begun.feed())).turn().state());
        assertEquals(Optional.of("cancelled"), answer(begun.turn()).end());
        assertNothingKept();
    }

    @Test
    void whatWasBeingDrawnWhenItsNodeDiedHasFailedAndComesTooLate() throws Exception {
        waitAtTheGate(false);
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "paint"));
        awaitAsked();
        scene.clock.pass(scene.limits.lease().plusMillis(1));
        assertEquals(1, scene.node().recover().handle());
        assertEquals(Optional.of("interrupted"), answer(begun.turn()).end());
        assertEquals(GRANTED, scene.available());
        open.countDown();
        scene.turnTaking.runs().stop(LONG, LONG);
        assertEquals(Optional.of("interrupted"), answer(begun.turn()).end());
        assertEquals(1, scene.painter.asked().size());
        assertNothingKept();
    }

    @Test
    void aPictureThatWasKeptButNotToldIsToldByWhoRecovers() throws Exception {
        var conversation = scene.conversation(Mix.SINGLE, "paint");
        var turn = new Turn(ANNA, new TurnId(UUID.randomUUID()), conversation.id(),
                new MessageId(UUID.randomUUID()), conversation.rules(), Turn.State.RUNNING,
                Optional.empty(), scene.clock.instant(), Optional.empty());
        var file = new FileId(UUID.randomUUID());
        scene.memory.run(() -> {
            scene.turns.add(turn, new Turns.Lease(UUID.randomUUID(), scene.clock.instant()));
            scene.messages.add(ANNA, conversation.id(), new Message(
                    new MessageId(UUID.randomUUID()), Optional.empty(), turn.id(),
                    new Message.Author.Speaker(conversation.agents().getFirst().id(), 1),
                    State.COMPLETE, Private.of(""), Optional.of(new Answer(PAINT, Brief.PLAIN,
                            Optional.of("stop"), false, Map.of(), new Credits(PRICE), false)),
                    scene.clock.instant(), List.of(file)));
        });
        scene.clock.pass(Duration.ofSeconds(1));
        assertEquals(1, scene.turnTaking.recover().handle());
        var told = readAll(assertInstanceOf(FollowTurn.Outcome.Live.class, scene.turnTaking
                .follow().handle(ANNA, conversation.id(), turn.id())).feed());
        assertEquals(List.of("Started", "AgentStarted", "AgentImage", "AgentCompleted", "Ended"),
                told.stream().map(event -> event.getClass().getSimpleName()).toList());
        assertEquals(file, ((TurnEvent.AgentImage) told.get(2)).file());
    }

    @Test
    void whatIsDrawnForAConversationThatIsRemovedIsNotKept() throws Exception {
        waitAtTheGate(false);
        var conversation = scene.conversation(Mix.SINGLE, "paint");
        var begun = scene.begin(conversation);
        awaitAsked();
        new RemoveConversation(scene.conversations, scene.messages,
                new FileRemoval(scene.files, scene.objects), scene.transactions).handle(
                new RemoveConversation.Command(ANNA, conversation.id(), Optional.empty()));
        open.countDown();
        readAll(begun.feed());
        assertNothingKept();
    }

    @Test
    void aStoreThatIsAwayForAWhileMakesNoSecondPicture() throws Exception {
        waitAtTheGate(false);
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "paint"));
        awaitAsked();
        scene.transactions.refuse(1);
        scene.transactions.loseAnswers(1);
        open.countDown();
        readAll(begun.feed());
        assertEquals(0, scene.transactions.troubleLeft());
        assertEquals(Optional.of("stop"), answer(begun.turn()).end());
        assertEquals(1, scene.files.page(ANNA, Optional.empty(), 9).size());
        assertEquals(1, scene.painter.asked().size());
        granted -= PRICE;
    }

    private void fails(String code, ImageOutcome outcome) throws InterruptedException {
        scene.painter.does((_, _) -> outcome);
        var before = scene.files.page(ANNA, Optional.empty(), 9);
        var answer = play(Mix.ROUND_ROBIN, "paint", "ada");
        assertEquals(Optional.of(code), answer.end());
        assertTrue(answer.failed());
        assertEquals(Map.of(), answer.usage());
        assertEquals(before, scene.files.page(ANNA, Optional.empty(), 9));
        granted -= 45; // Ada went on
        assertEquals(granted, scene.available());
    }

    private Answer play(Mix mix, String... models) throws InterruptedException {
        var begun = scene.begin(scene.conversation(mix, models));
        readAll(begun.feed());
        return answer(begun.turn());
    }

    private Answer answer(Turn turn) {
        return scene.answers(turn).getFirst().answer().orElseThrow();
    }

    private void assertNothingKept() {
        assertEquals(List.of(), scene.files.page(ANNA, Optional.empty(), 9));
    }

    private static ImageOutcome drawn(String bytes) {
        return new ImageOutcome.Drawn(List.of(Painter.picture(bytes)), Usage.NONE);
    }

    /** @param obedient whether a cancelled call ends */
    private void waitAtTheGate(boolean obedient) {
        scene.painter.does((request, cancellation) -> {
            if (obedient) cancellation.onCancel(open::countDown);
            asked.countDown();
            if (!open.await(LONG.toSeconds(), TimeUnit.SECONDS))
                throw new IllegalStateException("nobody opened the gate");
            return cancellation.isCancelled() ? new ImageOutcome.Cancelled(Usage.NONE)
                    : drawn("image/png:fox");
        });
    }

    private void awaitAsked() throws InterruptedException {
        assertTrue(asked.await(LONG.toSeconds(), TimeUnit.SECONDS));
    }
}
