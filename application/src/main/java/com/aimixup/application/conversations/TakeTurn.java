package com.aimixup.application.conversations;

import com.aimixup.application.files.Handouts;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Addressing;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Floor;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.conversations.Step;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a person's message and begins the agents' turn. Everything that can refuse it is looked at
 * first; then, in one transaction, the message and the first answers are stored and their credits
 * held. The client's message id makes a repeat harmless.
 */
public final class TakeTurn {

    /**
     * @param question the client makes this id
     * @param parent the message to answer to; empty for the newest
     * @param rules for this turn; empty for the conversation's
     * @param ceiling the most that the whole turn may cost, if the person sets a limit
     * @param files what the agents are handed with it
     * @param instead the message beside which this one stands: a question that is asked otherwise,
     *     or, without text, an answer that the same agent gives again
     */
    public record Command(
            AccountId account,
            ConversationId conversation,
            MessageId question,
            Private<String> text,
            Optional<MessageId> parent,
            Optional<MixRules> rules,
            Optional<Credits> ceiling,
            List<FileId> files,
            Optional<MessageId> instead) {

        public Command {
            files = List.copyOf(files);
        }

        public Command(AccountId account, ConversationId conversation, MessageId question,
                Private<String> text, Optional<MessageId> parent, Optional<MixRules> rules,
                Optional<Credits> ceiling, List<FileId> files) {
            this(account, conversation, question, text, parent, rules, ceiling, files,
                    Optional.empty());
        }

        /** Without files. */
        public Command(AccountId account, ConversationId conversation, MessageId question,
                Private<String> text, Optional<MessageId> parent, Optional<MixRules> rules,
                Optional<Credits> ceiling) {
            this(account, conversation, question, text, parent, rules, ceiling, List.of());
        }

        public Command insteadOf(MessageId message) {
            return new Command(account, conversation, question, text, parent, rules, ceiling,
                    files, Optional.of(message));
        }

        boolean asks() {
            return !text.equals(Private.of(""));
        }
    }

    public sealed interface Outcome {
        record Begun(Turn turn, TurnFeed feed) implements Outcome {}

        /** The same request came before: this is its turn. */
        record Repeated(Turn turn) implements Outcome {}

        /** The message id stands for something else already. */
        record IdTaken() implements Outcome {}

        record UnknownConversation() implements Outcome {}

        record UnknownParent() implements Outcome {}

        /** What was to be asked otherwise is no question, or to be said again no answer. */
        record NotReplaceable() implements Outcome {}

        /** Who gave the answer is not in the conversation any more. */
        record AgentGone() implements Outcome {}

        record NoAgents() implements Outcome {}

        record ModelNotUsable(AgentId agent, ModelRef model, Casting.Reason reason)
                implements Outcome {}

        /**
         * @param index of the file in the command
         * @param agent who does not take it, if that is the reason
         */
        record FileNotUsable(FileId file, int index, Handouts.Reason reason,
                Optional<AgentId> agent) implements Outcome {}

        /** Its model cannot be shown it, even without anything that was said before. */
        record QuestionTooLong(AgentId agent, ModelRef model, long tokens) implements Outcome {}

        /** Another turn is under way in this conversation. */
        record TurnInProgress(TurnId turn) implements Outcome {}

        record TooManyTurns(int most) implements Outcome {}

        /** @param available or the ceiling, if that is lower */
        record TooFewCredits(Credits needed, Credits available) implements Outcome {}

        record Stopping() implements Outcome {}
    }

    private sealed interface Begin {
        record Done(Outcome outcome) implements Begin {}

        record Stored(TurnRun run) implements Begin {}

        /** The conversation changed between looking and locking. */
        record LookAgain() implements Begin {}
    }

    /** What was seen before the transaction. */
    private record Scene(Conversation conversation, Map<AgentId, Voice> cast, Turn turn,
            Footing.Ready footing, List<Message> branch, List<AgentId> addressed,
            List<Staging.Draft> drafts) {
        MessageId parent() {
            return footing.again().isPresent() ? footing.parent().orElseThrow() : turn.question();
        }
    }

    private final Conversations conversations;
    private final Messages messages;
    private final Turns turns;
    private final Repeats repeats;
    private final Casting casting;
    private final Handing handing;
    private final Transactions transactions;
    private final TurnRuns runs;
    private final TurnRun.Parts parts;
    private final Ids ids;
    private final Clock clock;
    private final TurnLimits limits;

    TakeTurn(Conversations conversations, Messages messages, Turns turns, Casting casting,
            Handing handing, Transactions transactions, TurnRuns runs, TurnRun.Parts parts,
            Ids ids, Clock clock, TurnLimits limits) {
        this.conversations = conversations;
        this.messages = messages;
        this.turns = turns;
        this.repeats = new Repeats(messages, turns);
        this.casting = casting;
        this.handing = handing;
        this.transactions = transactions;
        this.runs = runs;
        this.parts = parts;
        this.ids = ids;
        this.clock = clock;
        this.limits = limits;
    }

