package com.aimixup.plugin.local;

import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelShelf;
import com.aimixup.plugin.spi.ProviderContext;
import com.aimixup.plugin.spi.ProviderException;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.wire.ApiKey;
import com.aimixup.plugin.wire.Dialogue;
import com.aimixup.plugin.wire.Endpoint;
import com.aimixup.plugin.wire.Fetched;
import com.aimixup.plugin.wire.Json;
import com.aimixup.plugin.wire.Wire;
import com.aimixup.plugin.wire.Wire.Framing;
import com.aimixup.plugin.wire.WireLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ollama in its own language, since its OpenAI-compatible one loses errors in mid-stream. It passes
 * questions for some models on to machines outside the house; before a question leaves us, we ask
 * whether its model is one of those.
 */
final class OllamaServer implements ModelServer {
    private static final Duration ASKED_WITHIN = Duration.ofSeconds(30);

    /** How long the word of Ollama on a model is taken: as long as several agents take to ask. */
    private static final Duration TRUSTED_FOR = Duration.ofSeconds(10);

    private record Seen(OllamaModel model, Instant at) {}

    private final ProviderContext context;
    private final Endpoint endpoint;
    private final Wire wire;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    OllamaServer(ProviderContext context, Endpoint endpoint) {
        this.context = context;
        this.endpoint = endpoint;
        this.wire = new Wire(context, Framing.JSON_LINES, WireLimits.TEXT);
    }

    @Override
    public List<ModelInfo> models() {
        var json = wire.list(signed(endpoint.get("/api/tags", ASKED_WITHIN)), OllamaFailures::of);
        if (!json.path("models").isArray()) {
            throw new ProviderException(new ProviderFailure.Protocol());
        }
        var offers = new ArrayList<ModelInfo>();
        for (var entry : json.path("models")) {
            Json.text(entry.path("name")).ifPresent(name -> {
                var model = OllamaModel.of(name, entry);
                // Older servers do not list what a model can; of a remote one we ask nothing.
                if (!model.remote() && !entry.has("capabilities")) model = described(name);
                model.offer(name).ifPresent(offers::add);
            });
        }
        return List.copyOf(offers);
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation) {
        if (OllamaModel.isRemote(request.model())) return failed(notLocal());
        if (holdsADocument(request)) return failed(new ProviderFailure.Rejected("no-files"));
        var name = request.model();
        var trusted = seen.get(name);
        if (trusted == null
                || trusted.at().plus(TRUSTED_FOR).isBefore(context.clock().instant())) {
            switch (wire.fetch(question(name), OllamaFailures::of, cancellation)) {
                case Fetched.Body(var json) -> trusted = see(name, json);
                case Fetched.Failed(var failure) -> {
                    return failed(failure);
                }
                case Fetched.Cancelled() -> {
                    return new ChatOutcome.Cancelled(Usage.NONE);
                }
            }
        }
        if (trusted.model().remote()) return failed(notLocal());
        var body = OllamaBody.of(request, trusted.model(), context.setting("num_ctx"));
        return wire.chat(signed(endpoint.post("/api/chat", body, request.timeout())),
                new OllamaAnswer(sink), cancellation);
    }

    @Override
    public Optional<ModelShelf> shelf() {
        return Optional.of(new OllamaShelf(wire, endpoint, this::signed));
    }

    @Override
    public void close() {
        wire.close();
    }

    static ProviderFailure notLocal() {
        return new ProviderFailure.Rejected("not-local");
    }

    private OllamaModel described(String name) {
        return see(name, wire.list(question(name), OllamaFailures::of)).model();
    }

    private Seen see(String name, JsonNode said) {
        var model = new Seen(OllamaModel.of(name, said), context.clock().instant());
        seen.put(name, model);
        return model;
    }

    private HttpRequest question(String name) {
        return signed(endpoint.post("/api/show", Json.object().put("model", name), ASKED_WITHIN));
    }

    /** Ollama itself has no keys; a proxy before it may. */
    private HttpRequest signed(HttpRequest.Builder request) {
        ApiKey.from(context).ifPresent(key -> request.header("authorization", key.bearer()));
        return request.build();
    }

    private static boolean holdsADocument(ChatRequest request) {
        return request.messages().stream().flatMap(message -> message.parts().stream())
                .map(Dialogue::readable).anyMatch(Part.File.class::isInstance);
    }

    private static ChatOutcome failed(ProviderFailure failure) {
        return new ChatOutcome.Failed(failure, Usage.NONE);
    }
}
