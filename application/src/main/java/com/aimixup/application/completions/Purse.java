package com.aimixup.application.completions;

import com.aimixup.application.access.ApiKeys;
import com.aimixup.application.credits.Holds;
import com.aimixup.application.credits.Receipts;
import com.aimixup.application.privacy.Disclosures;
import com.aimixup.application.privacy.Disclosures.Disclosure;
import com.aimixup.application.providers.Counting;
import com.aimixup.application.providers.Questions;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Patience;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Ration;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Holds and settles the credits of calls that are not kept, in short transactions: before the call
 * with a record of what it is going to disclose, and after it.
 */
final class Purse {
    private static final String DISCLOSURE_BASIS = "basis.contract";

    /** A call that nothing is held for yet. */
    record Ask(ModelRef model, Provider provider, Tariff tariff, ChatRequest request,
            long inputTokens) {

        /** Outside any transaction: a plugin is asked to bound its input. */
        static Ask of(ModelRef model, Provider provider, Tariff tariff, ChatRequest request) {
            return new Ask(model, provider, tariff, request,
                    Questions.inputTokensAtMost(provider, request));
        }
    }

    /** A call that is paid for; its answer is no longer than that. */
    record Paid(AccountId account, Optional<ApiKey> key, UUID id, Ask ask, ChatRequest request,
            Optional<Hold> hold) {
        Credits limit() {
            return hold.map(Hold::limit).orElse(Credits.ZERO);
        }
    }

    sealed interface Result {
        record Ready(List<Paid> calls) implements Result {}

        /** @param available or what is left of the key's budget, if that is less */
        record TooFew(Credits needed, Credits available) implements Result {}
    }

    private final Holds holds;
    private final ApiKeys keys;
    private final Disclosures disclosures;
    private final Transactions transactions;
    private final Patience patience;
    private final Ids ids;
    private final Clock clock;
    private final Duration holdTime;

    /** @param holdTime after which a sweep gives back what nobody settled */
    Purse(Holds holds, ApiKeys keys, Disclosures disclosures, Transactions transactions,
            Patience patience, Ids ids, Clock clock, Duration holdTime) {
        this.holds = holds;
        this.keys = keys;
        this.disclosures = disclosures;
        this.transactions = transactions;
        this.patience = patience;
        this.ids = ids;
        this.clock = clock;
        this.holdTime = holdTime;
    }

    /** Before something new; later steps of it go on. */
    void refuseBarred(AccountId account) {
        holds.refuseBarred(account);
    }

    /** Divides what may be spent among calls that run at the same time, and holds it. */
    Result hold(AccountId account, Optional<ApiKey> key, List<Ask> asks) {
        var wishes = asks.stream().map(ask -> new Ration.Words(ask.tariff(), ask.inputTokens(),
                ask.request().outputTokensMax())).toList();
        return transactions.run(() -> {
            var available = holds.lockAvailable(account);
            var budget = key.flatMap(one -> one.budget().map(most -> left(one, most)))
                    .map(available::atMost).orElse(available);
            return switch (Ration.divide(budget, wishes)) {
                case Ration.Result.TooFew(var needed) -> new Result.TooFew(needed, budget);
                case Ration.Result.Enough(var shares) -> {
                    var now = clock.instant();
                    var paid = new ArrayList<Paid>();
                    for (var index = 0; index < asks.size(); index++)
                        paid.add(paid(account, key, asks.get(index), shares.get(index), now));
                    store(account, key, paid, now);
                    yield new Result.Ready(paid);
                }
            };
        });
    }

    private Credits left(ApiKey key, Credits most) {
        var committed = keys.committed(key.account(), key.id());
        return committed.compareTo(most) < 0 ? most.minus(committed) : Credits.ZERO;
    }

    private Paid paid(AccountId account, Optional<ApiKey> key, Ask ask, Ration.Share share,
            Instant now) {
        var hold = Optional.of(share.limit()).filter(Credits::isPositive)
                .map(limit -> new Hold(new HoldId(ids.next()), limit, now.plus(holdTime)));
        return new Paid(account, key, ids.next(), ask,
                ask.request().withOutputTokensMax(share.outputTokens()), hold);
    }

    /** So no byte leaves before it is paid for and said. */
    private void store(AccountId account, Optional<ApiKey> key, List<Paid> calls, Instant now) {
        var opened = calls.stream().flatMap(call -> call.hold().stream()).toList();
        holds.open(account, opened);
        key.filter(one -> one.budget().isPresent()).ifPresent(one ->
                opened.forEach(hold -> keys.hold(account, one.id(), hold.id())));
        disclosures.add(calls.stream().map(call -> disclosure(call, now)).toList());
    }

    private static Disclosure disclosure(Paid call, Instant now) {
        var facts = call.ask().provider().facts();
        return new Disclosure(call.account(), call.id(), Optional.empty(),
                call.ask().model(), facts.legalName(), facts.country(),
                Questions.categories(call.request()), Questions.bytes(call.request()), now,
                DISCLOSURE_BASIS);
    }

    /**
     * Ends a hold with a price, once; waits for a store that is away, for it is used already.
     *
     * @return what was charged: nothing if the hold is not open any more
     */
    Credits settle(Paid call, Credits price, Usage usage) {
        if (call.hold().isEmpty()) return Credits.ZERO;
        var hold = call.hold().get();
        return patience.run(() -> transactions.run(() -> {
            var charged = holds.close(call.account(), hold.id(), price, bill(call, usage))
                    .orElse(Credits.ZERO);
            if (charged.isPositive() || call.key().flatMap(ApiKey::budget).isPresent())
                call.key().ifPresent(key ->
                        keys.settle(call.account(), key.id(), hold.id(), charged));
            return charged;
        }));
    }

    private static Receipts.Bill bill(Paid call, Usage usage) {
        return new Receipts.Bill(new Receipts.About(Receipts.Work.COMPLETION, call.id(),
                Optional.empty(), Optional.empty()), call.ask().model(),
                Optional.of(call.ask().tariff()), Counting.amounts(usage), usage.estimated());
    }
}
