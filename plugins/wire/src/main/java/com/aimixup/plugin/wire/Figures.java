package com.aimixup.plugin.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Figures that a provider tells again and again in the course of a stream: its last word on each
 * stands, and what it leaves out or gives as null has not changed.
 */
public final class Figures {
    private final ObjectNode latest = Json.object();

    public void take(JsonNode said) {
        said.properties().forEach(figure -> {
            if (!figure.getValue().isNull()) latest.set(figure.getKey(), figure.getValue());
        });
    }

    public JsonNode latest() {
        return latest;
    }
}
