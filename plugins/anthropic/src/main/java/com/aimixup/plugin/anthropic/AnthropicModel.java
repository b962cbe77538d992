package com.aimixup.plugin.anthropic;

import com.aimixup.plugin.spi.ChatRequest.ReasoningEffort;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What Anthropic's list says of a model.
 *
 * @param efforts how much it can be told to think
 */
record AnthropicModel(ModelInfo info, Thinking thinking, Set<ReasoningEffort> efforts) {

    /** How it is asked to think: not at all, as it sees fit, or with a budget of tokens. */
    enum Thinking { NONE, ADAPTIVE, BUDGET }

    /** One that the list does not name is spoken to as plainly as can be. */
    static final AnthropicModel UNKNOWN = new AnthropicModel(
            new ModelInfo("unknown", "unknown", 0, 0, Set.of(Capability.CHAT)), Thinking.NONE,
            Set.of());

    AnthropicModel {
        efforts = Set.copyOf(efforts);
    }

    /** Empty if it is of no use to us. */
    static Optional<AnthropicModel> of(JsonNode entry) {
        if (entry.path("lifecycle").asText().equals("retired")) return Optional.empty();
        var abilities = entry.path("capabilities");
        var thinking = thinking(abilities.path("thinking"));
        var capabilities = EnumSet.of(Capability.CHAT, Capability.TOOLS);
        if (thinking != Thinking.NONE) capabilities.add(Capability.REASONING);
        if (has(abilities, "image_input")) capabilities.add(Capability.IMAGE_INPUT);
        if (has(abilities, "pdf_input")) capabilities.add(Capability.FILE_INPUT);
        return Json.text(entry.path("id")).filter(id -> id.length() <= 128).map(id ->
                new AnthropicModel(new ModelInfo(id,
                        Json.text(entry.path("display_name")).orElse(id),
                        Json.size(entry.path("max_input_tokens")),
                        Json.size(entry.path("max_tokens")), capabilities),
                        thinking, efforts(abilities.path("effort"))));
    }

    /** All models on offer take pictures and documents, should the list not speak of abilities. */
    private static boolean has(JsonNode abilities, String name) {
        return !abilities.isObject() || supports(abilities, name);
    }

    private static Thinking thinking(JsonNode ability) {
        if (!ability.path("supported").asBoolean()) return Thinking.NONE;
        if (supports(ability.path("types"), "adaptive")) return Thinking.ADAPTIVE;
        return supports(ability.path("types"), "enabled") ? Thinking.BUDGET : Thinking.NONE;
    }

    private static Set<ReasoningEffort> efforts(JsonNode ability) {
        var efforts = EnumSet.noneOf(ReasoningEffort.class);
        for (var effort : ReasoningEffort.values()) {
            if (supports(ability, effort.name().toLowerCase(Locale.ROOT))) efforts.add(effort);
        }
        return efforts;
    }

    private static boolean supports(JsonNode abilities, String name) {
        return abilities.path(name).path("supported").asBoolean();
    }
}
