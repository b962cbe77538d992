package com.aimixup.plugin.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderException;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.tck.HeardRequest;
import com.aimixup.plugin.tck.Recording;
import com.aimixup.plugin.tck.ReplayServer;
import com.aimixup.plugin.tck.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Anthropic's list of models says. */
final class AnthropicModelsTest {
    private final ReplayServer server = new ReplayServer();
    private final Surroundings surroundings = new Surroundings(Map.of("api_key", "k",
            "base_url", server.uri().toString()));
    private final Provider provider = new AnthropicFactory().create(surroundings);

    @AfterEach
    void close() {
        provider.close();
        surroundings.close();
        server.close();
    }

    @Test
    void aModelIsListedWithItsSizes() {
        server.play(Recording.of(getClass(), "models.json"));
        assertEquals(List.of(new ModelInfo("claude-sonnet-5-5", "Sonnet", 200_000, 64_000,
                Set.of(Capability.CHAT, Capability.TOOLS, Capability.IMAGE_INPUT,
                        Capability.FILE_INPUT))),
                provider.models());
    }

    @Test
    void whatAModelCanIsToldByTheList() {
        server.play(Recording.json(200, """
                {"data":[{"id":"a","capabilities":{"image_input":{"supported":true},
                  "pdf_input":{"supported":false},"thinking":{"supported":true,
                  "types":{"adaptive":{"supported":true}}}}},
                 {"id":"b","capabilities":{}},
                 {"id":"c","lifecycle":"retired"},{"id":""},{}]}
                """));
        assertEquals(List.of(
                new ModelInfo("a", "a", 0, 0, Set.of(Capability.CHAT, Capability.TOOLS,
                        Capability.REASONING, Capability.IMAGE_INPUT)),
                new ModelInfo("b", "b", 0, 0, Set.of(Capability.CHAT, Capability.TOOLS))),
                provider.models());
    }

    /** The same page again and again, as this server gives it, is not read for ever. */
    @Test
    void furtherPagesBeginAfterTheLastModel() {
        server.play(Recording.json(200,
                "{\"data\":[{\"id\":\"a\"}],\"has_more\":true,\"last_id\":\"a/b\"}"));
        assertEquals(List.of("a"), provider.models().stream().map(ModelInfo::id).toList());
        assertEquals(List.of("/v1/models?limit=1000", "/v1/models?limit=1000&after_id=a%2Fb"),
                server.requests().stream().map(HeardRequest::target).toList());
    }

    @Test
    void aListThatCannotBeHadSaysWhy() {
        server.play(Recording.of(getClass(), "overloaded.http.json"));
        assertInstanceOf(ProviderFailure.Overloaded.class, failure());
        server.play(Recording.json(200, "{\"error\":{\"type\":\"api_error\"}}"));
        assertInstanceOf(ProviderFailure.Unavailable.class, failure());
        server.play(Recording.json(200, "{}"));
        assertInstanceOf(ProviderFailure.Protocol.class, failure());
        surroundings.unset("api_key");
        assertInstanceOf(ProviderFailure.BadCredentials.class, failure());
    }

    private ProviderFailure failure() {
        return assertThrows(ProviderException.class, provider::models).failure();
    }
}
