package com.aimixup.application.payments;

import com.aimixup.application.payments.PaymentSource.Verdict;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Takes in what a payment service sends: checked, kept, acknowledged. Its effect comes later, by
 * {@link ApplyPaymentEvents}, so that the service never waits for us.
 */
public final class ReceivePaymentEvent {
    private static final Logger LOG = System.getLogger(ReceivePaymentEvent.class.getName());

    public enum Outcome { KEPT, KEPT_BEFORE, FORGED, MALFORMED, NOT_IN_USE }

    private final PaymentEvents events;
    private final Runnable wake;
    private final Clock clock;

    /** @param wake tells the job that there is work */
    public ReceivePaymentEvent(PaymentEvents events, Runnable wake, Clock clock) {
        this.events = events;
        this.wake = wake;
        this.clock = clock;
    }

    public Outcome handle(PaymentSource source, Map<String, List<String>> headers, byte[] body) {
        return switch (source.judge(headers, body)) {
            case Verdict.Genuine(var event) -> {
                if (!events.add(event, clock.instant())) yield Outcome.KEPT_BEFORE;
                wake.run();
                yield Outcome.KEPT;
            }
            case Verdict.Forged(var reason) -> {
                LOG.log(Level.WARNING, "payment-event.forged source=" + source.name()
                        + " reason=" + reason);
                yield Outcome.FORGED;
            }
            case Verdict.Malformed() -> {
                LOG.log(Level.ERROR, "payment-event.malformed source=" + source.name());
                yield Outcome.MALFORMED;
            }
            case Verdict.NotInUse() -> Outcome.NOT_IN_USE;
        };
    }
}
