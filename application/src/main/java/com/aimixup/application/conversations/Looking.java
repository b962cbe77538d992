package com.aimixup.application.conversations;

import com.aimixup.application.providers.Casting;
import com.aimixup.application.runtime.Ids;
import com.aimixup.domain.conversations.Addressing;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Cue;
import com.aimixup.domain.conversations.Floor;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Step;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at all that a turn would be before it is begun, or priced; stores and holds nothing. */
final class Looking {

    /** @param branch up to the question, or to what an answer is given again to */
    record Scene(Conversation conversation, Map<AgentId, Voice> cast, Turn turn,
            Footing.Ready footing, List<Message> branch, List<AgentId> addressed,
            List<Staging.Draft> drafts) {
        MessageId parent() {
            return footing.again().isPresent() ? footing.parent().orElseThrow() : turn.question();
        }
    }

    sealed interface Result {
        record Ready(Scene scene) implements Result {}

        record Refused(TakeTurn.Outcome outcome) implements Result {}
    }

    private final Messages messages;
    private final Casting casting;
    private final Handing handing;
    private final Staging staging;
    private final Ids ids;
    private final Clock clock;

    Looking(Messages messages, Casting casting, Handing handing, Staging staging, Ids ids,
            Clock clock) {
        this.messages = messages;
        this.casting = casting;
        this.handing = handing;
        this.staging = staging;
        this.ids = ids;
        this.clock = clock;
    }

    Result at(TakeTurn.Command command, Conversation conversation) {
        if (conversation.agents().isEmpty())
            return new Result.Refused(new TakeTurn.Outcome.NoAgents());
        var found = Footing.of(command, conversation, messages);
        if (found instanceof Footing.Refused(var outcome)) return new Result.Refused(outcome);
        var footing = (Footing.Ready) found;
        var cast = new HashMap<AgentId, Voice>();
        for (var agent : footing.speakers(conversation))
            switch (casting.part(agent.model(), conversation.localOnly())) {
                case Casting.Part.None(var reason) -> {
                    return refused(agent, reason);
                }
                case Casting.Part.Speaks(var provider, var tariff) ->
                        cast.put(agent.id(), new Voice(agent, provider, tariff));
                case Casting.Part.Draws(var provider, var tariff) ->
                        cast.put(agent.id(), Voice.drawing(agent, provider, tariff));
            }
        var now = clock.instant();
        var turn = new Turn(command.account(), new TurnId(ids.next()), conversation.id(),
                command.question(), command.rules().orElse(conversation.rules()),
                Turn.State.RUNNING, Optional.empty(), now, Optional.empty());
        var branch = new ArrayList<>(footing.before());
        if (command.asks()) branch.add(new Message(command.question(), footing.parent(),
                turn.id(), new Message.Author.Person(), Message.State.COMPLETE, command.text(),
                Optional.empty(), now, command.files()));
        return switch (handing.hand(command.account(), branch, cast)) {
            case Handing.Result.Refused(var refusal) -> new Result.Refused(refusal);
            case Handing.Result.Ready(var handed) -> scene(command, conversation, handed, turn,
                    footing, branch);
        };
    }

    private static Result refused(Agent agent, Casting.Reason reason) {
        return new Result.Refused(
                new TakeTurn.Outcome.ModelNotUsable(agent.id(), agent.model(), reason));
    }

    /** Who is going to be asked for more than an answer, or may be. */
    private static List<AgentId> inWords(Footing.Ready footing, Turn turn,
            List<Agent> agents, List<AgentId> addressed) {
        if (footing.again().isPresent())
            return footing.again().stream().filter(cue -> cue.task() != Cue.Task.ANSWER)
                    .map(Cue::agent).toList();
        return addressed.isEmpty() ? turn.rules().inWords(agents) : List.of();
    }

    private Result scene(TakeTurn.Command command, Conversation conversation,
            Map<AgentId, Voice> cast, Turn turn, Footing.Ready footing, List<Message> branch) {
        var agents = conversation.agents();
        var addressed = footing.again().map(cue -> List.of(cue.agent())).orElseGet(() ->
                Addressing.of(branch.getLast().text(), agents));
        for (var agent : inWords(footing, turn, agents, addressed))
            if (cast.get(agent).draws())
                return refused(cast.get(agent).agent(), Casting.Reason.NEEDS_WORDS);
        if (command.asks()) {
            var tooLong = staging.tooLong(conversation, cast, branch.getLast(), turn,
                    turn.rules().speakers(agents, addressed));
            if (tooLong.isPresent()) return new Result.Refused(tooLong.get());
        }
        var step = footing.again().map(cue -> new Step(List.of(cue), Optional.empty()))
                .orElseGet(() -> turn.rules().next(
                        new Floor(agents, addressed, List.of(), Duration.ZERO)));
        var drafts = staging.draft(conversation, cast, branch, turn.id(), step,
                staging.answerTime(turn.rules(), Duration.ZERO));
        return new Result.Ready(new Scene(conversation, cast, turn, footing, branch, addressed,
                drafts));
    }
}
