package com.aimixup.plugin.spi;

/** What an answer is to look like. JSON only for models with that capability. */
public sealed interface AnswerFormat {

    /** As the model likes. */
    record Words() implements AnswerFormat {}

    /** One JSON object. */
    record AnyJson() implements AnswerFormat {}

    /**
     * JSON of a given form.
     *
     * @param name of the form, for the model
     * @param schema a JSON Schema, as JSON text
     * @param strict whether the answer has to follow it to the letter
     */
    record JsonOf(String name, String schema, boolean strict) implements AnswerFormat {
        @Override
        public String toString() {
            return "JsonOf[private]";
        }
    }
}
