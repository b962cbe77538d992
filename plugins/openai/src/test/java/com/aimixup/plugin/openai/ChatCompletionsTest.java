package com.aimixup.plugin.openai;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.Completed;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ProviderFactory;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
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

/** Every recording of chat completions, for the models that only those have. */
final class ChatCompletionsTest extends HttpProviderContract {
    private static final Usage USED = OpenAiConformanceTest.USED;
    private static final String TIDES = "Tides follow the moon.";

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
        return Map.of("base_url", server + "/v1", "api_key", KEY, "chat_models", "other, gpt-5.2");
    }

    @Override
    protected Set<Kind> exempt() {
        return Set.of(Kind.PICTURE, Kind.REASONING, Kind.EARLY_FAILURE, Kind.OVERLOADED);
    }

    @Override
    protected List<Take> takes() {
        var ok = recorded("chat-stream-ok.sse");
        var stopped = new Completed(FinishReason.STOP, USED);
        var filter = "data: {\"choices\":[],\"prompt_filter_results\":[]}\n\n";
        return List.of(
                ends(Kind.ANSWER, "an answer in any script", ok.with("Tides ", "Gezeiten∂🌊 "),
                        "Gezeiten∂🌊 follow the moon.", stopped),
                ends(Kind.USAGE, "reasoned tokens lie inside", ok, TIDES, stopped),
                ends(Kind.OTHER, "half a character in each of two chunks",
                        ok.with("Tides ", "\\ud83c").with("follow ", "\\udf0a "),
                        "🌊 the moon.", stopped),
                ends(Kind.OTHER, "a chunk without a choice comes first",
                        ok.with("data: {\"id\":\"chatcmpl-f1\",\"object\":\"chat.completion.chunk\""
                                + ",\"created\":1775000000,\"model\":\"gpt-5.2\",\"choices\":[{\""
                                + "index\":0,\"delta\":{\"role\"", filter
                                + "data: {\"choices\":[{\"delta\":{\"role\""), TIDES, stopped),
                ends(Kind.LENGTH, "the limit cuts the answer",
                        ok.with("\"finish_reason\":\"stop\"", "\"finish_reason\":\"length\""),
                        TIDES, new Completed(FinishReason.LENGTH, USED)),
                ends(Kind.REFUSAL, "the model says no", recorded("chat-stream-refusal.sse"),
                        "I cannot help with that.", new Completed(FinishReason.REFUSAL, USED)),
                ends(Kind.REFUSAL, "a filter cuts the answer", ok.with(
                        "\"finish_reason\":\"stop\"", "\"finish_reason\":\"content_filter\""),
                        TIDES, new Completed(FinishReason.REFUSAL, USED)),
                fails(Kind.TRUNCATED, "no end", recorded("chat-stream-truncated.sse"), TIDES,
                        new ProviderFailure.Truncated()),
                fails(Kind.LATE_FAILURE, "an error after text", recorded("chat-stream-error.sse"),
                        "Tides ", new ProviderFailure.Unavailable()),
                fails(Kind.RATE_LIMITED, "429", recorded("ratelimit.http.json"), "",
                        new ProviderFailure.RateLimited(Optional.of(Duration.ofSeconds(2)))),
                fails(Kind.BAD_KEY, "401", recorded("auth-error.http.json"), "",
                        new ProviderFailure.BadCredentials()),
                ends(Kind.OTHER, "a whole answer instead of a stream",
                        recorded("chat-response.json"), TIDES, stopped));
    }

    @Override
    protected Recording modelList() {
        return recorded("models.json");
    }

    @Override
    protected List<String> modelIds() {
        return List.of("gpt-5.2", "gpt-image-2");
    }
}
