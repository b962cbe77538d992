package com.aimixup.plugin.local;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Chat completions as servers in the house speak them, without a key. */
final class CompatibleConformanceTest extends HttpProviderContract {
    private static final String TIDES = "Tides follow the moon.";
    private static final Usage USED = new Usage(Map.of(Unit.INPUT, 12L, Unit.CACHED_INPUT, 8L,
            Unit.OUTPUT, 5L, Unit.REASONING, 30L), false);
    private static final Completed STOPPED = new Completed(FinishReason.STOP, USED);

    @Override
    protected ProviderFactory factory() {
        return new LocalFactory();
    }

    @Override
    protected String model() {
        return "qwen3-8b";
    }

    @Override
    protected Map<String, String> settings(URI address) {
        return Map.of("base_url", address + "/v1", "protocol", "openai");
    }

    @Override
    protected boolean needsKey() {
        return false;
    }

    @Override
    protected Set<Kind> exempt() {
        return Set.of(Kind.PICTURE);
    }

    @Override
    protected List<Take> takes() {
        var ok = recorded("chat-stream-ok.sse");
        return List.of(
                ends(Kind.ANSWER, "an answer in any script", ok.with("Tides ", "조수∂🌊 "),
                        "조수∂🌊 follow the moon.", STOPPED),
                ends(Kind.USAGE, "a count with details", ok, TIDES, STOPPED),
                ends(Kind.REASONING, "reasoning as Ollama calls it", ok.with(
                        "\"delta\":{\"content\":\"Tides \"}",
                        "\"delta\":{\"content\":\"Tides \",\"reasoning\":\"Moon.\"}"), TIDES,
                        STOPPED).reasoning("Moon."),
                ends(Kind.LENGTH, "the limit cuts the answer",
                        ok.with("\"finish_reason\":\"stop\"", "\"finish_reason\":\"length\""),
                        TIDES, new Completed(FinishReason.LENGTH, USED)),
                ends(Kind.REFUSAL, "the model says no", recorded("chat-stream-refusal.sse"),
                        "I cannot help with that.", new Completed(FinishReason.REFUSAL, USED)),
                fails(Kind.TRUNCATED, "no end, as Ollama loses an error here",
                        recorded("chat-stream-truncated.sse"), TIDES,
                        new ProviderFailure.Truncated()),
                fails(Kind.LATE_FAILURE, "an error after text", recorded("chat-stream-error.sse"),
                        "Tides ", new ProviderFailure.Unavailable()),
                fails(Kind.EARLY_FAILURE, "an error with status 200",
                        Recording.json(200, "{\"error\":{\"message\":\"-\"}}"), "",
                        new ProviderFailure.Unavailable()),
                fails(Kind.RATE_LIMITED, "429", Recording.json(429, "{}"), "",
                        new ProviderFailure.RateLimited(Optional.empty())),
                fails(Kind.OVERLOADED, "503 while the model is loaded",
                        Recording.json(503, "{\"error\":{\"message\":\"Loading model\"}}"), "",
                        new ProviderFailure.Overloaded()),
                fails(Kind.BAD_KEY, "401", Recording.json(401, "{}"), "",
                        new ProviderFailure.BadCredentials()));
    }

    @Override
    protected Recording modelList() {
        return Recording.json(200, "{\"object\":\"list\",\"data\":[{\"id\":\"qwen3-8b\"},"
                + "{\"id\":\"qwen3-8b\"},{\"id\":\"nomic-embed-text\"}]}");
    }

    @Override
    protected List<String> modelIds() {
        return List.of("qwen3-8b");
    }
}
