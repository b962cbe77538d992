package com.aimixup.adapter.http;

import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Role;
import com.aimixup.plugin.spi.Tools;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The messages of a chat completion. What the system and the developer say become instructions,
 * wherever it stands.
 */
record OpenAiMessages(String instructions, List<Message> messages) {
    private static final int MESSAGES_MAX = 2_000;
    private static final int PARTS_MAX = 1_000;
    private static final int TEXT_MAX = 20_000_000;

    private enum From { SYSTEM, DEVELOPER, USER, ASSISTANT, TOOL }

    /** One as it was sent. */
    private record Sent(From from, List<Part> parts) {
        String text() {
            return parts.stream().filter(Part.Text.class::isInstance)
                    .map(part -> ((Part.Text) part).text()).collect(Collectors.joining("\n"));
        }

        boolean instructs() {
            return from == From.SYSTEM || from == From.DEVELOPER;
        }
    }

    static final Kind<OpenAiMessages> KIND = (value, place) ->
            Kind.list(MESSAGES_MAX, Kind.object(OpenAiMessages::sent)).read(value, place)
                    .flatMap(sent -> of(sent, place));

    private static Optional<OpenAiMessages> of(List<Sent> sent, Place place) {
        var instructions = sent.stream().filter(Sent::instructs).map(Sent::text)
                .collect(Collectors.joining("\n\n"));
        var messages = sent.stream().filter(one -> !one.instructs() && !one.parts().isEmpty())
                .map(one -> new Message(one.from() == From.ASSISTANT
                        ? Role.ASSISTANT : Role.USER, one.parts())).toList();
        if (messages.isEmpty() || messages.getLast().role() != Role.USER)
            return place.refuse("must end with what a user or a tool says");
        return Optional.of(new OpenAiMessages(instructions, messages));
    }

    private static Optional<Sent> sent(Fields in) {
        var from = in.required("role", Kind.choice(From.class));
        var content = in.optional("content", OpenAiMessages::content);
        var calls = in.optional("tool_calls", Kind.list(PARTS_MAX,
                Kind.object(OpenAiMessages::call)));
        var answered = in.optional("tool_call_id", Kind.text(1, 200));
        in.ignore("name", "refusal", "annotations", "audio", "reasoning_content");
        if (from.isPresent() && from.get() == From.TOOL && answered.isEmpty())
            in.refuse("tool_call_id", "is missing");
        if (from.isPresent() && from.get() != From.ASSISTANT && content.isEmpty())
            in.refuse("content", "is missing");
        return in.build(() -> {
            var parts = new ArrayList<>(content.orElse(List.of()));
            calls.ifPresent(parts::addAll);
            var sent = new Sent(from.orElseThrow(), parts);
            return sent.from() != From.TOOL ? sent : new Sent(From.TOOL,
                    List.of(new Part.ToolResult(answered.orElseThrow(), sent.text())));
        });
    }

    private static Optional<List<Part>> content(JsonValue value, Place place) {
        return value instanceof JsonValue.Text(var text)
                ? Optional.of(text.isEmpty() ? List.of() : List.of(new Part.Text(text)))
                : Kind.list(PARTS_MAX, Kind.object(OpenAiMessages::part)).read(value, place);
    }

    private static Optional<Part> part(Fields in) {
        var type = in.required("type", Kind.text(1, 50));
        return type.flatMap(name -> switch (name) {
            case "text" -> {
                var text = in.required("text", Kind.text(0, TEXT_MAX));
                yield in.build(() -> new Part.Text(text.orElseThrow()));
            }
            case "refusal" -> {
                var text = in.required("refusal", Kind.text(0, TEXT_MAX));
                yield in.build(() -> new Part.Text(text.orElseThrow()));
            }
            case "image_url" -> {
                var image = in.required("image_url", Kind.object(OpenAiMessages::image));
                yield in.build(image::orElseThrow);
            }
            case "file" -> {
                var file = in.required("file", Kind.object(OpenAiMessages::file));
                yield in.build(file::orElseThrow);
            }
            default -> {
                in.refuse("type", "is not supported: use text, image_url or file");
                yield Optional.empty();
            }
        });
    }

    private static Optional<Part> image(Fields in) {
        var data = in.required("url", DataUrl.KIND);
        in.ignore("detail");
        if (data.isPresent() && !data.get().mediaType().startsWith("image/"))
            in.refuse("url", "must hold a picture");
        return in.build(() -> new Part.Image(data.orElseThrow().mediaType(),
                data.orElseThrow().bytes()));
    }

    /** Under a neutral name: that of the file may say more than was meant. */
    private static Optional<Part> file(Fields in) {
        var data = in.required("file_data", DataUrl.KIND);
        in.ignore("filename");
        return in.build(() -> new Part.File("file", data.orElseThrow().mediaType(),
                data.orElseThrow().bytes()));
    }

    private static Optional<Part> call(Fields in) {
        var id = in.required("id", Kind.text(1, 200));
        var function = in.required("function", Kind.object(OpenAiMessages::function));
        in.ignore("type", "index");
        return in.build(() -> new Part.ToolCall(id.orElseThrow(),
                function.orElseThrow().name(), function.orElseThrow().arguments()));
    }

    private static Optional<Part.ToolCall> function(Fields in) {
        var name = in.required("name", Kind.parsed(64, text -> Optional.of(text)
                .filter(Tools.Tool::isName), "must be letters, digits, - and _"));
        var arguments = in.required("arguments", Kind.text(0, TEXT_MAX));
        return in.build(() -> new Part.ToolCall("", name.orElseThrow(),
                arguments.orElseThrow()));
    }

    @Override
    public String toString() {
        return "OpenAiMessages[private]";
    }
}
