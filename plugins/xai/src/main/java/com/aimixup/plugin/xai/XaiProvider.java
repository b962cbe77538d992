package com.aimixup.plugin.xai;

import com.aimixup.plugin.compatible.Bodies;
import com.aimixup.plugin.compatible.ChatAnswer;
import com.aimixup.plugin.compatible.CompatibleApi;
import com.aimixup.plugin.compatible.Failures;
import com.aimixup.plugin.compatible.InputBound;
import com.aimixup.plugin.compatible.ModelFamily;
import com.aimixup.plugin.compatible.ResponsesAnswer;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderContext;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.wire.Endpoint;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** xAI. Keeps nothing between calls. */
final class XaiProvider implements Provider {
    private static final String BASE_URL = "https://api.x.ai/v1";
    private static final Failures FAILURES = new XaiFailures();
    private static final String ASPECT_RATIO = "\\d{1,2}:\\d{1,2}|auto";

    private final ProviderFacts facts;
    private final CompatibleApi api;

    /** @throws IllegalArgumentException if the address is none */
    XaiProvider(ProviderContext context) {
        var endpoint = Endpoint.of(context.setting("base_url").orElse(BASE_URL));
        this.facts = new ProviderFacts("X.AI LLC", "US", Set.of(endpoint.host()), false,
                EnumSet.allOf(DataCategory.class), false,
                "deleted within 30 days, unless flagged as a breach of the terms (store: false)",
                "Standard Contractual Clauses",
                URI.create("https://x.ai/legal/data-processing-addendum"),
                LocalDate.of(2026, 11, 24));
        this.api = new CompatibleApi(context, endpoint, FAILURES);
    }

    @Override
    public ProviderFacts facts() {
        return facts;
    }

    @Override
    public List<ModelInfo> models() {
        return XaiModels.offers(api.modelIds());
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation) {
        if (hasDocument(request)) {
            return new ChatOutcome.Failed(new ProviderFailure.Rejected("no-files"), Usage.NONE);
        }
        var model = XaiModels.of(request.model());
        if (model.byChatOnly() || api.isListedForChat(request.model())) {
            var body = temperature(Bodies.chat(request), request, model);
            if (model.takesEffort()) {
                request.reasoningEffort().map(Bodies::effort)
                        .ifPresent(effort -> body.put("reasoning_effort", effort));
            }
            // Here, and not in Responses, completion_tokens leaves out what was reasoned.
            return api.chat("/chat/completions", body, request.timeout(),
                    new ChatAnswer(sink, FAILURES, true), cancellation);
        }
        var body = temperature(Bodies.responses(request), request, model);
        if (model.takesEffort()) {
            request.reasoningEffort().map(Bodies::effort)
                    .ifPresent(effort -> body.putObject("reasoning").put("effort", effort));
        }
        return api.chat("/responses", body, request.timeout(),
                new ResponsesAnswer(sink, FAILURES), cancellation);
    }

    @Override
    public OptionalLong inputTokensAtMost(ChatRequest request) {
        return InputBound.of(request, XaiModels.of(request.model()).contextTokens());
    }

    @Override
    public ImageOutcome images(ImageRequest request, Cancellation cancellation) {
        if (!XaiModels.of(request.model()).can(Capability.IMAGE_OUTPUT)) {
            return undrawn("no-images");
        }
        if (!request.size().orElse("auto").matches(ASPECT_RATIO)) return undrawn("bad-size");
        // Unasked it sends an address that is good for a while, on a host that we do not name.
        var body = Json.object().put("model", request.model()).put("prompt", request.prompt())
                .put("n", request.count()).put("response_format", "b64_json");
        request.size().ifPresent(ratio -> body.put("aspect_ratio", ratio));
        request.quality().ifPresent(quality ->
                body.put(quality.matches("\\dk") ? "resolution" : "quality", quality));
        return api.draw(body, request.timeout(), cancellation);
    }

    @Override
    public void close() {
        api.close();
    }

    private static ObjectNode temperature(ObjectNode body, ChatRequest request,
            ModelFamily model) {
        if (model.can(Capability.TEMPERATURE)) {
            request.temperature().ifPresent(value -> body.put("temperature", value));
        }
        return body;
    }

    /** Text goes as text; for anything else xAI wants a file that it stores. */
    private static boolean hasDocument(ChatRequest request) {
        return request.messages().stream().flatMap(message -> message.parts().stream())
                .anyMatch(part -> part instanceof Part.File file
                        && !file.mediaType().startsWith("text/"));
    }

    private static ImageOutcome undrawn(String what) {
        return new ImageOutcome.Failed(new ProviderFailure.Rejected(what), Usage.NONE);
    }
}
