package com.aimixup.application.conversations;

import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Ration;
import java.util.List;

/**
 * Tells what a turn would cost, without taking it: nothing is stored, held or sent. What would
 * refuse the turn refuses the estimate, too few credits excepted.
 */
public final class EstimateTurn {

    /**
     * What one agent has of it.
     *
     * @param leftOut how many messages it would not be shown
     */
    public record Share(AgentId agent, int answersAtLeast, int answersAtMost, Credits atLeast,
            Credits atMost, int leftOut) {}

    public sealed interface Outcome {
        /**
         * @param atLeast if all who certainly speak answer with a word; one that fails is free
         * @param atMost if everybody who can speak says all that they may, as often as they may
         * @param available what there is for it now: a turn is never charged more
         * @param enough whether it could begin now
         */
        record Estimated(Credits atLeast, Credits atMost, Credits available, boolean enough,
                List<Share> agents) implements Outcome {}

        record UnknownConversation() implements Outcome {}

        record Refused(TakeTurn.Outcome outcome) implements Outcome {}
    }

    private final Conversations conversations;
    private final Looking looking;
    private final Staging staging;

    EstimateTurn(Conversations conversations, Looking looking, Staging staging) {
        this.conversations = conversations;
        this.looking = looking;
        this.staging = staging;
    }

    public Outcome handle(TakeTurn.Command command) {
        var conversation = conversations.find(command.account(), command.conversation());
        if (conversation.isEmpty()) return new Outcome.UnknownConversation();
        return switch (looking.at(command, conversation.get())) {
            case Looking.Result.Refused(var outcome) -> new Outcome.Refused(outcome);
            case Looking.Result.Ready(var scene) -> estimated(command, scene);
        };
    }

    private Outcome estimated(TakeTurn.Command command, Looking.Scene scene) {
        var price = new TurnPrice(staging, scene);
        var available = staging.available(scene.conversation());
        var budget = command.ceiling().map(available::atMost).orElse(available);
        var enough = Ration.divide(budget, scene.drafts().stream().map(Staging.Draft::ask)
                .toList()) instanceof Ration.Result.Enough;
        var atMost = command.ceiling().map(price.atMost()::atMost).orElse(price.atMost());
        return new Outcome.Estimated(price.atLeast().atMost(atMost), atMost, budget, enough,
                price.shares());
    }
}
