package com.aimixup.plugin.local;

import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ModelShelf;
import com.aimixup.plugin.spi.ProviderException;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.wire.Endpoint;
import com.aimixup.plugin.wire.Fetched;
import com.aimixup.plugin.wire.Json;
import com.aimixup.plugin.wire.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The models that Ollama keeps. It stops fetching when the connection that asked is closed. */
final class OllamaShelf implements ModelShelf {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** Many gigabytes from a slow disk; a fetch has it for its first line alone. */
    private static final Duration PATIENT = Duration.ofMinutes(10);
    private static final int FOR_EVER = -1;
    private static final int NOT_AT_ALL = 0;

    private final Wire wire;
    private final Endpoint endpoint;
    private final Function<HttpRequest.Builder, HttpRequest> signed;

    OllamaShelf(Wire wire, Endpoint endpoint, Function<HttpRequest.Builder, HttpRequest> signed) {
        this.wire = wire;
        this.endpoint = endpoint;
        this.signed = signed;
    }

    /** Without those that Ollama only passes questions on to. */
    @Override
    public List<Shelved> list() {
        var loaded = new HashSet<String>();
        for (var entry : models("/api/ps")) Json.text(entry.path("name")).ifPresent(loaded::add);
        var found = new ArrayList<Shelved>();
        for (var entry : models("/api/tags")) Json.text(entry.path("name"))
                .filter(name -> !OllamaModel.of(name, entry).remote())
                .ifPresent(name -> found.add(shelved(name, entry, loaded)));
        return List.copyOf(found);
    }

    private static Shelved shelved(String name, JsonNode entry, Set<String> loaded) {
        return new Shelved(name, Math.max(0, entry.path("size").asLong()), loaded.contains(name));
    }

    private JsonNode models(String path) {
        var json = wire.list(signed.apply(endpoint.get(path, SOON)), OllamaFailures::of);
        if (!json.path("models").isArray()) {
            throw new ProviderException(new ProviderFailure.Protocol());
        }
        return json.path("models");
    }

    @Override
    public Outcome pull(String model, Progress progress, Cancellation cancellation) {
        if (OllamaModel.isRemote(model)) return new Outcome.Failed(OllamaServer.notLocal());
        var body = Json.object().put("model", model).put("stream", true);
        var outcome = wire.chat(signed.apply(endpoint.post("/api/pull", body, PATIENT)),
                new OllamaFetch(progress), cancellation);
        return switch (outcome) {
            case ChatOutcome.Completed _ -> new Outcome.Done();
            case ChatOutcome.Failed(var failure, _) -> new Outcome.Failed(failure);
            case ChatOutcome.Cancelled _ -> new Outcome.Cancelled();
        };
    }

    @Override
    public Outcome load(String model, Cancellation cancellation) {
        return keep(model, FOR_EVER, cancellation);
    }

    @Override
    public Outcome unload(String model, Cancellation cancellation) {
        return keep(model, NOT_AT_ALL, cancellation);
    }

    /** A question without words does nothing but this. */
    private Outcome keep(String model, int forHowLong, Cancellation cancellation) {
        if (OllamaModel.isRemote(model)) return new Outcome.Failed(OllamaServer.notLocal());
        var body = Json.object().put("model", model).put("stream", false)
                .put("keep_alive", forHowLong);
        var request = signed.apply(endpoint.post("/api/generate", body, PATIENT));
        return switch (wire.fetch(request, OllamaFailures::of, cancellation)) {
            case Fetched.Body(var json) -> OllamaFailures.isIn(json)
                    ? new Outcome.Failed(OllamaFailures.of(json, new ProviderFailure.Unavailable()))
                    : new Outcome.Done();
            case Fetched.Failed(var failure) -> new Outcome.Failed(failure);
            case Fetched.Cancelled() -> new Outcome.Cancelled();
        };
    }
}
