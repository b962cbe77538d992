package com.aimixup.plugin.anthropic;

import com.aimixup.plugin.compatible.Failures;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.wire.ErrorReply;
import com.fasterxml.jackson.databind.JsonNode;

/** What Anthropic's errors mean: by their type and code, never by their message. */
final class AnthropicFailures {
    private AnthropicFailures() {}

    static boolean isIn(JsonNode json) {
        return json.path("error").isObject();
    }

    static ProviderFailure of(ErrorReply reply) {
        return of(reply.body(), reply.byStatus());
    }

    /** @param otherwise what the status means, or that it failed in mid-stream */
    static ProviderFailure of(JsonNode json, ProviderFailure otherwise) {
        var error = json.path("error");
        // A status of 400 or 429, too, but no waiting helps: the operator has set this limit.
        if (error.path("details").path("error_code").asText().contains("spend_limit")) {
            return new ProviderFailure.BadCredentials();
        }
        return switch (error.path("type").asText()) {
            case "authentication_error", "billing_error", "permission_error" ->
                    new ProviderFailure.BadCredentials();
            case "rate_limit_error" -> Failures.rateLimited(otherwise);
            case "overloaded_error" -> new ProviderFailure.Overloaded();
            case "api_error", "timeout_error", "conflict_error" ->
                    new ProviderFailure.Unavailable();
            case "request_too_large" -> new ProviderFailure.TooLong();
            case "not_found_error" -> new ProviderFailure.Rejected("unknown-model");
            case "invalid_request_error" -> new ProviderFailure.Rejected("bad-request");
            default -> otherwise;
        };
    }
}
