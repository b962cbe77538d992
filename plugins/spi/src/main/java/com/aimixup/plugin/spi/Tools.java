package com.aimixup.plugin.spi;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Functions of the asker's that a model may ask to have called. Neither host nor provider calls
 * any: calls go to {@link ChatSink#toolCall}, results come back as {@link
 * ChatRequest.Part.ToolResult}. Only for models with {@link ModelInfo.Capability#TOOLS}.
 */
public record Tools(List<Tool> offered, Choice choice) {

    /** The usual: an answer in words. */
    public static final Tools NONE = new Tools(List.of(), new Choice.Free());

    /**
     * One function.
     *
     * @param description for the model; may be empty
     * @param parameters a JSON Schema of its arguments, as JSON text
     * @param strict whether the arguments have to follow the schema to the letter
     */
    public record Tool(String name, String description, String parameters, boolean strict) {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

        public Tool {
            if (!isName(name)) throw new IllegalArgumentException("name of a tool");
        }

        public static boolean isName(String text) {
            return NAME.matcher(text).matches();
        }

        @Override
        public String toString() {
            return "Tool[private]";
        }
    }

    /** Whether the model is to call something. */
    public sealed interface Choice {
        /** As it sees fit. */
        record Free() implements Choice {}

        /** Nothing this time. */
        record Nothing() implements Choice {}

        /** Something, whichever. */
        record Something() implements Choice {}

        /** This one. */
        record Just(String name) implements Choice {
            @Override
            public String toString() {
                return "Just[private]";
            }
        }
    }

    public Tools {
        offered = List.copyOf(offered);
        if (choice instanceof Choice.Just(var name)
                && offered.stream().noneMatch(tool -> tool.name().equals(name)))
            throw new IllegalArgumentException("a tool that is not offered");
    }
}
