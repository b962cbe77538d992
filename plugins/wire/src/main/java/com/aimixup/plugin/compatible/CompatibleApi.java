package com.aimixup.plugin.compatible;

import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageOutcome.Picture;
import com.aimixup.plugin.spi.ProviderContext;
import com.aimixup.plugin.spi.ProviderException;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.wire.Answer;
import com.aimixup.plugin.wire.ApiKey;
import com.aimixup.plugin.wire.Endpoint;
import com.aimixup.plugin.wire.ErrorReply;
import com.aimixup.plugin.wire.Fetched;
import com.aimixup.plugin.wire.Json;
import com.aimixup.plugin.wire.Pictures;
import com.aimixup.plugin.wire.Wire;
import com.aimixup.plugin.wire.Wire.Framing;
import com.aimixup.plugin.wire.WireLimits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One provider's server, asked with the key that is set at that moment. */
public final class CompatibleApi implements AutoCloseable {
    private static final Duration MODELS_WITHIN = Duration.ofSeconds(30);

    private final ProviderContext context;
    private final Endpoint endpoint;
    private final Failures failures;
    private final boolean keyless;
    private final List<Header> headers;
    private final Wire texts;
    private final Wire pictures;

    /** A header whose value is a setting, sent if it is set. */
    public record Header(String name, String setting) {}

    /** Nothing is sent without a key. */
    public CompatibleApi(ProviderContext context, Endpoint endpoint, Failures failures,
            Header... headers) {
        this(context, endpoint, failures, false, headers);
    }

    /** @param keyless whether the server may do without a key; one that is set is sent */
    public CompatibleApi(ProviderContext context, Endpoint endpoint, Failures failures,
            boolean keyless, Header... headers) {
        this.context = context;
        this.endpoint = endpoint;
        this.failures = failures;
        this.keyless = keyless;
        this.headers = List.of(headers);
        this.texts = new Wire(context, Framing.SSE, WireLimits.TEXT);
        this.pictures = new Wire(context, Framing.SSE, WireLimits.PICTURES);
    }

    /**
     * Whether the operator says, in the setting {@code chat_models}, that only chat completions
     * have this model; {@code *} stands for all, on a server without the Responses API.
     */
    public boolean isListedForChat(String model) {
        return context.setting("chat_models").stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .anyMatch(name -> name.equals("*") || name.equals(model));
    }

    public ChatOutcome chat(String path, ObjectNode body, Duration timeout, Answer answer,
            Cancellation cancellation) {
        return signed(endpoint.post(path, body, timeout).header("accept", "text/event-stream"))
                .map(request -> texts.chat(request, answer, cancellation))
                .orElseGet(() -> new ChatOutcome.Failed(new ProviderFailure.BadCredentials(),
                        Usage.NONE));
    }

    /** @throws ProviderException if the list cannot be had */
    public List<String> modelIds() {
        var request = signed(endpoint.get("/models", MODELS_WITHIN))
                .orElseThrow(() -> new ProviderException(new ProviderFailure.BadCredentials()));
        var json = texts.list(request, this::failure);
        if (!json.path("data").isArray()) throw new ProviderException(unexpected(json));
        return ids(json);
    }

    public ImageOutcome draw(ObjectNode body, Duration timeout, Cancellation cancellation) {
        var request = signed(endpoint.post("/images/generations", body, timeout));
        if (request.isEmpty()) return undrawn(new ProviderFailure.BadCredentials());
        return switch (pictures.fetch(request.get(), this::failure, cancellation)) {
            case Fetched.Body(var json) -> drawn(json);
            case Fetched.Failed(var failure) -> undrawn(failure);
            case Fetched.Cancelled() -> new ImageOutcome.Cancelled(Usage.NONE);
        };
    }

    @Override
    public void close() {
        texts.close();
        pictures.close();
    }

    /** Empty without a key, where one is needed. */
    private Optional<HttpRequest> signed(HttpRequest.Builder request) {
        var key = ApiKey.from(context);
        if (key.isEmpty() && !keyless) return Optional.empty();
        key.ifPresent(present -> request.header("authorization", present.bearer()));
        for (var header : headers) {
            context.setting(header.setting()).map(String::strip)
                    .filter(value -> value.matches("[\\x21-\\x7e]+"))
                    .ifPresent(value -> request.header(header.name(), value));
        }
        return Optional.of(request.build());
    }

    private static List<String> ids(JsonNode json) {
        var ids = new ArrayList<String>();
        for (var model : json.path("data")) Json.text(model.path("id")).ifPresent(ids::add);
        return List.copyOf(ids);
    }

    private ImageOutcome drawn(JsonNode json) {
        if (!json.path("data").isArray()) return undrawn(unexpected(json));
        var drawn = new ArrayList<Picture>();
        var filtered = false;
        for (var entry : json.path("data")) {
            if (!entry.path("respect_moderation").asBoolean(true)) {
                filtered = true; // xAI's word for a picture that it keeps back
                continue;
            }
            Json.text(entry.path("b64_json")).flatMap(Pictures::decode).ifPresent(drawn::add);
        }
        if (!drawn.isEmpty()) {
            return new ImageOutcome.Drawn(drawn, Usages.images(json.path("usage"), drawn.size()));
        }
        return undrawn(filtered ? new ProviderFailure.Refused() : new ProviderFailure.Protocol());
    }

    private ProviderFailure failure(ErrorReply reply) {
        return failures.of(ErrorFields.of(reply.body()), reply.byStatus());
    }

    /** A status of 200 does not mean success. */
    private ProviderFailure unexpected(JsonNode json) {
        return ErrorFields.isIn(json)
                ? failures.of(ErrorFields.of(json), new ProviderFailure.Unavailable())
                : new ProviderFailure.Protocol();
    }

    private static ImageOutcome undrawn(ProviderFailure failure) {
        return new ImageOutcome.Failed(failure, Usage.NONE);
    }
}
