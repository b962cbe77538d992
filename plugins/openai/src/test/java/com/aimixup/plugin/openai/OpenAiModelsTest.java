package com.aimixup.plugin.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ModelInfo.Capability;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenAiModelsTest {

    @ParameterizedTest
    @CsvSource({
            "gpt-5.2, 400000, CHAT REASONING IMAGE_INPUT FILE_INPUT TOOLS JSON_OUTPUT",
            "gpt-5-mini-2025-08-07, 400000, CHAT REASONING IMAGE_INPUT FILE_INPUT"
                    + " TOOLS JSON_OUTPUT",
            "gpt-5.1-codex, 400000, CHAT REASONING IMAGE_INPUT FILE_INPUT"
                    + " TOOLS JSON_OUTPUT",
            "gpt-5-chat-latest, 128000, CHAT IMAGE_INPUT FILE_INPUT TEMPERATURE"
                    + " TOOLS JSON_OUTPUT",
            "gpt-5.9, 0, CHAT REASONING IMAGE_INPUT FILE_INPUT TOOLS JSON_OUTPUT",
            "gpt-7-nano, 0, CHAT REASONING IMAGE_INPUT FILE_INPUT TOOLS JSON_OUTPUT",
            "gpt-4.1-mini, 1047576, CHAT IMAGE_INPUT FILE_INPUT TEMPERATURE"
                    + " TOOLS JSON_OUTPUT",
            "chatgpt-4o-latest, 128000, CHAT IMAGE_INPUT FILE_INPUT TEMPERATURE"
                    + " TOOLS JSON_OUTPUT",
            "gpt-4-0613, 8192, CHAT TEMPERATURE",
            "gpt-3.5-turbo, 16385, CHAT TEMPERATURE",
            "o4-mini, 200000, CHAT REASONING IMAGE_INPUT FILE_INPUT TOOLS",
            "o3-mini, 200000, CHAT REASONING TOOLS JSON_OUTPUT",
            "gpt-4o-search-preview, 128000, CHAT",
            "gpt-image-1.5, 0, IMAGE_OUTPUT",
            "dall-e-3, 0, IMAGE_OUTPUT"})
    void aNameTellsWhatAModelCan(String id, int contextTokens, String capabilities) {
        var offer = OpenAiModels.offers(List.of(id, id)).getFirst();
        assertEquals(contextTokens, offer.contextTokens());
        assertEquals(Arrays.stream(capabilities.split(" ")).map(Capability::valueOf)
                .collect(Collectors.toSet()), offer.capabilities());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text-embedding-3-large", "whisper-1", "tts-1-hd", "gpt-4o-realtime",
            "gpt-4o-audio-preview", "gpt-4o-mini-transcribe", "omni-moderation-latest", "sora-2",
            "gpt-3.5-turbo-instruct", "davinci-002", "something-else"})
    void whatNeitherTalksNorDrawsIsNotOffered(String id) {
        assertTrue(OpenAiModels.offers(List.of(id)).isEmpty());
    }

    /** An operator may have priced one that our table does not know. */
    @ParameterizedTest
    @ValueSource(strings = {"mock", "ft:own-model"})
    void anUnknownModelCanBeAskedPlainly(String id) {
        var model = OpenAiModels.of(id);
        for (var more : Set.of(Capability.REASONING, Capability.TEMPERATURE)) {
            assertFalse(model.can(more));
        }
        assertTrue(model.can(Capability.CHAT));
    }
}
