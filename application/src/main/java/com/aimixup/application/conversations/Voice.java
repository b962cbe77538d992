package com.aimixup.application.conversations;

import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.plugin.spi.Provider;

/** An agent with what it takes to let it speak, fixed when the turn begins. */
record Voice(Agent agent, Provider provider, Tariff tariff) {}
