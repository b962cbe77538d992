package com.aimixup.plugin.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderException;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.tck.HeardRequest;
import com.aimixup.plugin.tck.Recording;
import com.aimixup.plugin.tck.ReplayServer;
import com.aimixup.plugin.tck.Surroundings;
import com.aimixup.plugin.wire.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Gemini's list of models says. */
final class GeminiModelsTest {
    private final ReplayServer server = new ReplayServer();
    private final Surroundings surroundings = new Surroundings(Map.of("api_key", "k",
            "base_url", server.uri().toString()));
    private final Provider provider = new GeminiFactory().create(surroundings);

    @AfterEach
    void close() {
        provider.close();
        surroundings.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
            "gemini-3-flash, CHAT REASONING IMAGE_INPUT FILE_INPUT TEMPERATURE",
            "gemini-2.5-pro, CHAT REASONING IMAGE_INPUT FILE_INPUT TEMPERATURE",
            "gemini-12-flash, CHAT REASONING IMAGE_INPUT FILE_INPUT TEMPERATURE",
            "gemini-2.0-flash, CHAT IMAGE_INPUT FILE_INPUT TEMPERATURE",
            "gemini-2.5-flash-image, CHAT IMAGE_INPUT FILE_INPUT TEMPERATURE IMAGE_OUTPUT",
            "another, CHAT"})
    void aNameTellsWhatAModelCan(String id, String capabilities) {
        assertEquals(Arrays.stream(capabilities.split(" ")).map(Capability::valueOf)
                .collect(Collectors.toSet()), GeminiModels.byName(id).capabilities());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemma-3-27b-it", "gemini-embedding-001", "gemini-2.5-flash-tts",
            "gemini-live-2.5-flash", "gemini-2.5-flash-native-audio", "imagen-4", "aqa",
            "gemini-robotics-er"})
    void whatNeitherTalksNorDrawsNorIsPaidForIsNotOffered(String id) {
        assertTrue(GeminiModels.offer(Json.read("{\"name\":\"models/" + id + "\","
                + "\"supportedGenerationMethods\":[\"generateContent\"]}").orElseThrow())
                .isEmpty());
    }

    @Test
    void aModelIsListedWithoutItsPrefixAndWithItsSizes() {
        server.play(Recording.of(getClass(), "models.json"));
        var model = provider.models().getFirst();
        assertEquals("gemini-3-flash", model.id());
        assertEquals("Flash", model.displayName());
        assertEquals(1_000_000, model.contextTokens());
        assertEquals(65_536, model.outputTokensMax());
    }

    /** The same page again and again, as this server gives it, is not read for ever. */
    @Test
    void furtherPagesAreAskedForByTheirToken() {
        server.play(Recording.json(200, """
                {"models":[{"name":"models/gemini-3-flash",
                  "supportedGenerationMethods":["generateContent"]}],"nextPageToken":"a=b"}
                """));
        assertEquals(List.of("gemini-3-flash"),
                provider.models().stream().map(ModelInfo::id).toList());
        assertEquals(List.of("/models?pageSize=1000", "/models?pageSize=1000&pageToken=a%3Db"),
                server.requests().stream().map(HeardRequest::target).toList());
    }

    @Test
    void aListThatCannotBeHadSaysWhy() {
        server.play(Recording.of(getClass(), "ratelimit.http.json"));
        assertInstanceOf(ProviderFailure.RateLimited.class, failure());
        server.play(Recording.json(200, "[{\"error\":{\"code\":503}}]"));
        assertInstanceOf(ProviderFailure.Overloaded.class, failure());
        server.play(Recording.json(200, "{}"));
        assertInstanceOf(ProviderFailure.Protocol.class, failure());
        surroundings.unset("api_key");
        assertInstanceOf(ProviderFailure.BadCredentials.class, failure());
    }

    private ProviderFailure failure() {
        return assertThrows(ProviderException.class, provider::models).failure();
    }
}
