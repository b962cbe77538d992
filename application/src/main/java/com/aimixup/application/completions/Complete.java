package com.aimixup.application.completions;

import com.aimixup.application.files.Pictures;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.runtime.Ids;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Lets a model answer without keeping a word of it. It is paid for, disclosed and counted like any
 * other answer: held before, settled after, never more than was held.
 */
public final class Complete {
    /** Where neither the asker nor the model sets a limit. */
    static final int OUTPUT_TOKENS_USUAL = 4_096;

    /**
     * @param key whose budget it comes out of, if a program asks
     * @param outputTokensMax of one answer, if the asker sets a limit
     */
    public record Command(AccountId account, Optional<ApiKey> key, ModelRef model,
            OptionalInt outputTokensMax, Question question) {}

    /** What is asked, once it is known how long an answer may be. */
    @FunctionalInterface
    public interface Question {
        ChatRequest of(int outputTokensMax);
    }

    public sealed interface Outcome {
        record Begun(Completion completion) implements Outcome {}

        record ModelNotUsable(Casting.Reason reason) implements Outcome {}

        /** The model lacks what the question needs. */
        record NotAble(Capability missing) implements Outcome {}

        /** A picture within a message. */
        record PictureNotTaken(Pictures.Reason reason) implements Outcome {}

        /** @param available or what is left of the key's budget, if that is less */
        record TooFewCredits(Credits needed, Credits available) implements Outcome {}

        record Stopping() implements Outcome {}
    }

    private final Casting casting;
    private final Purse purse;
    private final SentPictures pictures;
    private final CompletionRuns runs;
    private final Ids ids;
    private final Clock clock;

    Complete(Casting casting, Purse purse, SentPictures pictures, CompletionRuns runs, Ids ids,
            Clock clock) {
        this.casting = casting;
        this.purse = purse;
        this.pictures = pictures;
        this.runs = runs;
        this.ids = ids;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        if (runs.isStopping()) return new Outcome.Stopping();
        var info = casting.info(command.model());
        return switch (casting.cast(command.model(), false)) {
            case Casting.Result.NotUsable(var reason) -> new Outcome.ModelNotUsable(reason);
            case Casting.Result.Usable(var provider, var tariff) -> {
                var sent = command.question().of(outputTokens(command, info));
                var missing = missing(sent, info);
                if (missing.isPresent()) yield new Outcome.NotAble(missing.get());
                try {
                    yield begin(command, Purse.Ask.of(command.model(), provider, tariff,
                            pictures.cleaned(sent)));
                } catch (Pictures.NotTaken picture) {
                    yield new Outcome.PictureNotTaken(picture.reason());
                }
            }
        };
    }

    private Outcome begin(Command command, Purse.Ask ask) {
        return switch (purse.begin(command.account(), command.key(), ask)) {
            case Purse.Result.TooFew(var needed, var available) ->
                    new Outcome.TooFewCredits(needed, available);
            case Purse.Result.Ready(var calls) -> new Outcome.Begun(
                    new SoloCompletion(ids.next(), clock.instant(), calls.getFirst(), purse,
                            runs));
        };
    }

    private static int outputTokens(Command command, Optional<ModelInfo> info) {
        var most = info.map(ModelInfo::outputTokensMax).filter(tokens -> tokens > 0)
                .orElse(Integer.MAX_VALUE);
        return Math.min(most, command.outputTokensMax().orElse(OUTPUT_TOKENS_USUAL));
    }

    /** A provider would refuse it, too, but after we had sent it. */
    private static Optional<Capability> missing(ChatRequest question, Optional<ModelInfo> info) {
        var able = info.map(ModelInfo::capabilities).orElse(Set.of());
        return needed(question).stream().filter(one -> !able.contains(one)).findFirst();
    }

    private static Set<Capability> needed(ChatRequest question) {
        var needed = EnumSet.noneOf(Capability.class);
        if (!question.tools().offered().isEmpty()) needed.add(Capability.TOOLS);
        if (!(question.format() instanceof AnswerFormat.Words)) needed.add(Capability.JSON_OUTPUT);
        for (var message : question.messages())
            for (var part : message.parts())
                switch (part) {
                    case Part.Text _ -> { }
                    case Part.Image _ -> needed.add(Capability.IMAGE_INPUT);
                    case Part.File _ -> needed.add(Capability.FILE_INPUT);
                    case Part.ToolCall _, Part.ToolResult _ -> needed.add(Capability.TOOLS);
                }
        return needed;
    }
}
