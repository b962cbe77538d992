package com.aimixup.plugin.xai;

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

/** Every recording of xAI's chat completions, for a model that the operator lists for them. */
final class XaiChatTest extends HttpProviderContract {
    private static final String TIDES = "Tides follow the moon.";
    private static final String THOUGHT = "thinking";
    private static final Completed STOPPED = stopped(12, 8, 5, 30);

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
        return Map.of("base_url", server + "/v1", "api_key", KEY, "chat_models", "grok-4.3");
    }

    @Override
    protected Set<Kind> exempt() {
        return Set.of(Kind.PICTURE, Kind.OVERLOADED);
    }

    @Override
    protected List<Take> takes() {
        var ok = recorded("chat-stream-ok.sse");
        var total = "\"completion_tokens\":5,\"total_tokens\":55";
        return List.of(
                thinks(Kind.ANSWER, "an answer in any script", ok.with("Tides ", "潮汐🌊 "),
                        "潮汐🌊 follow the moon.", STOPPED),
                thinks(Kind.REASONING, "what is thought is no answer", ok, TIDES, STOPPED),
                thinks(Kind.USAGE, "reasoned tokens lie beside, as the total says", ok, TIDES,
                        STOPPED),
                thinks(Kind.USAGE, "and without a total, too",
                        ok.with(total, "\"completion_tokens\":5"), TIDES, STOPPED),
                thinks(Kind.USAGE, "unless the total says that they lie inside",
                        ok.with(total, "\"completion_tokens\":35,\"total_tokens\":55"), TIDES,
                        STOPPED),
                thinks(Kind.USAGE, "more cached tokens than read lie beside",
                        ok.with("\"cached_tokens\":8", "\"cached_tokens\":24"), TIDES,
                        stopped(20, 24, 5, 30)),
                thinks(Kind.OTHER, "the reason to end comes with the last text", ok
                        .with("{\"content\":\"the moon.\"},\"finish_reason\":null",
                                "{\"content\":\"the moon.\"},\"finish_reason\":\"stop\""),
                        TIDES, STOPPED),
                thinks(Kind.LENGTH, "the limit cuts the answer",
                        ok.with("\"finish_reason\":\"stop\"", "\"finish_reason\":\"length\""),
                        TIDES, new Completed(FinishReason.LENGTH, STOPPED.usage())),
                ends(Kind.REFUSAL, "the model says no", recorded("chat-stream-refusal.sse"),
                        "I cannot help with that.",
                        new Completed(FinishReason.REFUSAL, STOPPED.usage())).reasoning(THOUGHT),
                fails(Kind.TRUNCATED, "no end", recorded("chat-stream-truncated.sse"), TIDES,
                        new ProviderFailure.Truncated()).reasoning(THOUGHT),
                fails(Kind.LATE_FAILURE, "an error after text", recorded("chat-stream-error.sse"),
                        "Tides ", new ProviderFailure.Unavailable()).reasoning(THOUGHT),
                fails(Kind.EARLY_FAILURE, "unavailable, says a status of 200",
                        recorded("stream-200-json-error.http.json"), "",
                        new ProviderFailure.Unavailable()),
                fails(Kind.RATE_LIMITED, "429 without a time", recorded("ratelimit.http.json"),
                        "", new ProviderFailure.RateLimited(Optional.empty())),
                fails(Kind.BAD_KEY, "a wrong key is a bad argument",
                        recorded("auth-error.http.json"), "",
                        new ProviderFailure.BadCredentials()),
                ends(Kind.OTHER, "a whole answer instead of a stream",
                        recorded("chat-response.json"), TIDES, STOPPED));
    }

    @Override
    protected Recording modelList() {
        return recorded("models.json");
    }

    @Override
    protected List<String> modelIds() {
        return List.of("grok-4.3", "grok-imagine-image");
    }

    private static Completed stopped(long input, long cached, long output, long reasoning) {
        return new Completed(FinishReason.STOP, new Usage(Map.of(Unit.INPUT, input,
                Unit.CACHED_INPUT, cached, Unit.OUTPUT, output, Unit.REASONING, reasoning),
                false));
    }

    private Take thinks(Kind kind, String name, Recording recording, String text,
            Completed outcome) {
        return ends(kind, name, recording, text, outcome).reasoning(THOUGHT);
    }
}
