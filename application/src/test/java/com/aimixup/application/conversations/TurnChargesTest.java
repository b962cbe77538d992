package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.WHOLE_HOLD;
import static com.aimixup.application.conversations.TurnScene.end;
import static com.aimixup.application.conversations.TurnScene.readAll;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.providers.ScriptedProvider.Act;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.State;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.plugin.spi.ChatOutcome.Completed;
import com.aimixup.plugin.spi.ChatOutcome.Failed;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.spi.Usage.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an answer costs, however it ends. */
final class TurnChargesTest {
    private static final Usage ABSURD = new Usage(
            Map.of(Unit.INPUT, Long.MAX_VALUE, Unit.OUTPUT, Long.MAX_VALUE), false);
    private final TurnScene scene = new TurnScene();

    @AfterEach
    void everythingIsSettled() {
        scene.assertSettled();
    }

    @Test
    void whatTheProviderCountedIsCharged() throws InterruptedException {
        assertCharged(45, says("Hello.", Usage.of(40, 5)));
    }

    @Test
    void neverMoreThanWasHeldIsCharged() throws InterruptedException {
        assertCharged(WHOLE_HOLD, says("Hello.", Usage.of(5_000, 5_000)));
    }

    @Test
    void absurdFiguresCostWhatWasHeldAndBreakNothing() throws InterruptedException {
        assertCharged(WHOLE_HOLD, says("Hello.", ABSURD));
    }

    @Test
    void aUnitWithoutAPriceCostsWhatWasHeld() throws InterruptedException {
        assertCharged(WHOLE_HOLD, says("Hello.", new Usage(Map.of(Unit.IMAGE, 1L), false)));
    }

