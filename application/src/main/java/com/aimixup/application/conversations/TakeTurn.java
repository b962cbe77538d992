package com.aimixup.application.conversations;

import com.aimixup.application.credits.Spending;
import com.aimixup.application.files.Handouts;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;
import java.util.List;
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

        /**
         * @param available or the ceiling, if that is lower
         * @param boundBy the person's own limit, if that is what makes it few
         */
        record TooFewCredits(Credits needed, Credits available,
                Optional<Spending.Scope> boundBy) implements Outcome {}

        record Stopping() implements Outcome {}
    }

    private sealed interface Begin {
        record Done(Outcome outcome) implements Begin {}

        record Stored(TurnRun run) implements Begin {}

        /** The conversation changed between looking and locking. */
        record LookAgain() implements Begin {}
    }

    private final Conversations conversations;
    private final Messages messages;
    private final Turns turns;
    private final Repeats repeats;
    private final Looking looking;
    private final Transactions transactions;
    private final TurnRuns runs;
    private final TurnRun.Parts parts;
    private final TurnLimits limits;

    TakeTurn(Conversations conversations, Messages messages, Turns turns, Looking looking,
            Transactions transactions, TurnRuns runs, TurnRun.Parts parts, TurnLimits limits) {
        this.conversations = conversations;
        this.messages = messages;
        this.turns = turns;
        this.repeats = new Repeats(messages, turns);
        this.looking = looking;
        this.transactions = transactions;
        this.runs = runs;
        this.parts = parts;
        this.limits = limits;
    }

    public Outcome handle(Command command) {
        while (true) {
            if (runs.isStopping()) return new Outcome.Stopping();
            var seen = conversations.find(command.account(), command.conversation());
            if (seen.isEmpty()) return new Outcome.UnknownConversation();
            var repeat = repeats.of(command);
            if (repeat.isPresent()) return repeat.get();
            switch (lookAndStore(command, seen.get())) {
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

    private Begin store(Command command, Looking.Scene scene) {
        try {
            return transactions.run(() -> begin(command, scene));
        } catch (RuntimeException | Error failure) {
            runs.withdraw(scene.turn().id());
            throw failure;
        }
    }

    private Begin lookAndStore(Command command, Conversation conversation) {
        return switch (looking.at(command, conversation)) {
            case Looking.Result.Refused(var outcome) -> new Begin.Done(outcome);
            case Looking.Result.Ready(var scene) -> store(command, scene);
        };
    }

    private Begin begin(Command command, Looking.Scene scene) {
        var account = command.account();
        var locked = conversations.lock(account, command.conversation());
        if (locked.isEmpty()) return new Begin.Done(new Outcome.UnknownConversation());
        // Also keeps the person's other conversations waiting, for what is counted below.
        var funds = parts.staging().lockFunds(account, command.conversation());
        var repeat = repeats.of(command);
        if (repeat.isPresent()) return new Begin.Done(repeat.get());
        parts.staging().refuseBarred(account);
        var running = turns.running(account, command.conversation());
        if (running.isPresent())
            return new Begin.Done(new Outcome.TurnInProgress(running.get().id()));
        if (turns.countRunning(account) >= limits.runningPerAccount())
            return new Begin.Done(new Outcome.TooManyTurns(limits.runningPerAccount()));
        var changed = locked.get().version() != scene.conversation().version()
                || !locked.get().head().equals(scene.conversation().head());
        if (changed) return new Begin.LookAgain();
        var budget = command.ceiling().map(funds.amount()::atMost).orElse(funds.amount());
        return switch (parts.staging().ration(scene.turn().id(), scene.drafts(), budget,
                scene.parent())) {
            case Staging.Result.TooFew(var needed, var few) ->
                    new Begin.Done(new Outcome.TooFewCredits(needed, few, funds.boundBy()));
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
