package com.aimixup.plugin.openai;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.Completed;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.ProviderFactory;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.spi.Usage.Unit;
import com.aimixup.plugin.tck.HttpDrawingContract;
import com.aimixup.plugin.tck.ImageTake;
import com.aimixup.plugin.tck.Kind;
import com.aimixup.plugin.tck.Recording;
import com.aimixup.plugin.tck.Take;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every recording of OpenAI's Responses API, its pictures and its models. */
final class OpenAiConformanceTest extends HttpDrawingContract {
    /** 20 in, 8 of them cached; 35 out, 30 of them reasoned. */
    static final Usage USED = new Usage(Map.of(Unit.INPUT, 12L, Unit.CACHED_INPUT, 8L,
            Unit.OUTPUT, 5L, Unit.REASONING, 30L), false);

    @Override
    protected ProviderFactory factory() {
        return new OpenAiFactory();
    }

    @Override
    protected String model() {
        return "gpt-5.2";
    }

    @Override
    protected Map<String, String> settings(URI server) {
        return Map.of("base_url", server + "/v1", "api_key", KEY);
    }

    @Override
    protected Set<Kind> exempt() {
        return Set.of(Kind.PICTURE);
    }

    @Override
    protected List<Take> takes() {
        var ok = recorded("responses-stream-ok.sse");
        var late = recorded("responses-stream-error.sse");
        var failed = recorded("responses-stream-failed.sse");
        var stopped = new Completed(FinishReason.STOP, USED);
        var incomplete = ok.with("event: response.completed", "event: response.incomplete")
                .with("\"type\":\"response.completed\"", "\"type\":\"response.incomplete\"")
                .with("\"model\":\"gpt-5.2\",\"status\":\"completed\"",
                        "\"model\":\"gpt-5.2\",\"status\":\"incomplete\"");
        return List.of(
                ends(Kind.ANSWER, "an answer in any script", ok.with("Tides ", "Gezeiten∂🌊 "),
                        "Gezeiten∂🌊 follow the moon.", stopped),
                ends(Kind.USAGE, "cached tokens in, reasoned tokens out", ok, TIDES, stopped),
                ends(Kind.USAGE, "tokens written to the cache", ok.with("\"cached_tokens\":8",
                        "\"cached_tokens\":8,\"cache_write_tokens\":2"), TIDES,
                        new Completed(FinishReason.STOP, new Usage(Map.of(Unit.INPUT, 10L,
                                Unit.CACHED_INPUT, 8L, Unit.CACHE_WRITE, 2L, Unit.OUTPUT, 5L,
                                Unit.REASONING, 30L), false))),
                ends(Kind.USAGE, "no usage at all", ok.with(USAGE, "\"usage\":null"), TIDES,
                        new Completed(FinishReason.STOP, Usage.NONE)),
                ends(Kind.REASONING, "a summary in two parts before the answer",
                        ok.with(ADDED, SUMMARY + ADDED), TIDES, stopped)
                        .reasoning("Moon ∂.\n\nSun."),
                ends(Kind.REFUSAL, "the model says no", recorded("responses-stream-refusal.sse"),
                        "No.", new Completed(FinishReason.REFUSAL, USED)),
                ends(Kind.REFUSAL, "a filter cuts the answer", incomplete.with(
                        "\"incomplete_details\":null,\"usage\"",
                        "\"incomplete_details\":{\"reason\":\"content_filter\"},\"usage\""),
                        TIDES, new Completed(FinishReason.REFUSAL, USED)),
                ends(Kind.LENGTH, "the limit cuts the answer", incomplete.with(
                        "\"incomplete_details\":null,\"usage\"",
                        "\"incomplete_details\":{\"reason\":\"max_output_tokens\"},\"usage\""),
                        TIDES, new Completed(FinishReason.LENGTH, USED)),
                fails(Kind.TRUNCATED, "no end", recorded("responses-stream-truncated.sse"), TIDES,
                        new ProviderFailure.Truncated()),
                fails(Kind.LATE_FAILURE, "a flat error event", late, TIDES,
                        new ProviderFailure.Unavailable()),
                fails(Kind.LATE_FAILURE, "a nested error event", late.with(
                        "\"code\":\"server_error\",\"message\":\"boom\",\"param\":null}",
                        "\"error\":{\"type\":\"server_error\",\"code\":\"slow_down\"}}"), TIDES,
                        new ProviderFailure.Overloaded()),
                fails(Kind.LATE_FAILURE, "a response that failed", failed, TIDES,
                        new ProviderFailure.RateLimited(Optional.empty())),
                fails(Kind.EARLY_FAILURE, "an error as JSON with status 200",
                        Recording.json(200, "{\"error\":{\"code\":\"server_error\"}}"), "",
                        new ProviderFailure.Unavailable()),
                fails(Kind.EARLY_FAILURE, "an error that is no event", Recording.sse(
                        "{\"error\":\n{\"code\":\"slow_down\"}}"),
                        "", new ProviderFailure.Overloaded()),
                fails(Kind.RATE_LIMITED, "429", recorded("ratelimit.http.json"), "",
                        new ProviderFailure.RateLimited(Optional.of(Duration.ofSeconds(2)))),
                fails(Kind.OVERLOADED, "503",
                        Recording.json(503, "{\"error\":{\"code\":\"slow_down\"}}"), "",
                        new ProviderFailure.Overloaded()),
                fails(Kind.BAD_KEY, "401", recorded("auth-error.http.json"), "",
                        new ProviderFailure.BadCredentials()),
                fails(Kind.BAD_KEY, "429 because nothing is paid",
                        Recording.json(429, "{\"error\":{\"code\":\"insufficient_quota\"}}"), "",
                        new ProviderFailure.BadCredentials()),
                fails(Kind.OTHER, "a prompt that is refused outright",
                        Recording.json(400, "{\"error\":{\"code\":\"invalid_prompt\"}}"), "",
                        new ProviderFailure.Refused()),
                fails(Kind.OTHER, "a question that is too long",
                        Recording.json(400, "{\"error\":{\"code\":\"context_length_exceeded\"}}"),
                        "", new ProviderFailure.TooLong()),
                ends(Kind.OTHER, "a whole answer instead of a stream",
                        recorded("responses-response.json"), TIDES, stopped));
    }

