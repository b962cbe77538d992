package com.aimixup.application.completions;

import com.aimixup.application.access.ApiKeys;
import com.aimixup.application.access.FreshKeys;
import com.aimixup.application.completions.Advance.Due;
import com.aimixup.application.credits.Holds;
import com.aimixup.application.credits.Receipts.About;
import com.aimixup.application.credits.Receipts.Bill;
import com.aimixup.application.credits.Receipts.Work;
import com.aimixup.application.privacy.Disclosures;
import com.aimixup.application.privacy.Disclosures.Disclosure;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Patience;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.ApiKeyId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Holds credits ahead for programs that call often, so that their calls need no transaction each:
 * what they came to is written together, ten times a second. Everything else stays as it is for a
 * single call: what is given is held in the ledger, within all limits; that data goes to this
 * provider is disclosed before the first byte; a key that was revoked or a debt ends it.
 */
final class Advances {
    private static final System.Logger LOG = System.getLogger(Advances.class.getName());
    /** Of what there is, so that the rest can be held by others. */
    private static final int PART = 8;
    private static final int LINES_MAX = 1_000;
    private static final int FAILURES_MAX = 3;
    private static final Duration STOP_PAUSE = Duration.ofMillis(10);
    private static final int STOP_PAUSES = 500;

    /** Calls of one kind: what was disclosed and what is charged is the same for all of them. */
    private record Line(AccountId account, ApiKeyId key, ModelRef model, Instant prices,
            Set<DataCategory> categories) {}

    private final Holds holds;
    private final ApiKeys keys;
    private final FreshKeys fresh;
    private final Disclosures disclosures;
    private final Transactions transactions;
    private final Patience patience;
    private final Ids ids;
    private final Clock clock;
    private final Duration holdTime;
    private final Executor threads;
    private final Map<Line, Advance> advances = new ConcurrentHashMap<>();

    Advances(Holds holds, ApiKeys keys, FreshKeys fresh, Disclosures disclosures,
            Transactions transactions, Patience patience, Ids ids, Clock clock, Duration holdTime,
            Executor threads) {
        this.holds = holds;
        this.keys = keys;
        this.fresh = fresh;
        this.disclosures = disclosures;
        this.transactions = transactions;
        this.patience = patience;
        this.ids = ids;
        this.clock = clock;
        this.holdTime = holdTime;
        this.threads = threads;
    }

    /** The advance that gives what the call may cost; empty if none does. */
    Optional<Advance> draw(ApiKey key, Tariff tariff, Credits limit, Disclosure call) {
        if (advances.size() > LINES_MAX) advances.values().removeIf(Advance::isCold);
        var line = new Line(key.account(), key.id(), call.model(), tariff.validFrom(),
                call.categories());
        var advance = advances.computeIfAbsent(line, _ -> new Advance(clock));
        return advance.draw(limit, call, () -> threads.execute(() ->
                new Keeper(line, tariff, call, advance).run()))
                ? Optional.of(advance) : Optional.empty();
    }

    /** Gives nothing any more, and waits until everything is written. */
    void close() {
        advances.values().forEach(Advance::end);
        try {
            for (int pause = 0; pause < STOP_PAUSES && isKept(); pause++)
                Thread.sleep(STOP_PAUSE);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isKept() {
        return advances.values().stream().anyMatch(advance -> !advance.isCold());
    }

    /** Writes what is due of one advance, for as long as it is drawn from. */
    private final class Keeper implements Runnable {
        private final Line line;
        private final Tariff tariff;
        private final Disclosure first;
        private final Advance advance;
        private int failures;

        /** @param first the call that began it */
        Keeper(Line line, Tariff tariff, Disclosure first, Advance advance) {
            this.line = line;
            this.tariff = tariff;
            this.first = first;
            this.advance = advance;
        }

        @Override
        public void run() {
            try {
                for (var due = advance.next(); due.isPresent() && failures < FAILURES_MAX;
                        due = advance.next()) write(due.get());
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            } finally {
                advances.remove(line, advance);
            }
        }

        private void write(Due due) {
            var next = new HoldId(ids.next());
            try {
                advance.isWritten(due, patience.run(() ->
                        transactions.run(() -> renewed(due, next))));
                failures = 0;
            } catch (RuntimeException failure) {
                LOG.log(Level.ERROR, "advance.not-written failure="
                        + failure.getClass().getName());
                advance.isNotWritten(due);
                if (++failures == FAILURES_MAX) advance.end();
            }
        }

        /** What is held from now on. */
        private Optional<Hold> renewed(Due due, HoldId next) {
            var account = line.account();
            var now = clock.instant();
            var ended = due.hold().filter(old -> holds.lockOpen(account, old.id()).isEmpty());
            var begun = holds.lockOpen(account, next);
            // The answer to an earlier try got lost.
            if (ended.isPresent() || begun.isPresent()) return begun;
            due.hold().ifPresent(old -> settle(old, due));
            disclosures.add(due.begun());
            var key = keys.find(account, line.key()).filter(kept -> kept.key().isGood(now));
            if (key.isEmpty() || isBarred(account)) advance.end();
            else fresh.see(key.get(), now);
            var limit = due.promised().plus(key.isEmpty() || advance.isOver() ? Credits.ZERO
                    : more(due, key.get().key()));
            if (!limit.isPositive()) return Optional.empty();
            if (due.hold().isEmpty()) disclosures.add(List.of(announced(now)));
            var hold = new Hold(next, limit, now.plus(holdTime));
            holds.open(account, List.of(hold));
            key.filter(kept -> kept.key().budget().isPresent()).ifPresent(kept ->
                    keys.hold(account, line.key(), next));
            return Optional.of(hold);
        }

        private void settle(Hold old, Due due) {
            var exact = due.priced() ? tariff.price(due.units()) : Optional.<Credits>empty();
            var charged = holds.close(line.account(), old,
                    exact.map(price -> price.atMost(due.price())).orElse(due.price()),
                    bill(old, due));
            keys.settle(line.account(), line.key(), old.id(), charged);
        }

        /** One for all of these calls: their units added up and rounded once. */
        private Bill bill(Hold old, Due due) {
            return new Bill(new About(Work.COMPLETION, old.id().value(), Optional.empty(),
                    Optional.empty()), line.model(),
                    due.priced() ? Optional.of(tariff) : Optional.empty(), due.units(),
                    due.estimated());
        }

        private boolean isBarred(AccountId account) {
            try {
                holds.refuseBarred(account);
                return false;
            } catch (StoreUnavailable away) {
                throw away;
            } catch (RuntimeException barred) {
                return true; // whoever bars says why when the next call is held for by itself
            }
        }

        private Credits more(Due due, ApiKey key) {
            var most = Purse.within(key, keys, holds.lockAvailable(line.account()));
            var part = new Credits(Math.max(0, most.minus(due.promised()).micros()) / PART);
            return due.wish().atMost(part);
        }

        /** Before the first byte of any of these calls; each follows when it has begun. */
        private Disclosure announced(Instant now) {
            return new Disclosure(first.account(), ids.next(), Optional.empty(), first.model(),
                    first.recipient(), first.country(), first.categories(), 0, now,
                    first.basis());
        }
    }
}
