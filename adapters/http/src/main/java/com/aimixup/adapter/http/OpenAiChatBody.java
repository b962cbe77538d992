package com.aimixup.adapter.http;

import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.ChatRequest.ReasoningEffort;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The body of a chat completion. What official clients send and would change nothing here is taken
 * and ignored; what would change the answer and is not done is refused by name.
 */
final class OpenAiChatBody {
    static final int MODEL_LENGTH_MAX = 200;
    static final long OUTPUT_TOKENS_MAX = 1_000_000;
    /** Also in docs/api/openai.md. */
    private static final String[] HARMLESS = {"user", "metadata", "store", "seed", "service_tier",
            "safety_identifier", "prompt_cache_key", "prompt_cache_retention", "prediction",
            "verbosity"};

    private OpenAiChatBody() {}

    static Optional<OpenAiQuestion> read(Fields in) {
        var model = in.required("model", Kind.line(1, MODEL_LENGTH_MAX));
        var messages = in.required("messages", OpenAiMessages.KIND);
        var stream = in.optional("stream", Kind.flag()).orElse(false);
        var withUsage = in.optional("stream_options", Kind.object(OpenAiChatBody::usage));
        var most = in.optional("max_completion_tokens", Kind.whole(1, OUTPUT_TOKENS_MAX));
        var older = in.optional("max_tokens", Kind.whole(1, OUTPUT_TOKENS_MAX));
        var temperature = in.optional("temperature", Kind.decimal(0, 2));
        var effort = in.optional("reasoning_effort", EFFORT);
        var tools = in.optional("tools", OpenAiTools.LIST).orElse(List.of());
        var choice = in.optional("tool_choice", OpenAiTools.choice(tools));
        var format = in.optional("response_format", OpenAiTools.FORMAT);
        in.ignore(HARMLESS);
        only(in, "n", 1);
        only(in, "top_p", 1);
        only(in, "presence_penalty", 0);
        only(in, "frequency_penalty", 0);
        onlyFlag(in, "logprobs", false);
        onlyFlag(in, "parallel_tool_calls", true);
        in.raw("modalities").filter(value -> !isText(value))
                .ifPresent(_ -> in.refuse("modalities", "is not supported but for text"));
        for (var name : List.of("stop", "functions", "function_call", "top_logprobs",
                "logit_bias", "audio", "web_search_options"))
            in.raw(name).filter(value -> !isEmpty(value))
                    .ifPresent(_ -> in.refuse(name, "is not supported"));
        return in.build(() -> new OpenAiQuestion(model.orElseThrow(), stream,
                withUsage.orElse(false), messages.orElseThrow().instructions(),
                messages.orElseThrow().messages(), limit(most.or(() -> older)),
                temperature.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                effort.flatMap(level -> level), OpenAiTools.of(tools, choice),
                format.orElse(new AnswerFormat.Words())));
    }

    static OptionalInt limit(Optional<Long> tokens) {
        return tokens.map(most -> OptionalInt.of(Math.toIntExact(most)))
                .orElse(OptionalInt.empty());
    }

    /** Levels that we do not have count as the nearest; none is left to the model. */
    static final Kind<Optional<ReasoningEffort>> EFFORT = (value, place) -> switch (value) {
        case JsonValue.Text(var word) -> switch (word) {
            case "none", "minimal" -> Optional.of(Optional.empty());
            case "low" -> Optional.of(Optional.of(ReasoningEffort.LOW));
            case "medium" -> Optional.of(Optional.of(ReasoningEffort.MEDIUM));
            case "high", "xhigh" -> Optional.of(Optional.of(ReasoningEffort.HIGH));
            default -> place.refuse("must be none, minimal, low, medium or high");
        };
        default -> place.refuse("must be text");
    };

    private static Optional<Boolean> usage(Fields in) {
        var wanted = in.optional("include_usage", Kind.flag());
        in.ignore("include_obfuscation");
        return in.build(() -> wanted.orElse(false));
    }

    /** A parameter whose preset is all that is done. */
    static void only(Fields in, String name, long preset) {
        in.raw(name).filter(value -> !(value instanceof JsonValue.Decimal(var number)
                        && number.compareTo(BigDecimal.valueOf(preset)) == 0))
                .ifPresent(_ -> in.refuse(name, "is not supported but for " + preset));
    }

    static void onlyFlag(Fields in, String name, boolean preset) {
        in.raw(name).filter(value -> !(value instanceof JsonValue.Flag(var flag)
                        && flag == preset))
                .ifPresent(_ -> in.refuse(name, "is not supported but for " + preset));
    }

    static boolean isEmpty(JsonValue value) {
        return switch (value) {
            case JsonValue.Items(var items) -> items.isEmpty();
            case JsonValue.Members(var members) -> members.isEmpty();
            default -> false;
        };
    }

    private static boolean isText(JsonValue value) {
        return value instanceof JsonValue.Items(var items) && items.stream().allMatch(item ->
                item instanceof JsonValue.Text(var word) && word.equals("text"));
    }
}
