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
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /**
     * A call that is paid for; its answer is no longer than that.
     *
     * @param limit the most that it can cost
     * @param hold its own, if it costs anything and nothing was held ahead
     * @param reserve that it is drawn from, else
     */
    record Paid(AccountId account, Optional<ApiKey> key, UUID id, Ask ask, ChatRequest request,
            Credits limit, Optional<HoldId> hold, Optional<Reserve> reserve) {}

    /** Credits that are held ahead of several calls. */
    interface Reserve {
        /**
         * A call ended.
         *
         * @param limit what it drew
         * @param charged no more than that
         * @param follows whether the price follows from what was used
         */
        void ended(Credits limit, Credits charged, Usage usage, Map<UsageUnit, Long> used,
                boolean follows);
    }

    sealed interface Result {
        record Ready(List<Paid> calls) implements Result {}

        /** @param available or what is left of the key's budget, if that is less */
        record TooFew(Credits needed, Credits available) implements Result {}
    }

    private final Advances advances;
    private final Holds holds;
    private final ApiKeys keys;
    private final Disclosures disclosures;
    private final Transactions transactions;
    private final Patience patience;
    private final Ids ids;
    private final Clock clock;
    private final Duration holdTime;

    /** @param holdTime after which a sweep gives back what nobody settled */
    Purse(Advances advances, Holds holds, ApiKeys keys, Disclosures disclosures,
            Transactions transactions, Patience patience, Ids ids, Clock clock,
            Duration holdTime) {
        this.advances = advances;
        this.holds = holds;
        this.keys = keys;
        this.disclosures = disclosures;
        this.transactions = transactions;
        this.patience = patience;
        this.ids = ids;
        this.clock = clock;
        this.holdTime = holdTime;
    }

    /** Holds for one call that is something new. */
    Result begin(AccountId account, Optional<ApiKey> key, Ask ask) {
        var drawn = key.flatMap(one -> drawn(one, ask));
        if (drawn.isPresent()) return new Result.Ready(List.of(drawn.get()));
        refuseBarred(account);
        return hold(account, key, List.of(ask));
    }

    private Optional<Paid> drawn(ApiKey key, Ask ask) {
        var limit = ask.tariff().atMost(ask.inputTokens(), ask.request().outputTokensMax());
        if (!limit.isPositive()) return Optional.empty();
        var id = ids.next();
        var call = disclosure(key.account(), id, ask, ask.request(), clock.instant());
        return advances.draw(key, ask.tariff(), limit, call).map(advance ->
                new Paid(key.account(), Optional.of(key), id, ask, ask.request(), limit,
                        Optional.empty(), Optional.of(advance)));
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
            var budget = key.map(one -> within(one, keys, available)).orElse(available);
            return switch (Ration.divide(budget, wishes)) {
                case Ration.Result.TooFew(var needed) -> new Result.TooFew(needed, budget);
                case Ration.Result.Enough(var shares) -> {
                    var now = clock.instant();
                    var paid = new ArrayList<Paid>();
                    var opened = new ArrayList<Hold>();
                    for (var index = 0; index < asks.size(); index++) {
                        var share = shares.get(index);
                        var hold = Optional.of(share.limit()).filter(Credits::isPositive).map(
                                limit -> new Hold(new HoldId(ids.next()), limit,
                                        now.plus(holdTime)));
                        hold.ifPresent(opened::add);
                        var ask = asks.get(index);
                        paid.add(new Paid(account, key, ids.next(), ask,
                                ask.request().withOutputTokensMax(share.outputTokens()),
                                share.limit(), hold.map(Hold::id), Optional.empty()));
                    }
                    // So no byte leaves before it is paid for and said.
                    store(account, key, paid, opened, now);
                    yield new Result.Ready(paid);
                }
            };
        });
    }

    /** What a key may hold of what is available: no more than is left of its budget. */
    static Credits within(ApiKey key, ApiKeys keys, Credits available) {
        if (key.budget().isEmpty()) return available;
        var left = key.budget().get().minus(keys.committed(key.account(), key.id()));
        return left.isNegative() ? Credits.ZERO : available.atMost(left);
    }

    private void store(AccountId account, Optional<ApiKey> key, List<Paid> calls,
            List<Hold> opened, Instant now) {
        holds.open(account, opened);
        key.filter(one -> one.budget().isPresent()).ifPresent(one ->
                opened.forEach(hold -> keys.hold(account, one.id(), hold.id())));
        disclosures.add(calls.stream().map(call -> disclosure(account, call.id(), call.ask(),
                call.request(), now)).toList());
    }

    private static Disclosure disclosure(AccountId account, UUID id, Ask ask,
            ChatRequest request, Instant now) {
        var facts = ask.provider().facts();
        return new Disclosure(account, id, Optional.empty(), ask.model(), facts.legalName(),
                facts.country(), Questions.categories(request), Questions.bytes(request), now,
                DISCLOSURE_BASIS);
    }

    /**
     * Ends a hold with a price, once; waits for a store that is away, for it is used already.
     *
     * @return what was charged: nothing if the hold is not open any more
     */
    Credits settle(Paid call, Credits price, Usage usage) {
        if (call.reserve().isPresent()) {
            var charged = price.atMost(call.limit());
            call.reserve().get().ended(call.limit(), charged, usage, Counting.amounts(usage),
                    charged.equals(price));
            return charged;
        }
        if (call.hold().isEmpty()) return Credits.ZERO;
        var hold = call.hold().get();
        return patience.run(() -> transactions.run(() -> {
            var charged = holds.close(call.account(), hold, price, bill(call, usage))
                    .orElse(Credits.ZERO);
            if (charged.isPositive() || call.key().flatMap(ApiKey::budget).isPresent())
                call.key().ifPresent(key ->
                        keys.settle(call.account(), key.id(), hold, charged));
            return charged;
        }));
    }

    private static Receipts.Bill bill(Paid call, Usage usage) {
        return new Receipts.Bill(new Receipts.About(Receipts.Work.COMPLETION, call.id(),
                Optional.empty(), Optional.empty()), call.ask().model(),
                Optional.of(call.ask().tariff()), Counting.amounts(usage), usage.estimated());
    }
}
