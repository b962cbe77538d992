package com.aimixup.plugin.anthropic;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.Completed;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ProviderFactory;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.spi.Usage.Unit;
import com.aimixup.plugin.tck.HttpProviderContract;
import com.aimixup.plugin.tck.Kind;
import com.aimixup.plugin.tck.Recording;
import com.aimixup.plugin.tck.Take;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every recording of Anthropic's Messages API. */
final class AnthropicConformanceTest extends HttpProviderContract {
    private static final String TIDES = "Tides follow the moon.";
    private static final String NO_CACHE =
            "\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0";
    private static final Completed STOPPED =
            new Completed(FinishReason.STOP, Usage.of(12, 40));

    /** An answer that broke before it was counted: a token for each three characters of it. */
    private static final Usage BROKEN =
            new Usage(Map.of(Unit.INPUT, 12L, Unit.OUTPUT, 8L), true);

    @Override
    protected ProviderFactory factory() {
        return new AnthropicFactory();
    }

    @Override
    protected String model() {
        return "claude-sonnet-5-5";
    }

    @Override
    protected Map<String, String> settings(URI server) {
        return Map.of("base_url", server.toString(), "api_key", KEY);
    }

    @Override
    protected Set<Kind> exempt() {
        return Set.of(Kind.PICTURE);
    }

