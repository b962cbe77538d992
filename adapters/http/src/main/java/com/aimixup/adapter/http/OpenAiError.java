package com.aimixup.adapter.http;

import com.aimixup.application.providers.Casting;
import com.aimixup.domain.credits.Credits;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.spi.ProviderFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A refusal as OpenAI's clients read it. They choose their exception by the status alone, and try
 * again by themselves unless {@code x-should-retry} says no.
 */
record OpenAiError(int status, String message, String type, Optional<String> param,
        Optional<String> code, Map<String, String> headers) {

    private static final String REQUEST = "invalid_request_error";
    private static final String OURS = "server_error";

    OpenAiError {
        headers = Map.copyOf(headers);
    }

    static OpenAiError request(int status, String code, String message) {
        return new OpenAiError(status, message, REQUEST, Optional.empty(), Optional.of(code),
                Map.of());
    }

    static OpenAiError field(String param, String code, String message) {
        return new OpenAiError(400, message, REQUEST, Optional.of(param), Optional.of(code),
                Map.of());
    }

    static OpenAiError unknownModel(Casting.Reason reason) {
        return field("model", "model_not_found", switch (reason) {
            case NO_PROVIDER, NO_MODEL -> "There is no such model. GET /v1/models lists all.";
            case NOT_FOR_CHAT -> "This model does not chat.";
            case NOT_FOR_IMAGES -> "This model does not draw.";
            case NOT_LOCAL -> "This model does not run on the operator's machines.";
            case NEEDS_WORDS -> "This model only draws.";
            case NO_PRICE -> "This model has no price yet, so it cannot be used.";
        }).withStatus(404);
    }

    static OpenAiError notAble(Capability missing) {
        return switch (missing) {
            case TOOLS -> field("tools", "unsupported_parameter", "This model takes no tools.");
            case JSON_OUTPUT -> field("response_format", "unsupported_parameter",
                    "This model does not answer in JSON.");
            default -> field("messages", "unsupported_value",
                    "This model does not take files or pictures of this kind.");
        };
    }

    static OpenAiError tooFewCredits(Credits needed, Credits available) {
        return new OpenAiError(429, "Too few credits: it needs " + needed.micros()
                + " micro-credits and there are " + available.micros() + '.',
                "insufficient_quota", Optional.empty(), Optional.of("insufficient_quota"),
                Map.of()).retry(false);
    }

    static OpenAiError stopping() {
        return new OpenAiError(503, "The server is stopping. Send it again in a moment.", OURS,
                Optional.empty(), Optional.of("stopping"), Map.of("Retry-After", "2"));
    }

    /**
     * The server stops, or the account was restricted meanwhile.
     *
     * @param paid whether something was charged: who tries again pays again
     */
    static OpenAiError cutShort(boolean paid) {
        return new OpenAiError(503, "The answer was cut short from our side.", OURS,
                Optional.empty(), Optional.of("cut_short"), Map.of("Retry-After", "2"))
                .retry(!paid);
    }

    /** @param paid whether something was charged: who tries again pays again */
    static OpenAiError of(ProviderFailure failure, boolean paid) {
        var error = switch (failure) {
            case ProviderFailure.RateLimited(var pause) -> {
                var limited = provider(429, failure, "The provider is asked too often.");
                yield pause.map(time -> limited.with("Retry-After",
                        Long.toString(Math.max(1, time.toSeconds())))).orElse(limited);
            }
            case ProviderFailure.Overloaded _, ProviderFailure.Unavailable _ ->
                    provider(503, failure, "The provider does not answer now.");
            case ProviderFailure.TimedOut _ ->
                    provider(504, failure, "The provider took too long.");
            case ProviderFailure.BadCredentials _, ProviderFailure.Truncated _,
                    ProviderFailure.Protocol _ -> provider(502, failure, "The provider failed.");
            case ProviderFailure.Refused _ -> request(400, "content_policy_violation",
                    "The provider's safety rules forbid this.");
            case ProviderFailure.TooLong _ -> request(400, "context_length_exceeded",
                    "This is too long for the model.");
            case ProviderFailure.Rejected(var what) -> request(400, what,
                    "This model does not take such a request.");
        };
        return error.retry(failure.retryable() && !paid);
    }

    private static OpenAiError provider(int status, ProviderFailure failure, String message) {
        var type = status == 429 ? "requests" : OURS;
        var code = status == 429 ? "rate_limit_exceeded" : failure.code();
        return new OpenAiError(status, message, type, Optional.empty(), Optional.of(code),
                Map.of());
    }

    static OpenAiError of(Problem problem) {
        var wrong = problem.errors().stream().findFirst();
        var status = problem.type().status();
        var code = switch (problem.type()) {
            case UNAUTHENTICATED -> "invalid_api_key";
            case TOO_MANY_REQUESTS -> "rate_limit_exceeded";
            case NOT_FOUND -> "unknown_url";
            case INVALID_INPUT -> "invalid_value";
            default -> problem.type().path().substring("/problems/".length()).replace('-', '_');
        };
        var message = wrong.map(one -> "The parameter " + one.field() + ' ' + one.reason() + '.')
                .orElse(problem.type().title() + ". " + problem.detail());
        var type = status == 429 ? "requests" : status < 500 ? REQUEST : OURS;
        return new OpenAiError(status, message, type,
                wrong.map(Problem.Wrong::field), Optional.of(code), problem.headers());
    }

    private OpenAiError withStatus(int other) {
        return new OpenAiError(other, message, type, param, code, headers);
    }

    private OpenAiError retry(boolean worthIt) {
        return with("x-should-retry", Boolean.toString(worthIt));
    }

    OpenAiError with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new OpenAiError(status, message, type, param, code, more);
    }

    JsonObject shown() {
        return new JsonObject().put("error", new JsonObject().put("message", message)
                .put("type", type).putText("param", param).putText("code", code));
    }

    Reply reply() {
        return new Reply.Shown(status, shown(), headers);
    }
}
