package com.aimixup.application.payments;

import java.time.Clock;
import java.time.Duration;

/** Drops what events said once nobody can need it any more; that they were there stays. */
public final class ForgetPaymentEvents {
    /** A refund or a chargeback is told within that time, and may have to be understood. */
    public static final Duration KEPT = Duration.ofDays(90);

    private final PaymentEvents events;
    private final Clock clock;

    public ForgetPaymentEvents(PaymentEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** @return of how many */
    public int handle() {
        return events.forget(clock.instant().minus(KEPT));
    }
}
