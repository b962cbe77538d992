package com.aimixup.plugin.gemini;

import com.aimixup.plugin.spi.ChatOutcome.Completed;
import com.aimixup.plugin.spi.ChatOutcome.Failed;
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
import com.aimixup.plugin.wire.Json;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every recording of Gemini. */
final class GeminiConformanceTest extends HttpDrawingContract {
    static final String DRAWER = "gemini-3-pro-image";
    private static final String TIDES = "Tides follow the moon.";

    /** Thoughts lie beside the candidates. */
    private static final Usage USED = new Usage(
            Map.of(Unit.INPUT, 10L, Unit.OUTPUT, 6L, Unit.REASONING, 20L), false);
    private static final Completed STOPPED = new Completed(FinishReason.STOP, USED);

    /** Ten were read; what was said and thought is counted by us, a token for three characters. */
    private static final Usage BROKEN = new Usage(
            Map.of(Unit.INPUT, 10L, Unit.OUTPUT, 8L, Unit.REASONING, 2L), true);
    private static final Usage DREW = new Usage(
            Map.of(Unit.INPUT, 10L, Unit.IMAGE_OUTPUT, 6L, Unit.REASONING, 20L), false);

    @Override
    protected ProviderFactory factory() {
        return new GeminiFactory();
    }

    @Override
    protected String model() {
        return "gemini-3-flash";
    }

    @Override
    protected Map<String, String> settings(URI server) {
        return Map.of("base_url", server + "/v1beta", "api_key", KEY);
    }

    @Override
    protected Set<Kind> exempt() {
        return Set.of();
    }

    @Override
    protected List<Take> takes() {
        var ok = recorded("stream-ok.sse");
        var late = recorded("stream-error.sse");
        return List.of(
                ends(Kind.ANSWER, "an answer in any script", ok.with("Tides ", "Maré∂🌊 "),
                        "Maré∂🌊 follow the moon.", STOPPED).reasoning("plan"),
                ends(Kind.REASONING, "thoughts are not the answer", ok, TIDES, STOPPED)
                        .reasoning("plan"),
                ends(Kind.USAGE, "cached tokens lie inside, those of tools beside", ok.with(LAST,
                        LAST + ",\"cachedContentTokenCount\":4,\"toolUsePromptTokenCount\":5"),
                        TIDES, new Completed(FinishReason.STOP, new Usage(Map.of(
                                Unit.INPUT, 11L, Unit.CACHED_INPUT, 4L, Unit.OUTPUT, 6L,
                                Unit.REASONING, 20L), false))).reasoning("plan"),
                ends(Kind.USAGE, "a figure left out or null has not changed",
                        ok.with(LAST, "\"promptTokenCount\":null,\"candidatesTokenCount\":6"),
                        TIDES, new Completed(FinishReason.STOP, Usage.of(10, 6)))
                        .reasoning("plan"),
                drawn("a picture inside an answer", recorded("image-response.json")),
                drawn("the draft of a picture is not shown", recorded("image-response.json").with(
                        "\"text\": \"Here.\"", "\"text\": \"Here.\"},{\"thought\":true,"
                                + "\"inlineData\":{\"data\":\"" + PIXEL + "\"}")),
                ends(Kind.REFUSAL, "a filter cuts the answer", ok.with("\"STOP\"", "\"SAFETY\""),
                        TIDES, new Completed(FinishReason.REFUSAL, USED)).reasoning("plan"),
                Take.of(Kind.REFUSAL, "the question is refused", Take.question(model()),
                        recorded("stream-refusal.sse"), "",
                        new Failed(new ProviderFailure.Refused(), Usage.of(10, 0))),
                ends(Kind.LENGTH, "the limit cuts the answer",
                        ok.with("\"STOP\"", "\"MAX_TOKENS\""), TIDES,
                        new Completed(FinishReason.LENGTH, USED)).reasoning("plan"),
                ends(Kind.LENGTH, "the limit came while it thought", Recording.sse(
                        "data: {\"candidates\":[{\"finishReason\":\"MAX_TOKENS\"}]}\n\n"), "",
                        new Completed(FinishReason.LENGTH, Usage.NONE)),
                ends(Kind.OTHER, "a reason that we do not know", ok.with("\"STOP\"", "\"BORED\""),
                        TIDES, new Completed(FinishReason.OTHER, USED)).reasoning("plan"),
                ends(Kind.OTHER, "a whole answer instead of a stream", recorded("response.json"),
                        TIDES, STOPPED).reasoning("plan"),
                ends(Kind.OTHER, "a list instead of a stream", listed(recorded("response.json")),
                        TIDES, STOPPED).reasoning("plan"),
                breaks(Kind.TRUNCATED, "no reason to finish", recorded("stream-truncated.sse"),
                        new ProviderFailure.Truncated()),
                breaks(Kind.LATE_FAILURE, "an error as an event", late,
                        new ProviderFailure.Overloaded()),
                breaks(Kind.LATE_FAILURE, "an error that is no event",
                        late.with("data: {\"error\"", "{\"error\""),
                        new ProviderFailure.Overloaded()),
                breaks(Kind.LATE_FAILURE, "an error that we do not know",
                        late.with("\"code\":503,\"message\":\"failed\",\"status\":\"UNAVAILABLE\"",
                                "\"code\":500"), new ProviderFailure.Unavailable()),
                fails(Kind.EARLY_FAILURE, "an error with status 200", error(200, 500, "INTERNAL"),
                        "", new ProviderFailure.Unavailable()),
                fails(Kind.EARLY_FAILURE, "an error in a list",
                        listed(error(200, 503, "UNAVAILABLE")), "",
                        new ProviderFailure.Overloaded()),
                fails(Kind.RATE_LIMITED, "429", recorded("ratelimit.http.json"), "",
                        new ProviderFailure.RateLimited(Optional.of(Duration.ofSeconds(22)))),
                fails(Kind.RATE_LIMITED, "429 in a list, for a moment",
                        listed(recorded("ratelimit.http.json").with("22s", "0.5s")), "",
                        new ProviderFailure.RateLimited(Optional.of(Duration.ofMillis(500)))),
                fails(Kind.OVERLOADED, "503", error(503, 503, "UNAVAILABLE"), "",
                        new ProviderFailure.Overloaded()),
                fails(Kind.BAD_KEY, "400 because of the key", detailed(400, "INVALID_ARGUMENT",
                        "\"reason\":\"API_KEY_INVALID\""), "",
                        new ProviderFailure.BadCredentials()),
                fails(Kind.BAD_KEY, "403", error(403, 403, "PERMISSION_DENIED"), "",
                        new ProviderFailure.BadCredentials()),
                fails(Kind.BAD_KEY, "a quota of the day, which no wait of seconds cures",
                        detailed(429, "RESOURCE_EXHAUSTED",
                                "\"violations\":[{\"quotaId\":\"RequestsPerDayPerProject\"}]"),
                        "", new ProviderFailure.BadCredentials()),
                fails(Kind.BAD_KEY, "a key of the free tier, on which may be trained",
                        detailed(429, "RESOURCE_EXHAUSTED",
                                "\"violations\":[{\"quotaId\":\"RequestsPerMinute-FreeTier\"}]"),
                        "", new ProviderFailure.BadCredentials()),
                fails(Kind.OTHER, "a model that is not there", error(404, 404, "NOT_FOUND"), "",
                        new ProviderFailure.Rejected("unknown-model")));
    }