    @Test
    void anAnswerThatIsCutForLackOfCreditsSaysSoAndIsPartial() throws InterruptedException {
        scene.grant(200); // at most 100 of them for the answer, where 1,000 are wished
        scene.offer("ada", cutAfter("Words", Usage.of(40, 100)));
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "ada"));
        readAll(begun.feed());
        var message = scene.answers(begun.turn()).getLast();
        assertEquals(100, scene.provider.asked().getLast().outputTokensMax());
        assertEquals(State.PARTIAL, message.state());
        assertEquals(Optional.of(Answer.OUT_OF_CREDITS), message.answer().orElseThrow().end());
        assertFalse(message.answer().orElseThrow().failed());
        assertEquals(new Credits(140), message.answer().orElseThrow().charged());
    }

    @Test
    void anAnswerThatIsCutAtItsAgentsOwnLengthIsWhole() throws InterruptedException {
        var message = play(cutAfter("Words", Usage.of(40, 1_000)));
        assertEquals(State.COMPLETE, message.state());
        assertEquals(Optional.of("length"), message.answer().orElseThrow().end());
    }

    private static Act cutAfter(String text, Usage usage) {
        return (_, sink, _) -> {
            sink.text(text);
            return new Completed(FinishReason.LENGTH, usage);
        };
    }

    @Test
    void anAnswerWithoutFiguresIsEstimatedAndSaysSo() throws InterruptedException {
        var answer = play(says("Six characters a word.", Usage.NONE)).answer().orElseThrow();
        assertTrue(answer.estimated());
        assertEquals(Map.of(UsageUnit.INPUT, 3L, UsageUnit.OUTPUT, 8L), answer.usage());
        assertEquals(new Credits(11), answer.charged());
    }

    @Test
    void failingBeforeTheFirstWordCostsNothing() throws InterruptedException {
        var message = play((_, _, _) -> new Failed(new ProviderFailure.Overloaded(), Usage.NONE));
        assertEquals(State.FAILED, message.state());
        assertEquals(Optional.of("overloaded"), message.answer().orElseThrow().end());
        assertTrue(message.answer().orElseThrow().failed());
        assertEquals(Credits.ZERO, message.answer().orElseThrow().charged());
    }

    @Test
    void whatArrivedBeforeAFailureIsKeptAndPaidByTheLastFigures() throws InterruptedException {
        var message = play((_, sink, _) -> {
            sink.text("Half a sen");
            sink.usage(Usage.of(40, 1));
            sink.usage(Usage.of(40, 3));
            return new Failed(new ProviderFailure.Truncated(), Usage.NONE);
        });
        assertEquals(State.PARTIAL, message.state());
        assertEquals("Half a sen", message.text().reveal());
        assertEquals(new Credits(43), message.answer().orElseThrow().charged());
        assertFalse(message.answer().orElseThrow().estimated());
    }

    @Test
    void aPartWithoutFiguresIsEstimated() throws InterruptedException {
        var answer = play((_, sink, _) -> {
            sink.text("abc");
            return new Failed(new ProviderFailure.Truncated(), Usage.NONE);
        }).answer().orElseThrow();
        assertTrue(answer.estimated());
        assertEquals(new Credits(3 + 1), answer.charged());
    }

    @Test
    void aProviderThatThrowsHasFailedLikeAnyOther() throws InterruptedException {
        var message = play((_, sink, _) -> {
            sink.text("abc");
            throw new LinkageError("quotes the prompt");
        });
        assertEquals(State.PARTIAL, message.state());
        assertEquals(Optional.of("protocol"), message.answer().orElseThrow().end());
        assertEquals(new Credits(4), message.answer().orElseThrow().charged());
    }

    @Test
    void anInterruptionOfTheCallDoesNotReachTheStore() throws InterruptedException {
        assertCharged(45, (request, sink, cancellation) -> {
            Thread.currentThread().interrupt();
            return says("Hello.", Usage.of(40, 5)).play(request, sink, cancellation);
        });
    }

    @Test
    void aFreeModelNeedsNoCredits() throws InterruptedException {
        scene.offerFree("local", says("Hello.", Usage.of(40, 5)));
        var end = end(scene.play(scene.conversation(Mix.SINGLE, "local")));
        assertEquals(Turn.State.COMPLETED, end.turn().state());
        assertEquals(Credits.ZERO, end.charged());
    }

    @Test
    void answersAreShorterWhenCreditsAreShort() throws InterruptedException {
        scene.grant(300);
        scene.offer("ada", says("Hello.", Usage.of(100, 200)));
        scene.play(scene.conversation(Mix.SINGLE, "ada"));
        assertEquals(200, scene.provider.asked().getFirst().outputTokensMax());
        assertEquals(0, scene.available());
    }

    @Test
    void aTurnThatRunsOutOfCreditsEndsAndSaysWhy() throws InterruptedException {
        scene.grant(WHOLE_HOLD + 100);
        scene.offer("ada", says("Much.", Usage.of(100, 1_000)));
        scene.offer("ben", says("Never said.", Usage.of(1, 1)));
        var conversation = scene.conversation(Mix.ROUND_ROBIN, "ada", "ben");
        var end = end(scene.play(conversation));
        assertEquals(Turn.State.COMPLETED, end.turn().state());
        assertEquals(Optional.of(Turn.OUT_OF_CREDITS), end.turn().reason());
        assertEquals(1, end.messages().size());
        assertEquals(100, scene.available());
    }

    @Test
    void aHoldThatWasReleasedMeanwhileMakesTheAnswerFreeAndStoredAsSuch()
            throws InterruptedException {
        var message = play((request, sink, cancellation) -> {
            scene.clock.pass(Duration.ofHours(1));
            assertEquals(1, scene.releaseOverdueHolds());
            return says("Late.", Usage.of(40, 5)).play(request, sink, cancellation);
        });
        assertEquals("Late.", message.text().reveal());
        assertEquals(Credits.ZERO, message.answer().orElseThrow().charged());
    }

    @Test
    void whatAPluginSaysAfterItsCallIsNotHeard() throws InterruptedException {
        var kept = new ChatSink[1];
        play((request, sink, cancellation) -> {
            kept[0] = sink;
            return says("Hello.", Usage.of(40, 5)).play(request, sink, cancellation);
        });
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "model"));
        var events = readAll(begun.feed());
        kept[0].text("Ghost.");
        assertEquals(events, readAll(begun.feed()));
    }

    @Test
    void refusalsAndLengthAreGoodEnds() throws InterruptedException {
        for (var reason : FinishReason.values()) {
            var message = play((_, sink, _) -> {
                sink.text("Well.");
                return new Completed(reason, Usage.of(1, 1));
            });
            assertEquals(State.COMPLETE, message.state());
            assertEquals(Optional.of(reason.name().toLowerCase(Locale.ROOT)),
                    message.answer().orElseThrow().end());
        }
    }

    private void assertCharged(long micros, Act act) throws InterruptedException {
        var message = play(act);
        assertEquals(new Credits(micros), message.answer().orElseThrow().charged());
        assertEquals(10_000 - micros, scene.available());
    }

    /** The answer of one agent that acts like this, as it is stored and as readers were told. */
    private Message play(Act act) throws InterruptedException {
        scene.grant(10_000);
        scene.offer("model", act);
        var before = scene.available();
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "model"));
        var events = readAll(begun.feed());
        var message = scene.answers(begun.turn()).getFirst();
        var charged = message.answer().orElseThrow().charged();
        assertEquals(charged, end(events).charged());
        assertEquals(before - charged.micros(), scene.available());
        assertEquals(List.of(message.id()), end(events).messages());
        return message;
    }
}
