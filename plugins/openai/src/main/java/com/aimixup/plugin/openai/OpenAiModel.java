package com.aimixup.plugin.openai;

import static com.aimixup.plugin.spi.ModelInfo.Capability.CHAT;
import static com.aimixup.plugin.spi.ModelInfo.Capability.FILE_INPUT;
import static com.aimixup.plugin.spi.ModelInfo.Capability.IMAGE_INPUT;
import static com.aimixup.plugin.spi.ModelInfo.Capability.IMAGE_OUTPUT;
import static com.aimixup.plugin.spi.ModelInfo.Capability.REASONING;
import static com.aimixup.plugin.spi.ModelInfo.Capability.TEMPERATURE;

import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the names of OpenAI's models tell, for its list tells only names. The first pattern that
 * fits decides; a dated name is like the one it is a version of. Sizes that are not known are 0.
 */
final class OpenAiModel {
    private record Family(Pattern names, int contextTokens, int outputTokensMax, boolean byChat,
            Set<Capability> capabilities) {

        Family(String names, int contextTokens, int outputTokensMax, Capability... capabilities) {
            this(Pattern.compile(names), contextTokens, outputTokensMax, false,
                    Set.of(capabilities));
        }

        Family byChatOnly() {
            return new Family(names, contextTokens, outputTokensMax, true, capabilities);
        }
    }

    private static final List<Family> FAMILIES = List.of(
            // Speech, vectors, judgement and the like: neither conversation nor picture.
            new Family(".*(audio|realtime|transcribe|tts|whisper|embedding|moderation|instruct"
                    + "|live|babbage|davinci|sora|computer-use|deep-research).*", 0, 0),
            new Family("(gpt-image|chatgpt-image|dall-e).*", 0, 0, IMAGE_OUTPUT),
            new Family(".*-search-(preview|api).*", 128_000, 16_384, CHAT).byChatOnly(),
            new Family("gpt-5[^-]*-chat.*", 128_000, 16_384,
                    CHAT, IMAGE_INPUT, FILE_INPUT, TEMPERATURE),
            new Family("gpt-5(\\.[12])?(-.*)?", 400_000, 128_000,
                    CHAT, REASONING, IMAGE_INPUT, FILE_INPUT),
            new Family("gpt-4\\.1.*", 1_047_576, 32_768,
                    CHAT, IMAGE_INPUT, FILE_INPUT, TEMPERATURE),
            new Family("(chat)?gpt-4o.*", 128_000, 16_384,
                    CHAT, IMAGE_INPUT, FILE_INPUT, TEMPERATURE),
            new Family("gpt-4-turbo.*", 128_000, 4_096, CHAT, IMAGE_INPUT, TEMPERATURE),
            new Family("gpt-4(-\\d.*)?", 8_192, 8_192, CHAT, TEMPERATURE),
            new Family("gpt-3\\.5-turbo.*", 16_385, 4_096, CHAT, TEMPERATURE),
            new Family("o3-mini.*", 200_000, 100_000, CHAT, REASONING),
            new Family("o[134](-.*)?", 200_000, 100_000,
                    CHAT, REASONING, IMAGE_INPUT, FILE_INPUT),
            new Family("gpt-.*", 0, 0, CHAT, REASONING, IMAGE_INPUT, FILE_INPUT));

    /** What we know nothing of is spoken to as plainly as can be. */
    private static final Family UNKNOWN = new Family(".*", 0, 0, CHAT);

    private final Family family;

    private OpenAiModel(Family family) {
        this.family = family;
    }

    static OpenAiModel of(String id) {
        return new OpenAiModel(FAMILIES.stream()
                .filter(family -> family.names().matcher(id).matches())
                .findFirst().orElse(UNKNOWN));
    }

    /** Empty if it is of no use to us. */
    static Optional<ModelInfo> offer(String id) {
        var model = of(id);
        if (id.length() > 128 || model.family == UNKNOWN
                || model.family.capabilities().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ModelInfo(id, id, model.family.contextTokens(),
                model.family.outputTokensMax(), model.family.capabilities()));
    }

    boolean can(Capability capability) {
        return family.capabilities().contains(capability);
    }

    /** Whether the Responses API does not have it. */
    boolean byChatOnly() {
        return family.byChat();
    }
}
