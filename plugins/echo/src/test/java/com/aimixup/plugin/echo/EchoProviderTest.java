package com.aimixup.plugin.echo;

import static com.aimixup.plugin.echo.Sandbox.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.echo.Sandbox.Heard;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.Completed;
import com.aimixup.plugin.spi.ChatOutcome.Failed;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFactory;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.ProviderFailure.Rejected;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.spi.Usage.Unit;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EchoProviderTest {
    private final Provider provider = Sandbox.provider();
    private final Heard heard = new Heard();

    @Test
    void isFoundAsAService() {
        var factory = ServiceLoader.load(ProviderFactory.class).findFirst().orElseThrow();
        assertEquals("echo", factory.id());
        assertEquals(ProviderFactory.SPI_VERSION, factory.spiVersion());
    }

    @Test
    void leavesNothingOnTheNetwork() {
        assertTrue(provider.facts().local());
        assertTrue(provider.facts().hosts().isEmpty());
        assertFalse(provider.facts().trainsOnData());
    }

    @Test
    void everyModelIsOfferedOnce() {
        var ids = provider.models().stream().map(ModelInfo::id).toList();
        assertEquals(EchoModel.values().length, new HashSet<>(ids).size());
        ids.forEach(id -> assertTrue(EchoModel.find(id).isPresent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "steady", "slow", "unpriced", "reasoning"})
    void anAnswerCompletesAndIsCountedByTheRule(String model) {
        var request = ask(model, "How do tides work?");
        var outcome = chat(request);
        assertEquals(FinishReason.STOP, assertCompleted(outcome).reason());
        assertEquals(Wording.answer(Scene.of(request)), heard.all());
        assertEquals(Tokens.of(heard.all()), outcome.usage().of(Unit.OUTPUT));
        assertEquals(Tokens.of(String.join("", heard.thoughts)),
                outcome.usage().of(Unit.REASONING));
        assertEquals(provider.inputTokensAtMost(request).orElseThrow(),
                outcome.usage().of(Unit.INPUT));
        assertEquals(outcome.usage(), heard.usages.getLast());
    }

    @Test
    void tokensAreCountedAsDocumented() {
        // 3 + 1 for the instructions, 3 + 2 for five code points (one of them two chars wide).
        var request = ask("fast", "Hi", 100, Message.user("ab🙂cd"));
        assertEquals(9, provider.inputTokensAtMost(request).orElseThrow());
    }

    @Test
    void wordsComeOneByOneWithAPauseBeforeEach() {
        var slowly = Sandbox.provider(Map.of("pace_millis", "5"));
        var began = System.nanoTime();
        slowly.chat(ask("steady", "How?"), heard, Cancellation.none());
        assertTrue(heard.pieces.size() > 5);
        assertTrue(System.nanoTime() - began >= heard.pieces.size() * 5_000_000L);
    }

    @Test
    void reasoningIsNotPartOfTheAnswer() {
        assertTrue(chat(ask("reasoning", "How?")).usage().of(Unit.REASONING) > 0);
        assertFalse(heard.thoughts.isEmpty());
        assertFalse(heard.all().contains(heard.thoughts.getFirst()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "steady", "reasoning"})
    void aShortLimitIsKept(String model) {
        for (var limit = 1; limit < 20; limit++) {
            var outcome = chat(ask(model, "", limit, Message.user("How?")));
            assertEquals(FinishReason.LENGTH, assertCompleted(outcome).reason());
            var usage = outcome.usage();
            assertTrue(usage.of(Unit.OUTPUT) + usage.of(Unit.REASONING) <= limit);
            assertTrue(usage.of(Unit.OUTPUT) > 0);
        }
    }

    @Test
    void aCharacterIsNeverCutInTwo() {
        for (var limit = 1; limit < 40; limit++) {
            chat(ask("steady", "", limit, Message.user("🙂🙃".repeat(20))));
        }
        assertTrue(heard.all().contains("🙂"));
        for (var piece : heard.pieces) {
            assertFalse(Character.isLowSurrogate(piece.charAt(0)));
            assertFalse(Character.isHighSurrogate(piece.charAt(piece.length() - 1)));
            assertFalse(piece.isEmpty());
        }
    }

    @Test
    void aRefusalIsBilled() {
        var outcome = chat(ask("refuse", "How?"));
        assertEquals(FinishReason.REFUSAL, assertCompleted(outcome).reason());
        assertTrue(outcome.usage().of(Unit.INPUT) > 0);
    }

    @Test
    void aCutAnswerLeavesWordsAndAnEstimate() {
        assertFailure(new ProviderFailure.Truncated(), chat(ask("cut", "How?")));
        assertFalse(heard.all().isEmpty());
        assertTrue(chat(ask("cut", "How?")).usage().estimated());
    }

    @Test
    void aLateFailureLeavesWordsAndUsage() {
        var outcome = chat(ask("late-failure", "How?"));
        assertFailure(new ProviderFailure.Unavailable(), outcome);
        assertEquals(Tokens.of(heard.all()), outcome.usage().of(Unit.OUTPUT));
    }

    @Test
    void failuresBeforeTheFirstWordCostNothing() {
        var twoSeconds = Optional.of(Duration.ofSeconds(2));
        var expected = Map.of(
                "rate-limited", new ProviderFailure.RateLimited(twoSeconds),
                "overloaded", new ProviderFailure.Overloaded(),
                "bad-credentials", new ProviderFailure.BadCredentials(),
                "too-long", new ProviderFailure.TooLong(),
                "gpt-9", new Rejected("unknown-model"),
                "pixels", new Rejected("no-chat"));
        expected.forEach((model, failure) -> {
            var outcome = chat(ask(model, "How?"));
            assertFailure(failure, outcome);
            assertEquals(Usage.NONE, outcome.usage());
        });
        assertTrue(heard.pieces.isEmpty());
    }

    @Test
    void aQuestionLargerThanTheContextIsTooLong() {
        assertFailure(new ProviderFailure.TooLong(), chat(ask("fast", "x".repeat(600_000))));
    }

    @Test
    void usageCanBeMissing() {
        assertEquals(Usage.NONE, assertCompleted(chat(ask("no-usage", "How?"))).usage());
        assertFalse(heard.all().isEmpty());
    }

    @Test
    void oneModelBreaksTheContract() {
        assertThrows(IllegalStateException.class, () -> chat(ask("throws", "How?")));
    }

    @Test
    void aSettingThatIsNoNumberIsIgnored() {
        var odd = Sandbox.provider(Map.of("pace_millis", "soon"));
        odd.chat(ask("cut", "How?"), heard, Cancellation.none());
        assertFalse(heard.all().isEmpty());
    }

    private ChatOutcome chat(ChatRequest request) {
        return provider.chat(request, heard, Cancellation.none());
    }

    private static Completed assertCompleted(ChatOutcome outcome) {
        assertTrue(outcome instanceof Completed, outcome::toString);
        return (Completed) outcome;
    }

    private static void assertFailure(ProviderFailure failure, ChatOutcome outcome) {
        assertTrue(outcome instanceof Failed, outcome::toString);
        assertEquals(failure, ((Failed) outcome).failure());
    }
}
