package com.aimixup.plugin.local;

import com.aimixup.plugin.compatible.InputBound;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelShelf;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderContext;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import com.aimixup.plugin.wire.Endpoint;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Models in the house, from which nothing leaves it: the server's address must be one that leads
 * nowhere else.
 */
final class LocalProvider implements Provider {
    /** Where Ollama is found if nobody says otherwise. */
    private static final String OLLAMA = "http://127.0.0.1:11434";

    private final ProviderFacts facts;
    private final ModelServer server;

    /** @throws IllegalArgumentException if the address is none in the house */
    LocalProvider(ProviderContext context) {
        var endpoint = Endpoint.anyOf(context.setting("base_url").orElse(OLLAMA));
        if (!House.contains(endpoint.host())) {
            throw new IllegalArgumentException("base_url is not an address in the house");
        }
        this.facts = new ProviderFacts("Models on the operator's own machines", "ZZ",
                Set.of(endpoint.host()), true, EnumSet.allOf(DataCategory.class), false,
                "nothing is kept", "none needed", URI.create("urn:aimixup:local"),
                LocalDate.of(2026, 11, 24));
        this.server = switch (context.setting("protocol").orElse("ollama")) {
            case "ollama" -> new OllamaServer(context, endpoint);
            case "openai" -> new CompatibleServer(context, endpoint);
            default -> throw new IllegalArgumentException("protocol is not ollama or openai");
        };
    }

    @Override
    public ProviderFacts facts() {
        return facts;
    }

    @Override
    public List<ModelInfo> models() {
        return server.models();
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation) {
        return server.chat(request, sink, cancellation);
    }

    @Override
    public OptionalLong inputTokensAtMost(ChatRequest request) {
        return InputBound.of(request, 0);
    }

    /** Ollama has one; other servers in the house are told by their own means. */
    @Override
    public Optional<ModelShelf> shelf() {
        return server.shelf();
    }

    @Override
    public void close() {
        server.close();
    }
}
