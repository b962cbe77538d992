package com.aimixup.plugin.echo;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.util.Optional;

/** One call as its model plays it. */
final class Act {
    private static final int FIRST_WORDS_TOKENS = 6;

    private final Speech speech;
    private final ChatRequest request;
    private final Scene scene;
    private final Duration pace;
    private final Duration thinking;

    Act(Speech speech, ChatRequest request, Duration pace, Duration thinking) {
        this.speech = speech;
        this.request = request;
        this.scene = Scene.of(request);
        this.pace = pace;
        this.thinking = thinking;
    }

    ChatOutcome play(EchoModel model) {
        return switch (model) {
            case FAST, BLIND, UNPRICED -> answer(Duration.ZERO, tokensMax());
            case OBSERVER -> finish(Inventory.of(request), Duration.ZERO, tokensMax());
            case STEADY -> answer(pace, tokensMax());
            case SLOW -> speech.pause(thinking) ? answer(pace, tokensMax()) : speech.stopped();
            case REASONING -> reasonAndAnswer();
            case NO_USAGE -> withoutUsage(answer(Duration.ZERO, tokensMax()));
            case REFUSE -> refuse();
            case CUT -> firstWords() ? speech.truncated() : speech.stopped();
            case LATE_FAILURE -> firstWords()
                    ? speech.failed(new ProviderFailure.Unavailable()) : speech.stopped();
            case RATE_LIMITED -> atOnce(
                    new ProviderFailure.RateLimited(Optional.of(Duration.ofSeconds(2))));
            case OVERLOADED -> atOnce(new ProviderFailure.Overloaded());
            case BAD_CREDENTIALS -> atOnce(new ProviderFailure.BadCredentials());
            case TOO_LONG -> atOnce(new ProviderFailure.TooLong());
            case ENDLESS -> sayAndNeverEnd();
            case RUNAWAY -> sayForEver();
            case SILENT -> neverEnd();
            // Quotes the question on purpose: the host must not let such a message out.
            case THROWS -> throw new IllegalStateException("no answer to: " + scene.question());
            case PIXELS, SLOW_PIXELS, NO_PIXELS ->
                    throw new AssertionError("draws, does not speak");
        };
    }

    private long tokensMax() {
        return Math.min(request.outputTokensMax(), EchoModel.OUTPUT_TOKENS_MAX);
    }

    private ChatOutcome answer(Duration pause, long tokens) {
        var call = Wishes.call(request, scene);
        if (call.isPresent()) {
            return speech.pause(pause) && speech.call(call.get())
                    ? speech.completed(FinishReason.TOOL_CALLS) : speech.stopped();
        }
        return finish(Wishes.formed(request, scene, Wording.answer(scene)), pause, tokens);
    }

    private ChatOutcome finish(String text, Duration pause, long tokens) {
        var allowed = Tokens.cut(text, tokens);
        var whole = pause.isZero() ? speech.say(allowed) : speech.say(allowed, pause);
        if (!whole) return speech.stopped();
        return speech.completed(
                allowed.equals(text) ? FinishReason.STOP : FinishReason.LENGTH);
    }

    /** Reasoning takes at most half of the limit, which covers both. */
    private ChatOutcome reasonAndAnswer() {
        var half = tokensMax() / 2;
        var thought = Tokens.cut(Wording.reasoning(scene), half);
        if (!thought.isEmpty() && !speech.reason(thought)) return speech.stopped();
        return answer(pace, tokensMax() - Tokens.of(thought));
    }

    private static ChatOutcome withoutUsage(ChatOutcome outcome) {
        return switch (outcome) {
            case ChatOutcome.Completed(var reason, _) ->
                    new ChatOutcome.Completed(reason, Usage.NONE);
            case ChatOutcome.Failed(var failure, _) -> new ChatOutcome.Failed(failure, Usage.NONE);
            case ChatOutcome.Cancelled _ -> new ChatOutcome.Cancelled(Usage.NONE);
        };
    }

    private ChatOutcome refuse() {
        return speech.say(Tokens.cut(Wording.REFUSAL, tokensMax()))
                ? speech.completed(FinishReason.REFUSAL) : speech.stopped();
    }

    private boolean firstWords() {
        var tokens = Math.min(FIRST_WORDS_TOKENS, tokensMax());
        return speech.say(Tokens.cut(Wording.answer(scene), tokens), pace);
    }

    /** A refusal before any text is not billed. */
    private ChatOutcome atOnce(ProviderFailure failure) {
        return speech.pause(Duration.ZERO)
                ? new ChatOutcome.Failed(failure, Usage.NONE) : speech.stopped();
    }

    private ChatOutcome sayAndNeverEnd() {
        return speech.say(Tokens.cut(Wording.answer(scene), tokensMax()), pace)
                ? neverEnd() : speech.stopped();
    }

    private ChatOutcome neverEnd() {
        speech.awaitStop();
        return speech.stopped();
    }

    private ChatOutcome sayForEver() {
        var text = Wording.answer(scene) + " ";
        while (speech.say(text)) Thread.onSpinWait();
        return speech.stopped();
    }
}
