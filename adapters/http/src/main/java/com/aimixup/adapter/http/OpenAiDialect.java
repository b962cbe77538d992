package com.aimixup.adapter.http;

/** What is the same for all addresses that speak as OpenAI does. */
final class OpenAiDialect {
    private static final String PREFIX = "/v1/";
    private static final String MODELS = PREFIX + "models/";

    private OpenAiDialect() {}

    static boolean isFor(String path) {
        return path.startsWith(PREFIX);
    }

    /** Names of models have slashes, which clients may or may not encode. */
    static String path(String path) {
        return path.startsWith(MODELS)
                ? MODELS + path.substring(MODELS.length()).replace("/", "%2F") : path;
    }

    /** Refusals in the form that OpenAI's clients read. */
    static Reply dressed(Reply reply) {
        if (!(reply instanceof Reply.Failure(var problem))) return reply;
        var error = OpenAiError.of(problem);
        return (problem.endsConnection() ? error.with("Connection", "close") : error).reply();
    }
}
