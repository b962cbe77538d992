package com.aimixup.plugin.xai;

import static com.aimixup.plugin.spi.ModelInfo.Capability.CHAT;
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

/** The models of xAI, by their names. Most reason; few let themselves be told how much. */
final class XaiModels {
    private static final List<ModelFamily> FAMILIES = List.of(
            ModelFamily.of(".*(video|embedding|voice|realtime).*", 0, 0),
            ModelFamily.of("grok-(imagine|2-image).*", 0, 0, IMAGE_OUTPUT).drawing(
                    new ImageOptions(List.of("auto", "1:1", "4:3", "3:4", "3:2", "2:3", "16:9",
                            "9:16"), List.of("1k", "2k"), 10)),
            ModelFamily.of("grok-3-mini.*", 131_072, 0, CHAT, REASONING, TEMPERATURE,
                    TOOLS, JSON_OUTPUT)
                    .withEffort(),
            ModelFamily.of("grok-3.*", 131_072, 0, CHAT, TEMPERATURE, TOOLS, JSON_OUTPUT),
            ModelFamily.of("grok-4\\.[3-9](-.*)?", 0, 0,
                    CHAT, REASONING, IMAGE_INPUT, TEMPERATURE, TOOLS, JSON_OUTPUT).withEffort(),
            ModelFamily.of("grok-(code|build).*", 256_000, 0,
                    CHAT, REASONING, TEMPERATURE, TOOLS, JSON_OUTPUT),
            ModelFamily.of("grok-.*non-reasoning.*", 0, 0,
                    CHAT, IMAGE_INPUT, TEMPERATURE, TOOLS, JSON_OUTPUT),
            ModelFamily.of("grok-.*", 0, 0,
                    CHAT, REASONING, IMAGE_INPUT, TEMPERATURE, TOOLS, JSON_OUTPUT));

    private XaiModels() {}

    static ModelFamily of(String id) {
        return ModelFamily.find(FAMILIES, id);
    }

    static List<ModelInfo> offers(List<String> ids) {
        return ModelFamily.offers(FAMILIES, ids);
    }
}
