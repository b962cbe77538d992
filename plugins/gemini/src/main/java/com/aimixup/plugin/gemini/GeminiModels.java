package com.aimixup.plugin.gemini;

import com.aimixup.plugin.spi.ImageOptions;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the list and the names of Gemini's models tell. */
final class GeminiModels {
    private static final String PREFIX = "models/";

    /** Not Gemma: it is served without charge alone, on terms that allow training. */
    private static final Pattern OFFERED = Pattern.compile("gemini-.*");

    /** Speech, vectors, machines: neither conversation nor picture. */
    private static final Pattern OTHERS = Pattern.compile(
            ".*(tts|audio|live|embedding|robotics|computer-use).*");
    private static final Pattern DRAWING = Pattern.compile(".*image.*");
    private static final List<String> RATIOS = List.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5",
            "5:4", "9:16", "16:9", "21:9");
    /** Each is a request of its own. */
    private static final int PICTURES_MAX = 4;
    private static final Pattern THINKING = Pattern.compile("gemini-(2\\.5|[3-9]|\\d{2}).*");

    private GeminiModels() {}

    /** Empty if it is of no use to us. */
    static Optional<ModelInfo> offer(JsonNode entry) {
        return Json.text(entry.path("name"))
                .map(name -> name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name)
                .filter(id -> id.length() <= 128 && OFFERED.matcher(id).matches()
                        && !OTHERS.matcher(id).matches() && generates(entry))
                .map(id -> new ModelInfo(id, Json.text(entry.path("displayName")).orElse(id),
                        Json.size(entry.path("inputTokenLimit")),
                        Json.size(entry.path("outputTokenLimit")),
                        capabilities(id, entry.path("thinking").asBoolean(thinks(id))),
                        images(id)));
    }

    /** What we take a model for that the list does not name, or that was not listed yet. */
    static ModelInfo byName(String id) {
        return new ModelInfo(id, id, 0, 0, capabilities(id, thinks(id)), images(id));
    }

    /** The older ones know one size of pixels. */
    private static Optional<ImageOptions> images(String id) {
        if (!DRAWING.matcher(id).matches()) return Optional.empty();
        var pixels = id.startsWith("gemini-2") ? List.<String>of() : List.of("1K", "2K", "4K");
        return Optional.of(new ImageOptions(RATIOS, pixels, PICTURES_MAX));
    }

    private static boolean generates(JsonNode entry) {
        for (var method : entry.path("supportedGenerationMethods")) {
            if (method.asText().equals("generateContent")) return true;
        }
        return false;
    }

    private static boolean thinks(String id) {
        return THINKING.matcher(id).matches() && !DRAWING.matcher(id).matches();
    }

    private static Set<Capability> capabilities(String id, boolean thinks) {
        var capabilities = EnumSet.of(Capability.CHAT);
        if (OFFERED.matcher(id).matches()) {
            capabilities.addAll(Set.of(Capability.IMAGE_INPUT, Capability.FILE_INPUT,
                    Capability.TEMPERATURE));
        }
        if (thinks) capabilities.add(Capability.REASONING);
        if (DRAWING.matcher(id).matches()) capabilities.add(Capability.IMAGE_OUTPUT);
        return capabilities;
    }
}
