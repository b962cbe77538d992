package com.aimixup.application.payments;

import static com.aimixup.application.payments.PaymentSamples.NOON;
import static com.aimixup.application.payments.PaymentSamples.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.payments.PaymentEvents.Claimed;
import com.aimixup.application.payments.PaymentEvents.State;
import com.aimixup.application.payments.PaymentSource.PaymentEvent;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an inbox promises. It is emptied before each test. */
@Tag("collect.payment")
public abstract class PaymentEventsContract {
    private final AccountId anna = new AccountId(UUID.randomUUID());

    /** Without any event. */
    protected abstract PaymentEvents events();

    protected abstract Transactions transactions();

    @Test
    void eventsAreCountedByKindAndState() {
        var unknown = event(NOON);
        for (var one : List.of(unknown, event(NOON), event(NOON)))
            transactions().run(() -> events().add(one, NOON));
        transactions().run(() -> events().finish(unknown, State.IGNORED, 1, NOON,
                Optional.empty(), Optional.of("unknown-kind")));
        assertEquals(Set.of(new PaymentEvents.Tally(unknown.source(), unknown.type(),
                        State.IGNORED, true, 1),
                new PaymentEvents.Tally(unknown.source(), unknown.type(), State.WAITING, false,
                        2)), Set.copyOf(events().tallies()));
    }

    @Test
    void anEventIsKeptOnceAndClaimedAsItWas() {
        var event = event(NOON);
        assertTrue(add(event, NOON));
        assertFalse(add(event, NOON.plusSeconds(9)));
        assertEquals(Optional.of(new Claimed(event, 0)), claim(NOON));
    }

    @Test
    void theOldestComesFirstAndOnlyWhenItIsDue() {
        var late = event(NOON);
        var early = event(NOON.plusSeconds(5));
        add(late, NOON.plusSeconds(2));
        add(early, NOON.plusSeconds(1));
        assertEquals(Optional.empty(), claim(NOON));
        assertEquals(Optional.of(new Claimed(early, 0)), claim(NOON.plusSeconds(3)));
        finish(early, State.APPLIED, NOON.plusSeconds(3));
        assertEquals(Optional.of(new Claimed(late, 0)), claim(NOON.plusSeconds(3)));
        finish(late, State.WAITING, NOON.plusSeconds(60));
        assertEquals(Optional.empty(), claim(NOON.plusSeconds(3)));
        assertEquals(Optional.of(new Claimed(late, 1)), claim(NOON.plusSeconds(60)));
    }

    @Test
    void eachIsWorkedOnByOneAtATime() throws Exception {
        for (var i = 0; i < 24; i++) add(event(NOON), NOON);
        var seen = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 8).mapToObj(_ -> threads.submit(() -> {
                var mine = new ArrayList<String>();
                while (transactions().run(() -> {
                    var claimed = events().claim(NOON);
                    claimed.ifPresent(one -> {
                        mine.add(one.event().id());
                        events().finish(one.event(), State.APPLIED, 1, NOON,
                                Optional.empty(), Optional.empty());
                    });
                    return claimed.isPresent();
                })) Thread.onSpinWait();
                return mine;
            })).toList();
            for (var task : tasks) seen.addAll(task.get());
        }
        assertEquals(24, new HashSet<>(seen).size());
        assertEquals(24, seen.size());
    }

    @Test
    void whatIsStuckWaitsForAPersonWhoLetsItTryAgain() {
        var event = event(NOON);
        add(event, NOON);
        transactions().run(() -> events().finish(event, State.STUCK, 24, NOON, Optional.empty(),
                Optional.of("unknown-buyer")));
        assertEquals(Optional.empty(), claim(NOON.plusSeconds(99)));
        var entry = events().list(Optional.of(State.STUCK), 10).getFirst();
        assertEquals(Optional.of("unknown-buyer"), entry.note());
        assertEquals(1L, events().counts().get(State.STUCK));
        assertEquals(0, retry("evt_other"));
        assertEquals(1, retry(event.id()));
        assertEquals(Optional.of(new Claimed(event, 0)), claim(NOON.plusSeconds(1)));
    }

    @Test
    void whatEndedLosesItsFactsInTimeAndNotItsRecord() {
        var done = event(NOON);
        var waiting = event(NOON);
        add(done, NOON);
        add(waiting, NOON);
        finish(done, State.APPLIED, NOON);
        assertEquals(0, forget(NOON));
        assertEquals(1, forget(NOON.plusSeconds(1)));
        assertEquals(0, forget(NOON.plusSeconds(1)));
        assertEquals(2, events().list(Optional.empty(), 10).size());
        assertFalse(add(done, NOON));
        assertEquals(Optional.of(new Claimed(waiting, 0)), claim(NOON));
    }

    @Test
    void anArchiveHasWhatWasAppliedToOne() {
        var event = event(NOON);
        add(event, NOON);
        finish(event, State.APPLIED, NOON);
        transactions().run(() -> events().erase(anna));
        var sections = new MemorySections();
        events().export(anna, sections);
        assertEquals(List.of(event.id()), sections.of("payment_events").stream()
                .map(record -> record.get("id")).toList());
        events().export(new AccountId(UUID.randomUUID()), sections);
        assertEquals(1, sections.of("payment_events").size());
    }

    private boolean add(PaymentEvent event, Instant at) {
        return transactions().run(() -> events().add(event, at));
    }

    private Optional<Claimed> claim(Instant now) {
        return transactions().run(() -> events().claim(now));
    }

    private void finish(PaymentEvent event, State state, Instant next) {
        transactions().run(() -> events().finish(event, state, 1, next, Optional.of(anna),
                Optional.empty()));
    }

    private int retry(String id) {
        return transactions().run(() -> events().retry(Optional.of(id), NOON.plusSeconds(1)));
    }

    private int forget(Instant before) {
        return transactions().run(() -> events().forget(before));
    }
}