    public Outcome handle(Command command) {
        while (true) {
            if (runs.isStopping()) return new Outcome.Stopping();
            var seen = conversations.find(command.account(), command.conversation());
            if (seen.isEmpty()) return new Outcome.UnknownConversation();
            var repeat = repeats.of(command);
            if (repeat.isPresent()) return repeat.get();
            var conversation = seen.get();
            if (conversation.agents().isEmpty()) return new Outcome.NoAgents();
            var found = Footing.of(command, conversation, messages);
            if (found instanceof Footing.Refused(var outcome)) return outcome;
            var footing = (Footing.Ready) found;
            var cast = new HashMap<AgentId, Voice>();
            for (var agent : footing.speakers(conversation))
                switch (casting.cast(agent.model(), conversation.localOnly())) {
                    case Casting.Result.NotUsable(var reason) -> {
                        return new Outcome.ModelNotUsable(agent.id(), agent.model(), reason);
                    }
                    case Casting.Result.Usable(var provider, var tariff) ->
                            cast.put(agent.id(), new Voice(agent, provider, tariff));
                }
            switch (lookAndStore(command, conversation, footing, cast)) {
                case Begin.Done(var outcome) -> {
                    return outcome;
                }
                case Begin.Stored(var run) -> {
                    runs.start(run);
                    return new Outcome.Begun(run.turn(), run.feed());
                }
                case Begin.LookAgain() -> { }
            }
        }
    }

    private Begin store(Command command, Scene scene) {
        try {
            return transactions.run(() -> begin(command, scene));
        } catch (RuntimeException | Error failure) {
            runs.withdraw(scene.turn().id());
            throw failure;
        }
    }

    private Begin lookAndStore(Command command, Conversation conversation,
            Footing.Ready footing, Map<AgentId, Voice> cast) {
        var now = clock.instant();
        var turn = new Turn(command.account(), new TurnId(ids.next()), conversation.id(),
                command.question(), command.rules().orElse(conversation.rules()),
                Turn.State.RUNNING, Optional.empty(), now, Optional.empty());
        var branch = new ArrayList<>(footing.before());
        if (command.asks()) branch.add(new Message(command.question(), footing.parent(),
                turn.id(), new Message.Author.Person(), Message.State.COMPLETE, command.text(),
                Optional.empty(), now, command.files()));
        return switch (handing.hand(command.account(), branch, cast)) {
            case Handing.Result.Refused(var outcome) -> new Begin.Done(outcome);
            case Handing.Result.Ready(var handed) -> {
                var scene = scene(conversation, handed, turn, footing, branch);
                var tooLong = command.asks() ? tooLong(scene)
                        : Optional.<Outcome.QuestionTooLong>empty();
                yield tooLong.<Begin>map(Begin.Done::new).orElseGet(() -> store(command, scene));
            }
        };
    }

    private Scene scene(Conversation conversation, Map<AgentId, Voice> cast, Turn turn,
            Footing.Ready footing, List<Message> branch) {
        var addressed = footing.again().map(cue -> List.of(cue.agent())).orElseGet(() ->
                Addressing.of(branch.getLast().text(), conversation.agents()));
        var step = footing.again().map(cue -> new Step(List.of(cue), Optional.empty()))
                .orElseGet(() -> turn.rules().next(new Floor(conversation.agents(), addressed,
                        List.of(), Duration.ZERO)));
        var drafts = parts.staging().draft(conversation, cast, branch, turn.id(), step,
                parts.staging().answerTime(turn.rules(), Duration.ZERO));
        return new Scene(conversation, cast, turn, footing, branch, addressed, drafts);
    }

    private Optional<Outcome.QuestionTooLong> tooLong(Scene scene) {
        var conversation = scene.conversation();
        return parts.staging().tooLong(conversation, scene.cast(), scene.branch().getLast(),
                scene.turn(), scene.turn().rules().speakers(conversation.agents(),
                        scene.addressed()));
    }

    private Begin begin(Command command, Scene scene) {
        var account = command.account();
        var locked = conversations.lock(account, command.conversation());
        if (locked.isEmpty()) return new Begin.Done(new Outcome.UnknownConversation());
        // Also keeps the person's other conversations waiting, for what is counted below.
        var available = parts.staging().lockAvailable(account);
        var repeat = repeats.of(command);
        if (repeat.isPresent()) return new Begin.Done(repeat.get());
        var running = turns.running(account, command.conversation());
        if (running.isPresent())
            return new Begin.Done(new Outcome.TurnInProgress(running.get().id()));
        if (turns.countRunning(account) >= limits.runningPerAccount())
            return new Begin.Done(new Outcome.TooManyTurns(limits.runningPerAccount()));
        var changed = locked.get().version() != scene.conversation().version()
                || !locked.get().head().equals(scene.conversation().head());
        if (changed) return new Begin.LookAgain();
        var budget = command.ceiling().map(available::atMost).orElse(available);
        return switch (parts.staging().ration(scene.turn().id(), scene.drafts(), budget,
                scene.parent())) {
            case Staging.Result.TooFew(var needed, var few) ->
                    new Begin.Done(new Outcome.TooFewCredits(needed, few));
            case Staging.Result.Ready(var planned) -> {
                turns.add(scene.turn(), runs.lease());
                if (command.asks())
                    messages.add(account, command.conversation(), scene.branch().getLast());
                // An answer that is given again has the id that the client made.
                var goes = command.asks() ? planned
                        : List.of(planned.getFirst().as(command.question()));
                parts.staging().store(scene.conversation(), goes);
                var run = new TurnRun(parts, scene.turn(), scene.conversation(), scene.cast(),
                        command.ceiling(), scene.branch(), scene.addressed(), goes);
                runs.announce(run);
                yield new Begin.Stored(run);
            }
        };
    }
}
