package com.aimixup.plugin.spi;

import java.util.Optional;
import java.util.Set;

/**
 * One model of a provider.
 *
 * @param id the provider's own name of it, at most 128 characters
 * @param displayName for people
 * @param contextTokens the most tokens of input and output together; 0 if unknown
 * @param outputTokensMax the most tokens of one answer; 0 if unknown
 * @param capabilities what it takes and gives
 * @param images what it can be asked to draw; empty if it draws nothing, or nobody knows
 */
public record ModelInfo(
        String id,
        String displayName,
        int contextTokens,
        int outputTokensMax,
        Set<Capability> capabilities,
        Optional<ImageOptions> images) {

    public enum Capability {
        CHAT, REASONING, IMAGE_INPUT, FILE_INPUT, IMAGE_OUTPUT, TEMPERATURE,
        /** See {@link Tools}. */
        TOOLS,
        /** Every form of {@link AnswerFormat}. */
        JSON_OUTPUT
    }

    public ModelInfo {
        capabilities = Set.copyOf(capabilities);
        if (id.isBlank() || id.length() > 128) throw new IllegalArgumentException("model id");
    }

    /** One of which nothing is known as to pictures. */
    public ModelInfo(String id, String displayName, int contextTokens, int outputTokensMax,
            Set<Capability> capabilities) {
        this(id, displayName, contextTokens, outputTokensMax, capabilities, Optional.empty());
    }

    /** The same model, which draws. */
    public ModelInfo drawing(ImageOptions options) {
        return new ModelInfo(id, displayName, contextTokens, outputTokensMax, capabilities,
                Optional.of(options));
    }
}
