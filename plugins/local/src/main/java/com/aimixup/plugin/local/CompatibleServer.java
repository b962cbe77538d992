package com.aimixup.plugin.local;

import com.aimixup.plugin.compatible.Bodies;
import com.aimixup.plugin.compatible.ChatAnswer;
import com.aimixup.plugin.compatible.CompatibleApi;
import com.aimixup.plugin.compatible.Failures;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.spi.ProviderContext;
import com.aimixup.plugin.wire.Endpoint;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server in the house that speaks chat completions. That its models are in the house, too, the
 * operator vouches for: this language has no word for it.
 */
final class CompatibleServer implements ModelServer {
    private static final Failures FAILURES = new HouseFailures();
    private static final Set<Capability> CAPABILITIES =
            Set.of(Capability.CHAT, Capability.TEMPERATURE);

    private final CompatibleApi api;
    /** Models whose template knows no system. */
    private final Set<String> withoutSystem = ConcurrentHashMap.newKeySet();

    CompatibleServer(ProviderContext context, Endpoint endpoint) {
        this.api = new CompatibleApi(context, endpoint, FAILURES, true);
    }

    @Override
    public List<ModelInfo> models() {
        return api.modelIds().stream().distinct()
                .filter(id -> id.length() <= 128 && !id.isBlank() && !id.contains("embed"))
                .map(id -> new ModelInfo(id, id, 0, 0, CAPABILITIES))
                .toList();
    }

    /** Asks a model without its instructions apart once it has said that it knows none. */
    @Override
    public ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation) {
        var apart = !withoutSystem.contains(request.model());
        var outcome = ask(request, apart, sink, cancellation);
        if (!apart || !(outcome instanceof ChatOutcome.Failed(var failure, _))
                || !failure.equals(HouseFailures.NO_SYSTEM)) return outcome;
        withoutSystem.add(request.model());
        return ask(request, false, sink, cancellation);
    }

    private ChatOutcome ask(ChatRequest request, boolean apart, ChatSink sink,
            Cancellation cancellation) {
        var body = Bodies.chat(PlainTalk.of(request, apart));
        body.remove("max_completion_tokens"); // many know only the name it had before
        body.put("max_tokens", request.outputTokensMax());
        request.temperature().ifPresent(value -> body.put("temperature", value));
        for (var message : body.path("messages")) simplify((ObjectNode) message);
        return api.chat("/chat/completions", body, request.timeout(),
                new ChatAnswer(sink, FAILURES, false), cancellation);
    }

    @Override
    public void close() {
        api.close();
    }

    /** Some templates take only a text, so a message of texts is written as one. */
    private static void simplify(ObjectNode message) {
        var texts = new ArrayList<String>();
        for (var part : message.path("content")) {
            if (!part.path("type").asText().equals("text")) return;
            texts.add(part.path("text").asText());
        }
        if (!texts.isEmpty()) message.put("content", String.join("\n\n", texts));
    }
}
