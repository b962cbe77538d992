package com.aimixup.adapter.http;

import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.ChatRequest.ReasoningEffort;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The body of a request for a response; the rules are those of {@link OpenAiChatBody}. */
final class OpenAiResponsesBody {
    private static final int INSTRUCTIONS_MAX = 20_000_000;
    /** Also in docs/api/openai.md. */
    private static final String[] HARMLESS = {"user", "metadata", "store", "include",
            "service_tier", "safety_identifier", "prompt_cache_key", "prompt_cache_retention",
            "stream_options", "max_tool_calls"};

    private OpenAiResponsesBody() {}

    static Optional<OpenAiQuestion> read(Fields in) {
        var model = in.required("model", Kind.line(1, OpenAiChatBody.MODEL_LENGTH_MAX));
        var input = in.required("input", OpenAiInput.KIND);
        var instructions = in.optional("instructions", Kind.text(0, INSTRUCTIONS_MAX));
        var stream = in.optional("stream", Kind.flag()).orElse(false);
        var most = in.optional("max_output_tokens",
                Kind.whole(1, OpenAiChatBody.OUTPUT_TOKENS_MAX));
        var temperature = in.optional("temperature", Kind.decimal(0, 2));
        var effort = in.optional("reasoning", Kind.object(OpenAiResponsesBody::reasoning));
        var tools = in.optional("tools", Kind.list(OpenAiTools.TOOLS_MAX, Kind.object(tool -> {
            OpenAiTools.requireFunction(tool);
            return OpenAiTools.function(tool);
        }))).orElse(List.of());
        var choice = in.optional("tool_choice", OpenAiTools.choice(tools));
        var format = in.optional("text", Kind.object(OpenAiResponsesBody::text));
        in.ignore(HARMLESS);
        OpenAiChatBody.only(in, "top_p", 1);
        OpenAiChatBody.only(in, "top_logprobs", 0);
        OpenAiChatBody.onlyFlag(in, "parallel_tool_calls", true);
        OpenAiChatBody.onlyFlag(in, "background", false);
        in.raw("truncation").filter(value -> !(value instanceof JsonValue.Text(var word)
                        && word.equals("disabled")))
                .ifPresent(_ -> in.refuse("truncation", "is not supported but for disabled"));
        for (var name : List.of("previous_response_id", "conversation", "prompt",
                "context_management"))
            in.raw(name).ifPresent(_ -> in.refuse(name,
                    "is not supported: nothing is kept here, send all that was said"));
        return in.build(() -> new OpenAiQuestion(model.orElseThrow(), stream, false,
                Stream.of(instructions.orElse(""), input.orElseThrow().instructions())
                        .filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n")),
                input.orElseThrow().messages(), OpenAiChatBody.limit(most),
                temperature.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                effort.flatMap(level -> level), OpenAiTools.of(tools, choice),
                format.orElse(new AnswerFormat.Words())));
    }

    private static Optional<Optional<ReasoningEffort>> reasoning(Fields in) {
        var effort = in.optional("effort", OpenAiChatBody.EFFORT);
        in.ignore("summary", "generate_summary");
        return in.build(() -> effort.flatMap(level -> level));
    }

    private static Optional<AnswerFormat> text(Fields in) {
        var format = in.optional("format", Kind.object(OpenAiResponsesBody::format));
        in.ignore("verbosity");
        return in.build(() -> format.orElse(new AnswerFormat.Words()));
    }

    /** The schema stands in the format itself. */
    private static Optional<AnswerFormat> format(Fields in) {
        var type = in.required("type", Kind.text(1, 50)).orElse("");
        if (!type.equals("json_schema")) return OpenAiTools.format(in, type, Optional.empty());
        return OpenAiTools.schema(in);
    }
}
