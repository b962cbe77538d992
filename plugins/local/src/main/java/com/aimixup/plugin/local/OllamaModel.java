package com.aimixup.plugin.local;

import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Ollama says of a model, in its list or when asked for it.
 *
 * @param remote whether Ollama would pass the question on to a machine outside the house
 * @param abilities in Ollama's words
 * @param contextTokens 0 if unknown
 * @param graded whether it can be told how much to think, and not only to think or not to
 */
record OllamaModel(boolean remote, Set<String> abilities, int contextTokens, boolean graded) {

    OllamaModel {
        abilities = Set.copyOf(abilities);
    }

    static OllamaModel of(String name, JsonNode said) {
        var abilities = new TreeSet<String>();
        said.path("capabilities").forEach(ability -> abilities.add(ability.asText()));
        return new OllamaModel(isRemote(name, said), abilities, contextTokens(said),
                said.path("details").path("family").asText().equals("gptoss"));
    }

    /** By its word, or by a name of those that it passes on without having them. */
    private static boolean isRemote(String name, JsonNode said) {
        return isRemote(name) || Json.text(said.path("remote_host")).isPresent()
                || Json.text(said.path("remote_model")).isPresent();
    }

    static boolean isRemote(String name) {
        var lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(":cloud") || lower.endsWith("-cloud");
    }

    /** Empty if it is of no use to us. */
    Optional<ModelInfo> offer(String name) {
        if (remote || name.length() > 128 || !abilities.contains("completion")) {
            return Optional.empty();
        }
        var capabilities = EnumSet.of(Capability.CHAT, Capability.TEMPERATURE);
        if (abilities.contains("vision")) capabilities.add(Capability.IMAGE_INPUT);
        if (thinks()) capabilities.add(Capability.REASONING);
        return Optional.of(new ModelInfo(name, name, contextTokens, 0, capabilities));
    }

    boolean thinks() {
        return abilities.contains("thinking");
    }

    private static int contextTokens(JsonNode said) {
        var information = said.path("model_info");
        var ofFamily = information.path(
                information.path("general.architecture").asText() + ".context_length");
        return Math.max(Json.size(ofFamily),
                Json.size(said.path("details").path("context_length")));
    }
}
