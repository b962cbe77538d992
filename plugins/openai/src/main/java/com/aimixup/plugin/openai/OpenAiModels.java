package com.aimixup.plugin.openai;

import static com.aimixup.plugin.spi.ModelInfo.Capability.CHAT;
import static com.aimixup.plugin.spi.ModelInfo.Capability.FILE_INPUT;
import static com.aimixup.plugin.spi.ModelInfo.Capability.IMAGE_INPUT;
import static com.aimixup.plugin.spi.ModelInfo.Capability.IMAGE_OUTPUT;
import static com.aimixup.plugin.spi.ModelInfo.Capability.JSON_OUTPUT;
import static com.aimixup.plugin.spi.ModelInfo.Capability.REASONING;
import static com.aimixup.plugin.spi.ModelInfo.Capability.TEMPERATURE;
import static com.aimixup.plugin.spi.ModelInfo.Capability.TOOLS;

import com.aimixup.plugin.compatible.ModelFamily;
import com.aimixup.plugin.spi.ImageOptions;
import com.aimixup.plugin.spi.ModelInfo;
import java.util.List;

/** The models of OpenAI, by their names. */
final class OpenAiModels {
    private static final List<ModelFamily> FAMILIES = List.of(
            // Speech, vectors, judgement and the like: neither conversation nor picture.
            ModelFamily.of(".*(audio|realtime|transcribe|tts|whisper|embedding|moderation|instruct"
                    + "|live|babbage|davinci|sora|computer-use|deep-research).*", 0, 0),
            ModelFamily.of("dall-e-2.*", 0, 0, IMAGE_OUTPUT).drawing(new ImageOptions(
                    List.of("256x256", "512x512", "1024x1024"), List.of("standard"), 10)),
            ModelFamily.of("dall-e-3.*", 0, 0, IMAGE_OUTPUT).drawing(new ImageOptions(
                    List.of("1024x1024", "1792x1024", "1024x1792"),
                    List.of("standard", "hd"), 1)),
            ModelFamily.of("(gpt-image|chatgpt-image|dall-e).*", 0, 0, IMAGE_OUTPUT)
                    .drawing(new ImageOptions(
                            List.of("1024x1024", "1536x1024", "1024x1536", "auto"),
                            List.of("low", "medium", "high", "auto"), 10)),
            ModelFamily.of(".*-search-(preview|api).*", 128_000, 16_384, CHAT).onlyByChat(),
            ModelFamily.of("gpt-5[^-]*-chat.*", 128_000, 16_384,
                    CHAT, IMAGE_INPUT, FILE_INPUT, TEMPERATURE, TOOLS, JSON_OUTPUT),
            ModelFamily.of("gpt-5(\\.[12])?(-.*)?", 400_000, 128_000,
                    CHAT, REASONING, IMAGE_INPUT, FILE_INPUT, TOOLS, JSON_OUTPUT).withEffort(),
            ModelFamily.of("gpt-4\\.1.*", 1_047_576, 32_768,
                    CHAT, IMAGE_INPUT, FILE_INPUT, TEMPERATURE, TOOLS, JSON_OUTPUT),
            ModelFamily.of("(chat)?gpt-4o.*", 128_000, 16_384,
                    CHAT, IMAGE_INPUT, FILE_INPUT, TEMPERATURE, TOOLS, JSON_OUTPUT),
            ModelFamily.of("gpt-4-turbo.*", 128_000, 4_096,
                    CHAT, IMAGE_INPUT, TEMPERATURE, TOOLS),
            ModelFamily.of("gpt-4(-\\d.*)?", 8_192, 8_192, CHAT, TEMPERATURE),
            ModelFamily.of("gpt-3\\.5-turbo.*", 16_385, 4_096, CHAT, TEMPERATURE),
            ModelFamily.of("o3-mini.*", 200_000, 100_000,
                    CHAT, REASONING, TOOLS, JSON_OUTPUT).withEffort(),
            ModelFamily.of("o[134](-.*)?", 200_000, 100_000,
                    CHAT, REASONING, IMAGE_INPUT, FILE_INPUT, TOOLS).withEffort(),
            ModelFamily.of("gpt-.*", 0, 0, CHAT, REASONING, IMAGE_INPUT, FILE_INPUT, TOOLS,
                    JSON_OUTPUT).withEffort());

    private OpenAiModels() {}

    static ModelFamily of(String id) {
        return ModelFamily.find(FAMILIES, id);
    }

    static List<ModelInfo> offers(List<String> ids) {
        return ModelFamily.offers(FAMILIES, ids);
    }
}
