package com.aimixup.application.payments;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.credits.Ledger;
import com.aimixup.application.payments.PaymentEffects.Result;
import com.aimixup.application.payments.PaymentEvents.State;
import com.aimixup.application.payments.PaymentSource.PaymentEvent;
import com.aimixup.application.payments.PaymentSource.UnreadableEvent;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Catalogue;
import com.aimixup.domain.payments.PaymentNews;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Works through the inbox. An event's effect and its mark are one transaction. One that cannot be
 * applied is put off, for longer each time, and shows as stuck after a while; it is never dropped.
 */
public final class ApplyPaymentEvents {
    private static final Logger LOG = System.getLogger(ApplyPaymentEvents.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    /** By then it has waited for almost three days. */
    private static final int TRIES = 24;
    private static final int DOUBLINGS_MAX = 14;

    private final PaymentEvents events;
    private final PaymentEffects effects;
    private final Map<String, PaymentSource> sources;
    private final Transactions transactions;
    private final Clock clock;

    public ApplyPaymentEvents(PaymentStores stores, List<PaymentSource> sources,
            Accounts accounts, Ledger ledger, Catalogue catalogue, Transactions transactions,
            Clock clock) {
        this.events = stores.events();
        this.effects = new PaymentEffects(accounts, ledger, catalogue, stores);
        this.sources = sources.stream()
                .collect(Collectors.toMap(PaymentSource::name, Function.identity()));
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return how many events were looked at */
    public int handle() {
        var count = 0;
        while (next()) count++;
        return count;
    }

    private boolean next() {
        var failed = new Object() { Optional<PaymentEvents.Claimed> event = Optional.empty(); };
        try {
            return transactions.run(() -> {
                var claimed = events.claim(clock.instant());
                failed.event = claimed;
                claimed.ifPresent(this::work);
                return claimed.isPresent();
            });
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException failure) {
            var claimed = failed.event.orElseThrow(() -> failure);
            LOG.log(Level.ERROR, "payment-event.failed source=" + claimed.event().source()
                    + " id=" + claimed.event().id(), failure);
            transactions.run(() -> putOff(claimed, "failed"));
            return true;
        }
    }

    private void work(PaymentEvents.Claimed claimed) {
        var event = claimed.event();
        List<PaymentNews> news;
        try {
            news = Optional.ofNullable(sources.get(event.source()))
                    .orElseThrow(() -> new UnreadableEvent("source")).read(event);
        } catch (UnreadableEvent unreadable) {
            putOff(claimed, "unreadable");
            return;
        }
        switch (effects.apply(news)) {
            case Result.Done(var account) -> end(claimed, State.APPLIED, Optional.of(account),
                    Optional.empty());
            case Result.Ignored(var reason) -> end(claimed, State.IGNORED, Optional.empty(),
                    Optional.of(code(reason)));
            case Result.Wait(var why) -> putOff(claimed, code(why));
        }
    }

    private void end(PaymentEvents.Claimed claimed, State state, Optional<AccountId> account,
            Optional<String> note) {
        events.finish(claimed.event(), state, claimed.tries() + 1, clock.instant(), account, note);
    }

    private void putOff(PaymentEvents.Claimed claimed, String why) {
        var tries = claimed.tries() + 1;
        var state = tries < TRIES ? State.WAITING : State.STUCK;
        events.finish(claimed.event(), state, tries, clock.instant().plus(pause(tries)),
                Optional.empty(), Optional.of(why));
        if (state == State.STUCK) LOG.log(Level.ERROR, "payment-event.stuck source="
                + claimed.event().source() + " id=" + claimed.event().id() + " why=" + why);
    }

    private static Duration pause(int tries) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, DOUBLINGS_MAX));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static String code(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
