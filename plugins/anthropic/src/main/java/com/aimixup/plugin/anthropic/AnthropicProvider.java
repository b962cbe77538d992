package com.aimixup.plugin.anthropic;

import com.aimixup.plugin.compatible.InputBound;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderContext;
import com.aimixup.plugin.spi.ProviderException;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.wire.ApiKey;
import com.aimixup.plugin.wire.Endpoint;
import com.aimixup.plugin.wire.Json;
import com.aimixup.plugin.wire.Pages;
import com.aimixup.plugin.wire.Wire;
import com.aimixup.plugin.wire.Wire.Framing;
import com.aimixup.plugin.wire.WireLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Anthropic. Keeps nothing between calls but what its list says of the models. */
final class AnthropicProvider implements Provider {
    private static final String BASE_URL = "https://api.anthropic.com";
    private static final String VERSION = "2026-10-21";
    private static final Duration MODELS_WITHIN = Duration.ofSeconds(30);

    private final ProviderContext context;
    private final Endpoint endpoint;
    private final ProviderFacts facts;
    private final Wire wire;
    private volatile Map<String, AnthropicModel> known = Map.of();

    /** @throws IllegalArgumentException if the address is none */
    AnthropicProvider(ProviderContext context) {
        this.context = context;
        this.endpoint = Endpoint.of(context.setting("base_url").orElse(BASE_URL)
                .replaceFirst("/v1/?\\s*$", "")); // others end in it, so people write it here, too
        this.facts = new ProviderFacts("Anthropic, PBC", "US", Set.of(endpoint.host()), false,
                EnumSet.allOf(DataCategory.class), false,
                "up to 30 days; up to 2 years what is flagged as against the usage policy",
                "Standard Contractual Clauses",
                URI.create("https://www.anthropic.com/legal/data-processing-addendum"),
                LocalDate.of(2026, 11, 24));
        this.wire = new Wire(context, Framing.SSE, WireLimits.TEXT);
    }

    @Override
    public ProviderFacts facts() {
        return facts;
    }

    @Override
    public List<ModelInfo> models() {
        var models = new LinkedHashMap<String, AnthropicModel>();
        Pages.each(after -> page(after, models));
        known = Map.copyOf(models);
        return models.values().stream().map(AnthropicModel::info).toList();
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation) {
        var body = MessagesBody.of(request, model(request));
        return signed(endpoint.post("/v1/messages", body, request.timeout())
                .header("accept", "text/event-stream"))
                .map(signed -> wire.chat(signed, new MessagesAnswer(sink), cancellation))
                .orElseGet(() -> new ChatOutcome.Failed(new ProviderFailure.BadCredentials(),
                        Usage.NONE));
    }

    @Override
    public OptionalLong inputTokensAtMost(ChatRequest request) {
        return InputBound.of(request, model(request).info().contextTokens());
    }

    @Override
    public void close() {
        wire.close();
    }

    private AnthropicModel model(ChatRequest request) {
        return known.getOrDefault(request.model(), AnthropicModel.UNKNOWN);
    }

    /** Reads one page and tells after which model the next begins; empty at the end. */
    private Optional<String> page(String after, Map<String, AnthropicModel> models) {
        var path = "/v1/models?limit=1000"
                + (after.isEmpty() ? "" : "&after_id=" + Endpoint.segment(after));
        var request = signed(endpoint.get(path, MODELS_WITHIN))
                .orElseThrow(() -> new ProviderException(new ProviderFailure.BadCredentials()));
        var json = wire.list(request, AnthropicFailures::of);
        if (!json.path("data").isArray()) throw new ProviderException(unexpected(json));
        for (var entry : json.path("data")) {
            AnthropicModel.of(entry).ifPresent(model -> models.put(model.info().id(), model));
        }
        return json.path("has_more").asBoolean()
                ? Json.text(json.path("last_id")) : Optional.empty();
    }

    private static ProviderFailure unexpected(JsonNode json) {
        return AnthropicFailures.isIn(json)
                ? AnthropicFailures.of(json, new ProviderFailure.Unavailable())
                : new ProviderFailure.Protocol();
    }

    /** Empty without a key. */
    private Optional<HttpRequest> signed(HttpRequest.Builder request) {
        return ApiKey.from(context).map(key -> request.header("x-api-key", key.value())
                .header("anthropic-version", VERSION).build());
    }
}
