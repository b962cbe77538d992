package com.aimixup.plugin.gemini;

import com.aimixup.plugin.compatible.InputBound;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
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

/** Google Gemini. Keeps nothing between calls but what its list says of the models. */
final class GeminiProvider implements Provider {
    private static final String BASE_URL = "https://generativelanguage.googleapis.com/v1beta";
    private static final Duration MODELS_WITHIN = Duration.ofSeconds(30);

    private final ProviderContext context;
    private final Endpoint endpoint;
    private final ProviderFacts facts;
    private final Wire texts;
    private final Wire pictures;
    private volatile Map<String, ModelInfo> known = Map.of();

    /** @throws IllegalArgumentException if the address is none */
    GeminiProvider(ProviderContext context) {
        this.context = context;
        this.endpoint = Endpoint.of(context.setting("base_url").orElse(BASE_URL));
        // Without billing Google may train on what it receives; only the operator can see to that.
        this.facts = new ProviderFacts("Google LLC", "US", Set.of(endpoint.host()), false,
                EnumSet.allOf(DataCategory.class), false,
                "55 days in logs against abuse; true of the paid tier alone, so the key must be "
                        + "of a project with billing",
                "Standard Contractual Clauses",
                URI.create("https://ai.google.dev/gemini-api/terms"), LocalDate.of(2026, 11, 24));
        this.texts = new Wire(context, Framing.SSE, WireLimits.TEXT);
        this.pictures = new Wire(context, Framing.SSE, WireLimits.PICTURES);
    }

    @Override
    public ProviderFacts facts() {
        return facts;
    }

    @Override
    public List<ModelInfo> models() {
        var models = new LinkedHashMap<String, ModelInfo>();
        Pages.each(token -> page(token, models));
        known = Map.copyOf(models);
        return List.copyOf(models.values());
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation) {
        var model = model(request.model());
        var path = path(request.model(), "streamGenerateContent?alt=sse");
        var wire = model.capabilities().contains(Capability.IMAGE_OUTPUT) ? pictures : texts;
        return signed(endpoint.post(path, GeminiBody.chat(request, model), request.timeout())
                .header("accept", "text/event-stream"))
                .map(signed -> wire.chat(signed, new GeminiAnswer(sink), cancellation))
                .orElseGet(() -> new ChatOutcome.Failed(new ProviderFailure.BadCredentials(),
                        Usage.NONE));
    }

    @Override
    public ImageOutcome images(ImageRequest request, Cancellation cancellation) {
        if (!model(request.model()).capabilities().contains(Capability.IMAGE_OUTPUT)) {
            return new ImageOutcome.Failed(new ProviderFailure.Rejected("no-images"), Usage.NONE);
        }
        var body = GeminiBody.drawing(request);
        if (body.isEmpty()) {
            return new ImageOutcome.Failed(new ProviderFailure.Rejected("size"), Usage.NONE);
        }
        var path = path(request.model(), "generateContent");
        var deadline = context.clock().instant().plus(request.timeout());
        return Drawing.several(request.count(), () -> {
            var left = Duration.between(context.clock().instant(), deadline);
            if (!left.isPositive()) return Drawing.failed(new ProviderFailure.TimedOut());
            return signed(endpoint.post(path, body.get(), left))
                    .map(signed -> Drawing.of(
                            pictures.fetch(signed, GeminiFailures::of, cancellation)))
                    .orElseGet(() -> Drawing.failed(new ProviderFailure.BadCredentials()));
        });
    }

    @Override
    public OptionalLong inputTokensAtMost(ChatRequest request) {
        return InputBound.of(request, model(request.model()).contextTokens());
    }

    @Override
    public void close() {
        texts.close();
        pictures.close();
    }

    private ModelInfo model(String id) {
        return Optional.ofNullable(known.get(id)).orElseGet(() -> GeminiModels.byName(id));
    }

    private static String path(String model, String method) {
        return "/models/" + Endpoint.segment(model) + ":" + method;
    }

    /** Reads one page and gives the token of the next; empty at the end. */
    private Optional<String> page(String token, Map<String, ModelInfo> models) {
        var path = "/models?pageSize=1000"
                + (token.isEmpty() ? "" : "&pageToken=" + Endpoint.segment(token));
        var request = signed(endpoint.get(path, MODELS_WITHIN))
                .orElseThrow(() -> new ProviderException(new ProviderFailure.BadCredentials()));
        var json = texts.list(request, GeminiFailures::of);
        if (!json.path("models").isArray()) {
            throw new ProviderException(GeminiFailures.isIn(json)
                    ? GeminiFailures.ofStream(json) : new ProviderFailure.Protocol());
        }
        for (var entry : json.path("models")) {
            GeminiModels.offer(entry).ifPresent(model -> models.put(model.id(), model));
        }
        return Json.text(json.path("nextPageToken"));
    }

    /** Empty without a key, which is never part of an address: those end up in logs. */
    private Optional<HttpRequest> signed(HttpRequest.Builder request) {
        return ApiKey.from(context)
                .map(key -> request.header("x-goog-api-key", key.value()).build());
    }
}
