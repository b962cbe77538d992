package com.aimixup.plugin.local;

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

/** Every recording of Ollama. */
final class OllamaConformanceTest extends HttpProviderContract {
    private static final String TIDES = "Tides follow the moon.";
    private static final Completed STOPPED = new Completed(FinishReason.STOP, Usage.of(11, 6));

    @Override
    protected ProviderFactory factory() {
        return new LocalFactory();
    }

    @Override
    protected String model() {
        return "gemma4";
    }

    @Override
    protected Map<String, String> settings(URI address) {
        server.always("/api/show", Recording.json(200, "{\"capabilities\":[\"completion\"]}"));
        return Map.of("base_url", address.toString(), "api_key", KEY);
    }

    @Override
    protected boolean needsKey() {
        return false;
    }

    /** It has no word for a refusal, and draws nothing. */
    @Override
    protected Set<Kind> exempt() {
        return Set.of(Kind.REFUSAL, Kind.PICTURE);
    }

    @Override
    protected List<Take> takes() {
        var ok = recorded("stream-ok.ndjson");
        var late = recorded("stream-error.ndjson");
        return List.of(
                ends(Kind.ANSWER, "an answer in any script", ok.with("Tides ", "Приливы∂🌊 "),
                        "Приливы∂🌊 follow the moon.", STOPPED),
                ends(Kind.USAGE, "what was read and said", ok, TIDES, STOPPED),
                ends(Kind.USAGE, "a count that is left out is none",
                        ok.with("\"prompt_eval_count\":11,", ""), TIDES,
                        new Completed(FinishReason.STOP, Usage.of(0, 6))),
                ends(Kind.USAGE, "no count at all",
                        ok.with(",\"prompt_eval_count\":11,\"eval_count\":6", ""), TIDES,
                        new Completed(FinishReason.STOP, Usage.NONE)),
                ends(Kind.REASONING, "thinking before the answer", ok.with("\"Tides \"",
                        "\"Tides \",\"thinking\":\"Moon ∂.\""), TIDES, STOPPED)
                        .reasoning("Moon ∂."),
                ends(Kind.LENGTH, "the limit cuts the answer",
                        ok.with("\"done_reason\":\"stop\"", "\"done_reason\":\"length\""), TIDES,
                        new Completed(FinishReason.LENGTH, Usage.of(11, 6))),
                ends(Kind.OTHER, "the last line holds text, and no reason", ok.with(
                        "\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\"",
                        "\"content\":\" Yes.\"},\"done\":true"), TIDES + " Yes.", STOPPED),
                ends(Kind.OTHER, "another reason", ok.with("\"stop\"", "\"unload\""), TIDES,
                        new Completed(FinishReason.OTHER, Usage.of(11, 6))),
                fails(Kind.TRUNCATED, "no last line", recorded("stream-truncated.ndjson"), TIDES,
                        new ProviderFailure.Truncated()),
                fails(Kind.LATE_FAILURE, "an error line after text", late, TIDES,
                        new ProviderFailure.Unavailable()),
                fails(Kind.LATE_FAILURE, "the context is full in mid-answer",
                        late.with("an error was encountered while running the model",
                                "context length exceeded"), TIDES, new ProviderFailure.TooLong()),
                fails(Kind.EARLY_FAILURE, "an error line first",
                        Recording.jsonLines("{\"error\":\"no\"}\n"), "",
                        new ProviderFailure.Unavailable()),
                fails(Kind.OTHER, "a line that tells of a machine outside the house",
                        ok.with("\"model\":\"gemma4\"", "\"remote_host\":\"https://x.example\""),
                        "", new ProviderFailure.Rejected("not-local")),
                fails(Kind.OTHER, "a question that does not fit", Recording.json(400,
                        "{\"error\":\"the input length exceeds the context length\"}"), "",
                        new ProviderFailure.TooLong()),
                fails(Kind.OTHER, "a model that is not there", recorded("not-found.http.json"), "",
                        new ProviderFailure.Rejected("unknown-model")),
                fails(Kind.OVERLOADED, "503", recorded("busy.http.json"), "",
                        new ProviderFailure.Overloaded()),
                fails(Kind.RATE_LIMITED, "a proxy's 429", new Recording(429,
                        Map.of("retry-after", "3"), new byte[0]), "",
                        new ProviderFailure.RateLimited(Optional.of(Duration.ofSeconds(3)))),
                fails(Kind.BAD_KEY, "a proxy's 401", Recording.json(401, "{}"), "",
                        new ProviderFailure.BadCredentials()));
    }

    @Override
    protected Recording modelList() {
        return recorded("tags.json");
    }

    @Override
    protected List<String> modelIds() {
        return List.of("gemma4:latest");
    }
}
