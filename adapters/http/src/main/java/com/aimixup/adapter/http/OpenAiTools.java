package com.aimixup.adapter.http;

import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.Tools;
import com.aimixup.plugin.spi.Tools.Choice;
import com.aimixup.plugin.spi.Tools.Tool;
import java.util.List;
import java.util.Optional;

/** Tools and the form of an answer, as chat completions write them. */
final class OpenAiTools {
    static final int TOOLS_MAX = 128;
    private static final int DESCRIPTION_MAX = 20_000;
    private static final String NO_PARAMETERS = "{\"type\":\"object\",\"properties\":{}}";

    static final Kind<String> NAME = Kind.parsed(64, text ->
            Optional.of(text).filter(Tool::isName), "must be letters, digits, - and _");
    static final Kind<List<Tool>> LIST = Kind.list(TOOLS_MAX, Kind.object(OpenAiTools::wrapped));
    static final Kind<AnswerFormat> FORMAT = Kind.object(OpenAiTools::format);

    private OpenAiTools() {}

    private static Optional<Tool> wrapped(Fields in) {
        requireFunction(in);
        var function = in.required("function", Kind.object(OpenAiTools::function));
        return in.build(function::orElseThrow);
    }

    static void requireFunction(Fields in) {
        var type = in.required("type", Kind.text(1, 50));
        if (type.isPresent() && !type.get().equals("function"))
            in.refuse("type", "is not supported: offer functions");
    }

    static Optional<Tool> function(Fields in) {
        var name = in.required("name", NAME);
        var description = in.optional("description", Kind.text(0, DESCRIPTION_MAX));
        var parameters = in.raw("parameters");
        var strict = in.optional("strict", Kind.flag());
        return in.build(() -> new Tool(name.orElseThrow(), description.orElse(""),
                parameters.map(Json::text).orElse(NO_PARAMETERS), strict.orElse(false)));
    }

    /** The choice among tools; none named means free. */
    static Kind<Choice> choice(List<Tool> offered) {
        return (value, place) -> switch (value) {
            case JsonValue.Text(var word) when word.equals("auto") ->
                    Optional.of(new Choice.Free());
            case JsonValue.Text(var word) when word.equals("none") ->
                    Optional.of(new Choice.Nothing());
            case JsonValue.Text(var word) when word.equals("required") ->
                    Optional.of(new Choice.Something());
            case JsonValue.Members _ -> Kind.object(OpenAiTools::named).read(value, place)
                    .filter(name -> offered.stream().anyMatch(tool -> tool.name().equals(name)))
                    .<Choice>map(Choice.Just::new)
                    .or(() -> place.refuse("must name one of the tools"));
            default -> place.refuse("must be auto, none, required, or name a function");
        };
    }

    /** Wrapped in chat completions, plain in responses. */
    private static Optional<String> named(Fields in) {
        requireFunction(in);
        var plain = in.optional("name", NAME);
        var wrapped = in.optional("function", Kind.object(inner -> {
            var name = inner.required("name", NAME);
            return inner.build(name::orElseThrow);
        }));
        return in.build(() -> plain.or(() -> wrapped).orElse(""));
    }

    private static Optional<AnswerFormat> format(Fields in) {
        var type = in.required("type", Kind.text(1, 50)).orElse("");
        var wrapped = in.optional("json_schema", Kind.object(OpenAiTools::schema));
        return format(in, type, wrapped);
    }

    static Optional<AnswerFormat> format(Fields in, String type,
            Optional<AnswerFormat> schema) {
        switch (type) {
            case "text", "json_object" -> { }
            case "json_schema" -> {
                if (schema.isEmpty()) in.refuse("json_schema", "is missing");
            }
            default -> in.refuse("type", "must be text, json_object or json_schema");
        }
        return in.build(() -> switch (type) {
            case "json_object" -> new AnswerFormat.AnyJson();
            case "json_schema" -> schema.orElseThrow();
            default -> new AnswerFormat.Words();
        });
    }

    static Optional<AnswerFormat> schema(Fields in) {
        var name = in.required("name", NAME);
        var schema = in.raw("schema");
        var strict = in.optional("strict", Kind.flag());
        in.ignore("description");
        return in.build(() -> new AnswerFormat.JsonOf(name.orElseThrow(),
                schema.map(Json::text).orElse("{}"), strict.orElse(false)));
    }

    static Tools of(List<Tool> offered, Optional<Choice> choice) {
        return new Tools(offered, choice.orElse(new Choice.Free()));
    }
}
