package com.aimixup.application.conversations;

import com.aimixup.application.conversations.TurnEvent.AgentCompleted;
import com.aimixup.application.conversations.TurnEvent.AgentDelta;
import com.aimixup.application.conversations.TurnEvent.AgentFailed;
import com.aimixup.application.conversations.TurnEvent.AgentImage;
import com.aimixup.application.conversations.TurnEvent.AgentStarted;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.Author.Speaker;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Lets a reader follow a turn: while it runs, here or on another node, and afterwards. */
public final class FollowTurn {

    public sealed interface Outcome {
        /** As they were told, and as they come, by their own numbers. */
        record Live(TurnFeed feed) implements Outcome {}

        /** Of a turn that is long over: each answer's text in one piece, by other numbers. */
        record Past(TurnFeed feed) implements Outcome {}

        record UnknownTurn() implements Outcome {}
    }

    private final Conversations conversations;
    private final Messages messages;
    private final Turns turns;
    private final ToldEvents told;
    private final TurnRuns runs;
    private final TurnWatch watch;

    FollowTurn(Conversations conversations, Messages messages, Turns turns, ToldEvents told,
            TurnRuns runs, TurnWatch watch) {
        this.conversations = conversations;
        this.messages = messages;
        this.turns = turns;
        this.told = told;
        this.runs = runs;
        this.watch = watch;
    }

    public Outcome handle(AccountId account, ConversationId conversation, TurnId turn) {
        // The feed is looked up first: a turn that ends in between is in the store then.
        var feed = runs.feed(turn);
        var stored = turns.find(account, conversation, turn);
        var within = conversations.find(account, conversation);
        if (stored.isEmpty() || within.isEmpty()) return new Outcome.UnknownTurn();
        if (feed.isPresent()) return new Outcome.Live(feed.get());
        if (stored.get().state() == Turn.State.RUNNING || told.last(stored.get()) > 0)
            return new Outcome.Live(new StoredFeed(stored.get(), turns, told, watch));
        return new Outcome.Past(retold(within.get(), stored.get()));
    }

    private TurnFeed retold(Conversation conversation, Turn turn) {
        var events = new ArrayList<TurnEvent>();
        events.add(new TurnEvent.Started(turn, conversation.agents(), Credits.ZERO));
        var charged = Credits.ZERO;
        var ids = new ArrayList<MessageId>();
        for (var message : messages.ofTurn(turn.account(), turn.id())) {
            if (!(message.author() instanceof Speaker(var id, var round))) continue;
            events.addAll(retold(message, agent(conversation, message, id), round));
            charged = charged.plus(message.answer().orElseThrow().charged());
            ids.add(message.id());
        }
        events.add(new TurnEvent.Ended(turn, charged, ids));
        return new FixedFeed(events);
    }

    private static List<TurnEvent> retold(Message message, Agent agent, int round) {
        var answer = message.answer().orElseThrow();
        var events = new ArrayList<TurnEvent>();
        events.add(new AgentStarted(agent, round, message.id(), answer.brief()));
        if (message.hasText())
            events.add(new AgentDelta(agent, round, message.id(), message.text()));
        for (var file : message.files())
            events.add(new AgentImage(agent, round, message.id(), file));
        events.add(answer.failed() ? new AgentFailed(agent, round, message.id(), answer)
                : new AgentCompleted(agent, round, message.id(), answer));
        return events;
    }

    /** An agent that was removed since is told by what its message still knows of it. */
    static Agent agent(Conversation conversation, Message message, AgentId id) {
        return conversation.agent(id).orElseGet(() -> new Agent(id, Private.of(""),
                message.answer().orElseThrow().model(), Private.of(""), OptionalDouble.empty(),
                Agent.OUTPUT_TOKENS_DEFAULT));
    }
}
