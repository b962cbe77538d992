package com.aimixup.plugin.compatible;

import com.aimixup.plugin.spi.ImageOptions;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the names of some models tell of them, where a provider's list tells only names. A dated
 * name is like the one that it is a version of. Sizes that are not known are 0.
 *
 * @param byChatOnly whether the Responses API does not have them
 * @param takesEffort whether they can be told how much to reason
 * @param images what they can be asked to draw
 */
public record ModelFamily(Pattern names, int contextTokens, int outputTokensMax,
        boolean byChatOnly, boolean takesEffort, Set<Capability> capabilities,
        Optional<ImageOptions> images) {

    /** What we know nothing of is not offered; who asks it anyway asks as plainly as can be. */
    private static final ModelFamily UNKNOWN = of(".*", 0, 0, Capability.CHAT);

    public ModelFamily {
        capabilities = Set.copyOf(capabilities);
    }

    /** @param names a regular expression of whole names */
    public static ModelFamily of(String names, int contextTokens, int outputTokensMax,
            Capability... capabilities) {
        return new ModelFamily(Pattern.compile(names), contextTokens, outputTokensMax, false,
                false, Set.of(capabilities), Optional.empty());
    }

    public ModelFamily onlyByChat() {
        return new ModelFamily(names, contextTokens, outputTokensMax, true, takesEffort,
                capabilities, images);
    }

    public ModelFamily withEffort() {
        return new ModelFamily(names, contextTokens, outputTokensMax, byChatOnly, true,
                capabilities, images);
    }

    public ModelFamily drawing(ImageOptions options) {
        return new ModelFamily(names, contextTokens, outputTokensMax, byChatOnly, takesEffort,
                capabilities, Optional.of(options));
    }

    /** The first of the families that the name fits. */
    public static ModelFamily find(List<ModelFamily> families, String id) {
        return families.stream().filter(family -> family.names.matcher(id).matches())
                .findFirst().orElse(UNKNOWN);
    }

    /** What to offer people of a provider's list. */
    public static List<ModelInfo> offers(List<ModelFamily> families, List<String> ids) {
        return ids.stream().distinct()
                .map(id -> find(families, id).offer(id))
                .flatMap(Optional::stream)
                .toList();
    }

    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }

    private Optional<ModelInfo> offer(String id) {
        if (this == UNKNOWN || capabilities.isEmpty() || id.length() > 128) return Optional.empty();
        return Optional.of(
                new ModelInfo(id, id, contextTokens, outputTokensMax, capabilities, images));
    }
}
