package com.aimixup.application.conversations;

import com.aimixup.application.files.Handout;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.files.FileId;
import com.aimixup.plugin.spi.Provider;
import java.util.Map;

/**
 * An agent with what it takes to let it speak, fixed when the turn begins.
 *
 * @param draws whether its answers are pictures
 * @param files those of the branch, as this agent is handed them
 */
record Voice(Agent agent, Provider provider, Tariff tariff, boolean draws,
        Map<FileId, Handout> files) {

    Voice {
        files = Map.copyOf(files);
    }

    Voice(Agent agent, Provider provider, Tariff tariff) {
        this(agent, provider, tariff, false, Map.of());
    }

    static Voice drawing(Agent agent, Provider provider, Tariff tariff) {
        return new Voice(agent, provider, tariff, true, Map.of());
    }

    Voice hearing(Map<FileId, Handout> handed) {
        return new Voice(agent, provider, tariff, draws, handed);
    }
}
