package com.aimixup.plugin.xai;

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

/** Every recording of xAI's Responses API, its pictures and its models. */
final class XaiConformanceTest extends HttpDrawingContract {
    private static final String TIDES = "Tides follow the moon.";

    /** 20 in, 8 of them cached; 35 out, 30 of them reasoned. */
    private static final Usage USED = usage(12, 8);
    private static final Completed STOPPED = new Completed(FinishReason.STOP, USED);

    @Override
    protected ProviderFactory factory() {
        return new XaiFactory();
    }

    @Override
    protected String model() {
        return "grok-4.3";
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
        return List.of(
                ends(Kind.ANSWER, "an answer in any script", ok.with("Tides ", "潮汐🌊 "),
                        "潮汐🌊 follow the moon.", STOPPED),
                ends(Kind.OTHER, "the end is called done", ok
                        .with("event: response.completed", "event: response.done")
                        .with("\"type\":\"response.completed\"", "\"type\":\"response.done\""),
                        TIDES, STOPPED),
                ends(Kind.USAGE, "cached tokens lie inside", ok, TIDES, STOPPED),
                ends(Kind.USAGE, "more cached tokens than read lie beside",
                        ok.with("\"cached_tokens\":8", "\"cached_tokens\":24"), TIDES,
                        new Completed(FinishReason.STOP, usage(20, 24))),
                ends(Kind.REASONING, "a summary before the answer", ok.with(FIRST_TEXT,
                        "event: response.reasoning_summary_text.delta\ndata: {\"type\":"
                                + "\"response.reasoning_summary_text.delta\",\"delta\":\"Moon.\"}"
                                + "\n\n" + FIRST_TEXT), TIDES, STOPPED).reasoning("Moon."),
                ends(Kind.REFUSAL, "the model says no", recorded("responses-stream-refusal.sse"),
                        "No.", new Completed(FinishReason.REFUSAL, USED)),
                ends(Kind.LENGTH, "the limit cuts the answer", ok
                        .with("\"status\":\"completed\",\"output\"",
                                "\"status\":\"incomplete\",\"output\"")
                        .with("\"incomplete_details\":null,\"usage\"",
                                "\"incomplete_details\":{\"reason\":\"max_output_tokens\"},"
                                        + "\"usage\""),
                        TIDES, new Completed(FinishReason.LENGTH, USED)),
                fails(Kind.TRUNCATED, "no end", recorded("responses-stream-truncated.sse"),
                        TIDES, new ProviderFailure.Truncated()),
                fails(Kind.LATE_FAILURE, "an error event", recorded("responses-stream-error.sse"),
                        TIDES, new ProviderFailure.Unavailable()),
                fails(Kind.LATE_FAILURE, "a response that failed",
                        recorded("responses-stream-failed.sse"), TIDES,
                        new ProviderFailure.RateLimited(Optional.empty())),
                fails(Kind.EARLY_FAILURE, "unavailable, says a status of 200",
                        recorded("stream-200-json-error.http.json"), "",
                        new ProviderFailure.Unavailable()),
                fails(Kind.RATE_LIMITED, "429 without a time", recorded("ratelimit.http.json"),
                        "", new ProviderFailure.RateLimited(Optional.empty())),
                fails(Kind.OVERLOADED, "503", Recording.json(503, "{}"), "",
                        new ProviderFailure.Overloaded()),
                fails(Kind.BAD_KEY, "a wrong key is a bad argument",
                        recorded("auth-error.http.json"), "",
                        new ProviderFailure.BadCredentials()),
                fails(Kind.BAD_KEY, "no credits left", Recording.json(403, """
                        {"code":"The caller does not have permission to execute the operation",
                         "error":"Your team has used all available credits."}"""), "",
                        new ProviderFailure.BadCredentials()),
                fails(Kind.OTHER, "a prompt that is refused outright", Recording.json(403, """
                        {"code":"The caller does not have permission to execute the operation",
                         "error":"Content violates usage guidelines."}"""), "",
                        new ProviderFailure.Refused()),
                fails(Kind.OTHER, "a parameter that the model does not take",
                        Recording.json(400, "{\"code\":\"invalid-argument\",\"error\":\"x\"}"),
                        "", new ProviderFailure.Rejected("bad-request")),
                fails(Kind.OTHER, "an error in OpenAI's shape",
                        Recording.json(404, "{\"error\":{\"code\":\"model_not_found\"}}"), "",
                        new ProviderFailure.Rejected("unknown-model")),
                fails(Kind.OTHER, "a question that is too long", Recording.json(400, """
                        {"code":"Client specified an invalid argument",
                         "error":"This model's maximum prompt length is 131072."}"""), "",
                        new ProviderFailure.TooLong()),
                ends(Kind.OTHER, "a whole answer instead of a stream",
                        recorded("responses-response.json"), TIDES, STOPPED));
    }

    @Override
    protected List<ImageTake> imageTakes() {
        var wish = ImageTake.wish("grok-imagine-image");
        var drawn = recorded("image-response.json");
        var one = new Usage(Map.of(Unit.IMAGE, 1L), false);
        return List.of(
                ImageTake.drawn("a picture has a price", wish, drawn, one, "image/png"),
                ImageTake.drawn("a prefix that lies", wish,
                        drawn.with("\"iVBOR", "\"data:image/jpeg;base64,iVBOR"), one,
                        "image/png"),
                ImageTake.failed("a picture that was kept back", wish,
                        recorded("image-refusal.http.json"), new ProviderFailure.Refused()),
                ImageTake.failed("an address instead of a picture", wish,
                        Recording.json(200, "{\"data\":[{\"url\":\"https://example.com/x\"}]}"),
                        new ProviderFailure.Protocol()),
                ImageTake.failed("an error of status 200", wish,
                        recorded("stream-200-json-error.http.json"),
                        new ProviderFailure.Unavailable()),
                ImageTake.failed("a size in pixels", new ImageRequest("grok-imagine-image", "x", 1,
                        Optional.of("1024x1024"), Optional.empty(), Duration.ofSeconds(1)), drawn,
                        new ProviderFailure.Rejected("bad-size")),
                ImageTake.failed("a model that does not draw", ImageTake.wish("grok-4.3"), drawn,
                        new ProviderFailure.Rejected("no-images")));
    }

    @Override
    protected Recording modelList() {
        return recorded("models.json");
    }

    @Override
    protected List<String> modelIds() {
        return List.of("grok-4.3", "grok-imagine-image");
    }

    private static final String FIRST_TEXT = "event: response.content_part.added\n";

    private static Usage usage(long input, long cached) {
        return new Usage(Map.of(Unit.INPUT, input, Unit.CACHED_INPUT, cached, Unit.OUTPUT, 5L,
                Unit.REASONING, 30L), false);
    }
}
