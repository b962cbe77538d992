package com.aimixup.application.conversations;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.Author.Speaker;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.UsageUnit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends turns whose node died. What their readers saw of an open answer is kept and paid, as we
 * count it; the rest of what was held is given back, and the readers are told. A job.
 */
public final class RecoverTurns {
    private static final Logger LOG = System.getLogger(RecoverTurns.class.getName());
    private static final int BATCH = 100;
    private static final String INTERRUPTED = "interrupted";
    private final UUID node;
    private final Turns turns;
    private final Messages messages;
    private final Conversations conversations;
    private final ToldEvents told;
    private final Holds holds;
    private final Casting casting;
    private final TurnRuns runs;
    private final TurnWatch watch;
    private final Transactions transactions;
    private final Clock clock;

    RecoverTurns(TurnRun.Telling telling, Turns turns, Messages messages,
            Conversations conversations, Holds holds, Casting casting, TurnRuns runs,
            Transactions transactions, Clock clock) {
        this.node = telling.node();
        this.turns = turns;
        this.messages = messages;
        this.conversations = conversations;
        this.told = telling.told();
        this.holds = holds;
        this.casting = casting;
        this.runs = runs;
        this.watch = telling.watch();
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return how many turns were ended */
    public int handle() {
        // After a time without a store this node's own leases may be over too.
        runs.extendLeases();
        var recovered = 0;
        for (var turn : turns.abandoned(clock.instant(), BATCH))
            if (recovers(turn)) recovered++;
        return recovered;
    }

    /** One that cannot be recovered must not keep the others from it. */
    private boolean recovers(Turn turn) {
        try {
            if (!transactions.run(() -> recover(turn))) return false;
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "turn.not-recovered turn=" + turn.id().value(), failure);
            return false;
        }
        watch.ended(turn.id());
        return true;
    }

    /** Locks in the order of all others: conversation, balance, messages. */
    private boolean recover(Turn turn) {
        var within = conversations.lock(turn.account(), turn.conversation());
        holds.lockAvailable(turn.account());
        var stop = turns.stopAsked(turn);
        var ended = turn.ended(stop.isPresent() ? Turn.State.CANCELLED : Turn.State.INTERRUPTED,
                stop, clock.instant());
        if (within.isEmpty() || !turns.end(ended)) return false;
        retell(ended, within.get());
        return true;
    }

    private void retell(Turn ended, Conversation within) {
        var retelling = Retelling.of(ended, told);
        var answers = messages.ofTurn(ended.account(), ended.id()).stream()
                .filter(message -> message.author() instanceof Speaker).toList();
        var open = new HashMap<MessageId, Hold>();
        for (var answer : answers)
            if (answer.state() == Message.State.OPEN)
                hold(ended, answer).ifPresent(hold -> open.put(answer.id(), hold));
        if (retelling.isEmpty())
            retelling.tell(new TurnEvent.Started(ended, within.agents(), open.values().stream()
                    .map(Hold::limit).reduce(Credits.ZERO, Credits::plus)));
        var charged = Credits.ZERO;
        var ids = new ArrayList<MessageId>();
        for (var answer : answers) {
            var last = answer.state() != Message.State.OPEN ? answer
                    : settle(ended, answer, retelling, open);
            if (last.author() instanceof Speaker(var agent, var round))
                retelling.tellEnd(last, FollowTurn.agent(within, last, agent), round);
            charged = charged.plus(last.answer().orElseThrow().charged());
            ids.add(last.id());
        }
        retelling.tell(new TurnEvent.Ended(ended, charged, ids));
        told.append(node, new ToldEvents.Part(ended, retelling.missing()));
    }

    private Optional<Hold> hold(Turn turn, Message answer) {
        return answer.author() instanceof Speaker(var agent, var round)
                ? holds.lockOpen(turn.account(), turn.id().holdFor(agent, round))
                : Optional.empty();
    }

    /** Keeps and charges what was told; nothing if that is nothing. */
    private Message settle(Turn turn, Message open, Retelling retelling,
            Map<MessageId, Hold> holdsOpen) {
        var hold = Optional.ofNullable(holdsOpen.get(open.id()));
        var tokens = retelling.tokensSaid(open.id());
        var silent = tokens == 0;
        var pending = open.answer().orElseThrow();
        var usage = silent ? Map.<UsageUnit, Long>of() : usage(pending, tokens);
        var tariff = casting.tariff(pending.model(), turn.startedAt());
        var price = silent ? Credits.ZERO : hold.map(held -> tariff
                .flatMap(prices -> prices.price(usage)).orElse(held.limit())
                .atMost(held.limit())).orElse(Credits.ZERO);
        var ended = new Message(open.id(), open.parent(), open.turn(), open.author(),
                silent ? Message.State.FAILED : Message.State.PARTIAL,
                retelling.said(open.id()),
                Optional.of(new Answer(pending.model(), pending.brief(), Optional.of(INTERRUPTED),
                        true, usage, price, !silent)), open.createdAt());
        messages.complete(turn.account(), ended);
        hold.ifPresent(held -> holds.close(turn.account(), held, price,
                Performance.bill(turn, ended, tariff)));
        return ended;
    }

    private static Map<UsageUnit, Long> usage(Answer pending, long tokens) {
        return Map.of(UsageUnit.INPUT, pending.brief().tokens(), UsageUnit.OUTPUT, tokens);
    }
}