    @Override
    protected List<ImageTake> imageTakes() {
        var wish = ImageTake.wish(DRAWER);
        var drawn = recorded("image-response.json");
        var refusal = recorded("image-refusal.json");
        return List.of(
                ImageTake.drawn("a picture", wish, drawn, DREW, "image/png"),
                ImageTake.drawn("tokens without a kind are the picture's", wish,
                        drawn.with("\"IMAGE\"", "\"MODALITY_UNSPECIFIED\""), DREW, "image/png"),
                ImageTake.drawn("without a count it is one picture", wish,
                        drawn.with("\"usageMetadata\"", "\"unused\""),
                        new Usage(Map.of(Unit.IMAGE, 1L), false), "image/png"),
                undrawn("a refusal", wish, refusal, new ProviderFailure.Refused()),
                undrawn("nothing was drawn", wish,
                        refusal.with("IMAGE_SAFETY", "NO_IMAGE"),
                        new ProviderFailure.Rejected("no-picture")),
                undrawn("the wish is refused", wish, Recording.json(200,
                        "{\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"},"
                                + "\"usageMetadata\":{\"promptTokenCount\":10}}"),
                        new ProviderFailure.Refused()),
                ImageTake.failed("no answer", wish, Recording.json(200, "{}"),
                        new ProviderFailure.Protocol()),
                ImageTake.failed("an error", wish, recorded("ratelimit.http.json"),
                        new ProviderFailure.RateLimited(Optional.of(Duration.ofSeconds(22)))),
                ImageTake.failed("a model that does not draw", ImageTake.wish("gemini-3-flash"),
                        drawn, new ProviderFailure.Rejected("no-images")));
    }

    @Override
    protected Recording modelList() {
        return recorded("models.json");
    }

    @Override
    protected List<String> modelIds() {
        return List.of("gemini-3-flash");
    }

    private static final String LAST = "\"promptTokenCount\":10,\"candidatesTokenCount\":6,"
            + "\"thoughtsTokenCount\":20";
    private static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4"
            + "2mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static Take drawn(String name, Recording whole) {
        var event = "data: " + Json.read(whole.body()).orElseThrow() + "\n\n";
        return Take.of(Kind.PICTURE, name, Take.question(DRAWER), Recording.sse(event), "Here.",
                new Completed(FinishReason.STOP, DREW)).pictures("image/png");
    }

    private Take breaks(Kind kind, String name, Recording recording, ProviderFailure failure) {
        return Take.of(kind, name, Take.question(model()), recording, TIDES,
                new Failed(failure, BROKEN)).reasoning("plan");
    }

    /** The question was read, and is counted. */
    private static ImageTake undrawn(String name, ImageRequest wish,
            Recording recording, ProviderFailure failure) {
        return new ImageTake(name, wish, recording, List.of(), Optional.of(failure),
                Usage.of(10, 0));
    }

    private static Recording listed(Recording one) {
        var body = Json.read(one.body()).orElseThrow();
        return Recording.json(one.status(), "[" + body + "]");
    }

    private static Recording error(int status, int code, String name) {
        return Recording.json(status, "{\"error\":{\"code\":" + code
                + ",\"message\":\"-\",\"status\":\"" + name + "\"}}");
    }

    private static Recording detailed(int status, String name, String detail) {
        return Recording.json(status, "{\"error\":{\"code\":" + status + ",\"status\":\"" + name
                + "\",\"details\":[{\"@type\":\"-\"},{" + detail + "}]}}");
    }
}