    @Override
    protected List<Take> takes() {
        var ok = recorded("stream-ok.sse");
        return List.of(
                ends(Kind.ANSWER, "an answer in any script", ok.with("Tides ", "Marées∂🌊 "),
                        "Marées∂🌊 follow the moon.", STOPPED),
                ends(Kind.USAGE, "the last count is of the whole", ok, TIDES, STOPPED),
                ends(Kind.USAGE, "the cache lies beside, thinking inside", ok
                        .with(NO_CACHE, "\"cache_creation_input_tokens\":30,"
                                + "\"cache_read_input_tokens\":7,\"cache_creation\":{"
                                + "\"ephemeral_5m_input_tokens\":10,"
                                + "\"ephemeral_1h_input_tokens\":20}")
                        .with("{\"output_tokens\":40}", "{\"output_tokens\":40,"
                                + "\"input_tokens\":null,\"cache_read_input_tokens\":null,"
                                + "\"output_tokens_details\":{\"thinking_tokens\":25}}"),
                        TIDES, new Completed(FinishReason.STOP, new Usage(Map.of(
                                Unit.INPUT, 12L, Unit.CACHED_INPUT, 7L, Unit.CACHE_WRITE, 10L,
                                Unit.CACHE_WRITE_LONG, 20L, Unit.OUTPUT, 15L,
                                Unit.REASONING, 25L), false))),
                ends(Kind.USAGE, "written to the cache for minutes, if not told otherwise",
                        ok.with(NO_CACHE, "\"cache_creation_input_tokens\":30,"
                                + "\"cache_creation\":null"), TIDES,
                        new Completed(FinishReason.STOP, new Usage(Map.of(Unit.INPUT, 12L,
                                Unit.CACHE_WRITE, 30L, Unit.OUTPUT, 40L), false))),
                ends(Kind.REASONING, "thinking in two blocks before the answer",
                        ok.with(PING, PING + THINKING), TIDES, STOPPED)
                        .reasoning("Moon ∂.\n\nSun."),
                ends(Kind.REFUSAL, "a refusal has status 200", recorded("stream-refusal.sse"), "",
                        new Completed(FinishReason.REFUSAL, Usage.of(12, 40))),
                ends(Kind.LENGTH, "the limit cuts the answer", ok.with("end_turn", "max_tokens"),
                        TIDES, new Completed(FinishReason.LENGTH, Usage.of(12, 40))),
                ends(Kind.LENGTH, "the model can read no more",
                        ok.with("end_turn", "model_context_window_exceeded"), TIDES,
                        new Completed(FinishReason.LENGTH, Usage.of(12, 40))),
                ends(Kind.OTHER, "a reason that we do not know", ok.with("end_turn", "bored"),
                        TIDES, new Completed(FinishReason.OTHER, Usage.of(12, 40))),
                ends(Kind.OTHER, "events and blocks that we do not know", ok.with(PING, PING
                        + "event: novelty\ndata: {\"type\":\"novelty\",\"text\":\"x\"}\n\n"
                        + "event: content_block_delta\ndata: {\"type\":\"content_block_delta\","
                        + "\"index\":0,\"delta\":{\"type\":\"signature_delta\",\"signature\":\"x\"}"
                        + "}\n\n"), TIDES, STOPPED),
                ends(Kind.OTHER, "a whole answer instead of a stream", recorded("response.json"),
                        TIDES, STOPPED),
                breaks(Kind.TRUNCATED, "no end", recorded("stream-truncated.sse"),
                        new ProviderFailure.Truncated()),
                Take.of(Kind.TRUNCATED, "an end without its reason", Take.question(model()),
                        ok.with("\"stop_reason\":\"end_turn\"", "\"stop_reason\":null"), TIDES,
                        new ChatOutcome.Failed(new ProviderFailure.Truncated(),
                                Usage.of(12, 40))),
                breaks(Kind.LATE_FAILURE, "an error after text", recorded("stream-error.sse"),
                        new ProviderFailure.Overloaded()),
                fails(Kind.EARLY_FAILURE, "an error instead of an answer", Recording.sse("""
                        event: error
                        data: {"type":"error","error":{"type":"api_error","message":"-"}}

                        """), "", new ProviderFailure.Unavailable()),
                fails(Kind.EARLY_FAILURE, "an error that is no event", Recording.sse(
                        "{\"type\":\"error\",\n\"error\":{\"type\":\"overloaded_error\"}}"), "",
                        new ProviderFailure.Overloaded()),
                fails(Kind.EARLY_FAILURE, "an error as JSON with status 200",
                        error(200, "timeout_error"), "", new ProviderFailure.Unavailable()),
                fails(Kind.RATE_LIMITED, "429", recorded("ratelimit.http.json"), "",
                        new ProviderFailure.RateLimited(Optional.of(Duration.ofSeconds(7)))),
                fails(Kind.OVERLOADED, "529", recorded("overloaded.http.json"), "",
                        new ProviderFailure.Overloaded()),
                fails(Kind.BAD_KEY, "401", error(401, "authentication_error"), "",
                        new ProviderFailure.BadCredentials()),
                fails(Kind.BAD_KEY, "429 because the operator's limit is reached",
                        Recording.json(429, "{\"type\":\"error\",\"error\":{\"type\":"
                                + "\"rate_limit_error\",\"details\":{\"error_code\":"
                                + "\"enforced_spend_limit_reached\"}}}"), "",
                        new ProviderFailure.BadCredentials()),
                fails(Kind.OTHER, "a question larger than the API takes",
                        error(413, "request_too_large"), "", new ProviderFailure.TooLong()),
                fails(Kind.OTHER, "a question that is not one", error(400, "invalid_request_error"),
                        "", new ProviderFailure.Rejected("bad-request")),
                fails(Kind.OTHER, "a model that is not there", error(404, "not_found_error"), "",
                        new ProviderFailure.Rejected("unknown-model")));
    }

    @Override
    protected Recording modelList() {
        return recorded("models.json");
    }

    @Override
    protected List<String> modelIds() {
        return List.of("claude-sonnet-5-5");
    }

    private static final String PING = "event: ping\ndata: {\"type\":\"ping\"}\n\n";
    private static final String THINKING = """
            event: content_block_start
            data: {"type":"content_block_start","content_block":{"type":"thinking","thinking":""}}

            event: content_block_delta
            data: {"type":"content_block_delta","delta":{"thinking":"Moon "}}

            event: content_block_delta
            data: {"type":"content_block_delta","delta":{"thinking":"∂."}}

            event: content_block_start
            data: {"type":"content_block_start","content_block":{"type":"thinking","thinking":""}}

            event: content_block_delta
            data: {"type":"content_block_delta","delta":{"thinking":"Sun."}}

            """;

    private Take breaks(Kind kind, String name, Recording recording, ProviderFailure failure) {
        return Take.of(kind, name, Take.question(model()), recording, TIDES,
                new ChatOutcome.Failed(failure, BROKEN));
    }

    private static Recording error(int status, String type) {
        return Recording.json(status,
                "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"-\"}}");
    }
}