    @Override
    protected List<ImageTake> imageTakes() {
        var wish = ImageTake.wish("gpt-image-2");
        var drawn = recorded("image-response.json");
        var tokens = new Usage(Map.of(Unit.INPUT, 9L, Unit.IMAGE_OUTPUT, 272L), false);
        return List.of(
                ImageTake.drawn("a picture", wish, drawn, tokens, "image/png"),
                ImageTake.drawn("the type is in the bytes", wish,
                        drawn.with("\"output_format\": \"png\"", "\"output_format\": \"webp\""),
                        tokens, "image/png"),
                ImageTake.drawn("without a count of tokens it is one picture",
                        ImageTake.wish("dall-e-3"), drawn.with("\"usage\"", "\"unused\""),
                        new Usage(Map.of(Unit.IMAGE, 1L), false), "image/png"),
                ImageTake.failed("a refusal", wish, recorded("image-refusal.http.json"),
                        new ProviderFailure.Refused()),
                ImageTake.failed("no data", wish, Recording.json(200, "{\"created\":1}"),
                        new ProviderFailure.Protocol()),
                ImageTake.failed("no picture", wish,
                        Recording.json(200,
                                "{\"data\":[{\"b64_json\":\"AAAAAAAAAAAAAAAAAAAA\"},{}]}"),
                        new ProviderFailure.Protocol()),
                ImageTake.failed("a model that does not draw", new ImageRequest("gpt-5.2", "x", 1,
                        Optional.empty(), Optional.empty(), Duration.ofSeconds(1)), drawn,
                        new ProviderFailure.Rejected("no-images")));
    }

    @Override
    protected Recording modelList() {
        return recorded("models.json");
    }

    @Override
    protected List<String> modelIds() {
        return List.of("gpt-5.2", "gpt-image-2");
    }

    private static final String TIDES = "Tides follow the moon.";
    private static final String USAGE = "\"usage\":{\"input_tokens\":20,\"input_tokens_details\":"
            + "{\"cached_tokens\":8},\"output_tokens\":35,\"output_tokens_details\":"
            + "{\"reasoning_tokens\":30},\"total_tokens\":55}";
    private static final String ADDED = "event: response.content_part.added\n";
    private static final String SUMMARY = """
            data: {"type":"response.reasoning_summary_part.added"}

            data: {"type":"response.reasoning_summary_text.delta","delta":"Moon "}

            data: {"type":"response.reasoning_summary_text.delta","delta":"∂."}

            data: {"type":"response.reasoning_summary_part.added"}

            data: {"type":"response.reasoning_summary_text.delta","delta":"Sun."}

            """;
}
