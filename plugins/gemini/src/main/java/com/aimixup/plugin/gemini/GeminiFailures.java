package com.aimixup.plugin.gemini;

import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.wire.ErrorReply;
import com.aimixup.plugin.wire.Json;
import com.aimixup.plugin.wire.RetryAfter;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** What Google's errors mean: by their status and details, never by their message. */
final class GeminiFailures {
    private GeminiFailures() {}

    /** Also in the form of a list of one. */
    static boolean isIn(JsonNode json) {
        return error(json).isObject();
    }

    static ProviderFailure of(ErrorReply reply) {
        return of(error(reply.body()), reply.byStatus());
    }

    /** Of an error that came with a status of 200 and tells its own. */
    static ProviderFailure ofStream(JsonNode json) {
        var error = error(json);
        var code = error.path("code").asInt();
        return of(error, code < 400 ? new ProviderFailure.Unavailable()
                : new ErrorReply(code, json, Optional.empty()).byStatus());
    }

    private static JsonNode error(JsonNode json) {
        return (json.isArray() ? json.path(0) : json).path("error");
    }

    private static ProviderFailure of(JsonNode error, ProviderFailure otherwise) {
        if (somebodyMustAct(error)) return new ProviderFailure.BadCredentials();
        return switch (error.path("status").asText()) {
            case "RESOURCE_EXHAUSTED" -> new ProviderFailure.RateLimited(retryDelay(error));
            case "UNAVAILABLE" -> new ProviderFailure.Overloaded();
            case "INTERNAL", "DEADLINE_EXCEEDED", "ABORTED", "CANCELLED" ->
                    new ProviderFailure.Unavailable();
            case "NOT_FOUND" -> new ProviderFailure.Rejected("unknown-model");
            // Not where the operator is, or not without billing.
            case "FAILED_PRECONDITION", "PERMISSION_DENIED", "UNAUTHENTICATED" ->
                    new ProviderFailure.BadCredentials();
            case "INVALID_ARGUMENT", "OUT_OF_RANGE" -> new ProviderFailure.Rejected("bad-request");
            default -> otherwise;
        };
    }

    /**
     * A key that is wrong, a quota of a day, which no wait of seconds cures, or a quota of the free
     * tier: on that Google may train, so the operator's key must not be of it.
     */
    private static boolean somebodyMustAct(JsonNode error) {
        for (var detail : error.path("details")) {
            if (detail.path("reason").asText().startsWith("API_KEY_")) return true;
            for (var violation : detail.path("violations")) {
                var quota = violation.path("quotaId").asText();
                if (quota.contains("PerDay") || quota.contains("FreeTier")) return true;
            }
        }
        return false;
    }

    /** Google names it in the body, not in a header. */
    private static Optional<Duration> retryDelay(JsonNode error) {
        for (var detail : error.path("details")) {
            var delay = Json.text(detail.path("retryDelay")).flatMap(RetryAfter::seconds);
            if (delay.isPresent()) return delay;
        }
        return Optional.empty();
    }
}
