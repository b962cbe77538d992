package com.aimixup.plugin.openai;

import com.aimixup.plugin.compatible.Bodies;
import com.aimixup.plugin.compatible.ChatAnswer;
import com.aimixup.plugin.compatible.CommonFailures;
import com.aimixup.plugin.compatible.CompatibleApi;
import com.aimixup.plugin.compatible.CompatibleApi.Header;
import com.aimixup.plugin.compatible.ErrorFields;
import com.aimixup.plugin.compatible.Failures;
import com.aimixup.plugin.compatible.InputBound;
import com.aimixup.plugin.compatible.ModelFamily;
import com.aimixup.plugin.compatible.ResponsesAnswer;
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

/** OpenAI. Keeps nothing between calls but whether the account may see reasoning. */
final class OpenAiProvider implements Provider {
    private static final String BASE_URL = "https://api.openai.com/v1";
    private static final Failures FAILURES = new CommonFailures();

    private final ProviderContext context;
    private final ProviderFacts facts;
    private final CompatibleApi api;
    private volatile boolean summariesRefused;

    /** @throws IllegalArgumentException if the address is none */
    OpenAiProvider(ProviderContext context) {
        this.context = context;
        var endpoint = Endpoint.of(context.setting("base_url").orElse(BASE_URL));
        this.facts = new ProviderFacts("OpenAI OpCo, LLC", "US", Set.of(endpoint.host()), false,
                EnumSet.allOf(DataCategory.class), false,
                "up to 30 days in logs against abuse; nothing else is stored (store: false)",
                "Standard Contractual Clauses",
                URI.create("https://openai.com/policies/data-processing-addendum/"),
                LocalDate.of(2026, 11, 24));
        this.api = new CompatibleApi(context, endpoint, FAILURES,
                new Header("OpenAI-Organization", "organization"),
                new Header("OpenAI-Project", "project"));
    }

    @Override
    public ProviderFacts facts() {
        return facts;
    }

    @Override
    public List<ModelInfo> models() {
        return OpenAiModels.offers(api.modelIds());
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation) {
        var model = OpenAiModels.of(request.model());
        if (model.byChatOnly() || api.isListedForChat(request.model())) {
            return api.chat("/chat/completions", chatBody(request, model), request.timeout(),
                    new ChatAnswer(sink, FAILURES, false), cancellation);
        }
        var summary = model.can(Capability.REASONING) && !summariesRefused && wantsSummaries();
        var refusal = new SummaryRefusal();
        var outcome = respond(request, model, summary, new ResponsesAnswer(sink, refusal),
                cancellation);
        if (!summary || !refusal.seen) return outcome;
        summariesRefused = true; // nothing was answered or billed: ask again without
        return respond(request, model, false, new ResponsesAnswer(sink, FAILURES), cancellation);
    }

    @Override
    public OptionalLong inputTokensAtMost(ChatRequest request) {
        return InputBound.of(request, OpenAiModels.of(request.model()).contextTokens());
    }

    @Override
    public ImageOutcome images(ImageRequest request, Cancellation cancellation) {
        var model = request.model();
        if (!OpenAiModels.of(model).can(Capability.IMAGE_OUTPUT)) {
            return new ImageOutcome.Failed(new ProviderFailure.Rejected("no-images"), Usage.NONE);
        }
        var body = Json.object().put("model", model).put("prompt", request.prompt())
                .put("n", request.count());
        request.size().ifPresent(size -> body.put("size", size));
        request.quality().ifPresent(quality -> body.put("quality", quality));
        // The others always send base64 and refuse to be asked for it.
        if (model.startsWith("dall-e")) body.put("response_format", "b64_json");
        return api.draw(body, request.timeout(), cancellation);
    }

    @Override
    public void close() {
        api.close();
    }

    private ChatOutcome respond(ChatRequest request, ModelFamily model, boolean summary,
            ResponsesAnswer answer, Cancellation cancellation) {
        var body = Bodies.responses(request);
        body.putObject("stream_options").put("include_obfuscation", false);
        if (model.can(Capability.REASONING)) {
            var reasoning = Json.object();
            request.reasoningEffort().map(Bodies::effort)
                    .ifPresent(effort -> reasoning.put("effort", effort));
            if (summary) reasoning.put("summary", "auto");
            if (!reasoning.isEmpty()) body.set("reasoning", reasoning);
        }
        temperature(body, request, model);
        return api.chat("/responses", body, request.timeout(), answer, cancellation);
    }

    private static ObjectNode chatBody(ChatRequest request, ModelFamily model) {
        var body = Bodies.chat(request).put("store", false);
        if (model.takesEffort()) {
            request.reasoningEffort().map(Bodies::effort)
                    .ifPresent(effort -> body.put("reasoning_effort", effort));
        }
        temperature(body, request, model);
        return body;
    }

    private static void temperature(ObjectNode body, ChatRequest request, ModelFamily model) {
        if (model.can(Capability.TEMPERATURE)) {
            request.temperature().ifPresent(value -> body.put("temperature", value));
        }
    }

    private boolean wantsSummaries() {
        return !context.setting("reasoning_summary").orElse("auto").equals("off");
    }

    /** Accounts that OpenAI has not verified may not see reasoning, and are told so by a 400. */
    private static final class SummaryRefusal implements Failures {
        private boolean seen;

        @Override
        public ProviderFailure of(ErrorFields error, ProviderFailure otherwise) {
            seen |= error.parameter().equals("reasoning.summary");
            return FAILURES.of(error, otherwise);
        }
    }
}
