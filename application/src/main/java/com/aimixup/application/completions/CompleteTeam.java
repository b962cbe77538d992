package com.aimixup.application.completions;

import com.aimixup.application.conversations.Briefing;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.teams.Teams;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Addressing;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Floor;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import com.aimixup.domain.teams.Slug;
import com.aimixup.domain.teams.Team;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Lets a whole team answer as one model, by its own mix, without keeping a word of it. */
public final class CompleteTeam {
    private static final Private<String> EARLIER = Private.of("The team, earlier");

    /** @param byTeam whether it was answered by the team earlier; else the asker said it */
    public record Said(boolean byTeam, Private<String> text) {}

    /**
     * @param instructions for everybody, after their own; may be empty
     * @param outputTokensMax of each answer, if the asker sets a limit
     * @param said oldest first, the last by the asker
     */
    public record Command(AccountId account, Optional<ApiKey> key, Slug team,
            Private<String> instructions, OptionalInt outputTokensMax, List<Said> said) {}

    public sealed interface Outcome {
        record Begun(Completion completion) implements Outcome {}

        record UnknownTeam() implements Outcome {}

        record ModelNotUsable(ModelRef model, Casting.Reason reason) implements Outcome {}

        /** @param available or what is left of the key's budget, if that is less */
        record TooFewCredits(Credits needed, Credits available) implements Outcome {}

        record Stopping() implements Outcome {}
    }

    private final Teams teams;
    private final Casting casting;
    private final TeamCompletion.Parts parts;
    private final Ids ids;
    private final Clock clock;
    private final Duration answerTime;

    CompleteTeam(Teams teams, Casting casting, TeamCompletion.Parts parts, Ids ids, Clock clock,
            Duration answerTime) {
        this.teams = teams;
        this.casting = casting;
        this.parts = parts;
        this.ids = ids;
        this.clock = clock;
        this.answerTime = answerTime;
    }

    public Outcome handle(Command command) {
        if (parts.runs().isStopping()) return new Outcome.Stopping();
        parts.purse().refuseBarred(command.account());
        var found = teams.findBySlug(command.account(), command.team());
        if (found.isEmpty()) return new Outcome.UnknownTeam();
        var scene = scene(command, found.get());
        var cast = new HashMap<AgentId, Briefing>();
        for (var agent : scene.agents())
            switch (casting.cast(agent.model(), false)) {
                case Casting.Result.NotUsable(var reason) -> {
                    return new Outcome.ModelNotUsable(agent.model(),
                            casting.drawsOnly(agent.model()) ? Casting.Reason.NEEDS_WORDS
                                    : reason);
                }
                case Casting.Result.Usable(var provider, var tariff) -> cast.put(agent.id(),
                        new Briefing(agent, provider, tariff, casting.info(agent.model())));
            }
        return begin(command, scene, cast);
    }

    private Outcome begin(Command command, Conversation scene, Map<AgentId, Briefing> cast) {
        var turn = new TurnId(ids.next());
        var branch = branch(command, turn);
        var addressed = Addressing.of(branch.getLast().text(), scene.agents());
        var completion = new TeamCompletion(parts, command.key(), scene, cast, turn, branch,
                addressed, answerTime, ids.next(), clock.instant());
        var step = scene.rules().next(
                new Floor(scene.agents(), addressed, List.of(), Duration.ZERO));
        return switch (completion.prepare(step)) {
            case Purse.Result.TooFew(var needed, var available) ->
                    new Outcome.TooFewCredits(needed, available);
            case Purse.Result.Ready _ -> new Outcome.Begun(completion);
        };
    }

    /** A conversation for as long as it takes. */
    private Conversation scene(Command command, Team team) {
        var now = clock.instant();
        return new Conversation(command.account(), new ConversationId(ids.next()), team.name(),
                team.rules(), team.agents().stream().map(agent -> told(command, agent)).toList(),
                false, Optional.empty(), 1, now, now);
    }

    private static Agent told(Command command, Agent agent) {
        var most = command.outputTokensMax().orElse(agent.outputTokensMax());
        return new Agent(agent.id(), agent.name(), agent.model(),
                TeamCompletion.joined(agent.instructions(), command.instructions()),
                agent.temperature(), Math.min(most, agent.outputTokensMax()));
    }

    private List<Message> branch(Command command, TurnId turn) {
        var branch = new ArrayList<Message>();
        var before = new TurnId(ids.next());
        Optional<MessageId> parent = Optional.empty();
        for (var index = 0; index < command.said().size(); index++) {
            var said = command.said().get(index);
            var last = index == command.said().size() - 1;
            branch.add(message(said, parent, last ? turn : before, clock.instant()));
            parent = Optional.of(branch.getLast().id());
        }
        return branch;
    }

    private Message message(Said said, Optional<MessageId> parent, TurnId turn, Instant now) {
        return new Message(new MessageId(ids.next()), parent, turn, said.byTeam()
                ? new Message.Author.Imported(EARLIER) : new Message.Author.Person(),
                Message.State.COMPLETE, said.text(), Optional.empty(), now);
    }
}
