package com.aimixup.adapter.http;

import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The input of the Responses API: a text, or items. */
final class OpenAiInput {
    private static final int ITEMS_MAX = 4_000;
    private static final int PARTS_MAX = 1_000;
    private static final int TEXT_MAX = 20_000_000;

    private enum From { SYSTEM, DEVELOPER, USER, ASSISTANT }

    /** What an item comes to; without parts it says nothing. */
    private record Item(From from, List<Part> parts) {
        boolean instructs() {
            return from == From.SYSTEM || from == From.DEVELOPER;
        }
    }

    static final Kind<OpenAiMessages> KIND = (value, place) ->
            value instanceof JsonValue.Text(var text)
                    ? of(List.of(new Item(From.USER, List.of(new Part.Text(text)))), place)
                    : Kind.list(ITEMS_MAX, Kind.object(OpenAiInput::item)).read(value, place)
                            .flatMap(items -> of(items, place));

    private OpenAiInput() {}

    /** Items of one speaker that follow each other, as several calls do, are one message. */
    private static Optional<OpenAiMessages> of(List<Item> items, Place place) {
        var instructions = items.stream().filter(Item::instructs)
                .flatMap(item -> item.parts().stream()).map(OpenAiInput::words)
                .collect(Collectors.joining("\n\n"));
        var messages = new ArrayList<Message>();
        for (var item : items) {
            if (item.instructs() || item.parts().isEmpty()) continue;
            var role = item.from() == From.ASSISTANT ? Role.ASSISTANT : Role.USER;
            var parts = new ArrayList<Part>();
            if (!messages.isEmpty() && messages.getLast().role() == role)
                parts.addAll(messages.removeLast().parts());
            parts.addAll(item.parts());
            messages.add(new Message(role, parts));
        }
        if (messages.isEmpty() || messages.getLast().role() != Role.USER)
            return place.refuse("must end with what a user or a tool says");
        return Optional.of(new OpenAiMessages(instructions, messages));
    }

    private static String words(Part part) {
        return part instanceof Part.Text(var text) ? text : "";
    }

    private static Optional<Item> item(Fields in) {
        var type = in.optional("type", Kind.text(1, 50)).orElse("message");
        in.ignore("id", "status", "phase", "namespace");
        return switch (type) {
            case "message" -> {
                var from = in.required("role", Kind.choice(From.class));
                var content = in.required("content", OpenAiInput::content);
                yield in.build(() -> new Item(from.orElseThrow(), content.orElseThrow()));
            }
            case "function_call" -> {
                var id = in.required("call_id", Kind.text(1, 200));
                var name = in.required("name", OpenAiTools.NAME);
                var arguments = in.required("arguments", Kind.text(0, TEXT_MAX));
                yield in.build(() -> new Item(From.ASSISTANT, List.of(new Part.ToolCall(
                        id.orElseThrow(), name.orElseThrow(), arguments.orElseThrow()))));
            }
            case "function_call_output" -> {
                var id = in.required("call_id", Kind.text(1, 200));
                var output = in.required("output", OpenAiInput::content);
                yield in.build(() -> new Item(From.USER, List.of(new Part.ToolResult(
                        id.orElseThrow(), output.orElseThrow().stream()
                        .map(OpenAiInput::words).collect(Collectors.joining("\n"))))));
            }
            case "reasoning" -> {
                in.ignore("summary", "content", "encrypted_content");
                yield in.build(() -> new Item(From.ASSISTANT, List.of()));
            }
            default -> {
                in.refuse("type", "is not supported: send messages, function calls and outputs;"
                        + " nothing is kept here that could be referred to");
                yield Optional.empty();
            }
        };
    }

    private static Optional<List<Part>> content(JsonValue value, Place place) {
        return value instanceof JsonValue.Text(var text)
                ? Optional.of(text.isEmpty() ? List.of() : List.of(new Part.Text(text)))
                : Kind.list(PARTS_MAX, Kind.object(OpenAiInput::part)).read(value, place);
    }

    private static Optional<Part> part(Fields in) {
        var type = in.required("type", Kind.text(1, 50)).orElse("");
        return switch (type) {
            case "input_text", "output_text", "text" -> {
                var text = in.required("text", Kind.text(0, TEXT_MAX));
                in.ignore("annotations", "logprobs");
                yield in.build(() -> new Part.Text(text.orElseThrow()));
            }
            case "refusal" -> {
                var text = in.required("refusal", Kind.text(0, TEXT_MAX));
                yield in.build(() -> new Part.Text(text.orElseThrow()));
            }
            case "input_image" -> {
                var data = in.required("image_url", DataUrl.KIND);
                in.ignore("detail");
                if (data.isPresent() && !data.get().mediaType().startsWith("image/"))
                    in.refuse("image_url", "must hold a picture");
                yield in.build(() -> new Part.Image(data.orElseThrow().mediaType(),
                        data.orElseThrow().bytes()));
            }
            case "input_file" -> {
                var data = in.required("file_data", DataUrl.KIND);
                in.ignore("filename");
                yield in.build(() -> new Part.File("file", data.orElseThrow().mediaType(),
                        data.orElseThrow().bytes()));
            }
            default -> {
                in.refuse("type", "is not supported");
                yield Optional.empty();
            }
        };
    }
}
