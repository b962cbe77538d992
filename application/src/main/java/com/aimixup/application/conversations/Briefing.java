package com.aimixup.application.conversations;

import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Cue;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Script;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an agent is told in a conversation that nobody keeps; the rules are those of a turn.
 *
 * @param model as its provider last told of it
 */
public record Briefing(Agent agent, Provider provider, Tariff tariff, Optional<ModelInfo> model) {

    /** @param said up to now, oldest first */
    public ChatRequest request(Conversation conversation, List<Message> said, TurnId turn, Cue cue,
            Duration timeLimit) {
        var voice = new Voice(agent, provider, tariff);
        var script = Script.of(conversation, said, turn, cue,
                Fitting.window(agent, model, line -> Prompts.message(voice, line)));
        return Prompts.request(voice, script, timeLimit)
                .withOutputTokensMax(Fitting.answerTokens(agent, model));
    }
}
