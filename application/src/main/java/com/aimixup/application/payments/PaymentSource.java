package com.aimixup.application.payments;

import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A payment service that tells us what happened by calling us. */
public interface PaymentSource {

    /** Short and fixed: part of the path that it calls, and of what is stored. */
    String name();

    /**
     * Looks whether a call is genuine and what of it is worth keeping. Nothing is read of a body
     * before its signature has been checked.
     *
     * @param headers names in small letters
     */
    Verdict judge(Map<String, List<String>> headers, byte[] body);

    /**
     * What a kept event says; often one thing, sometimes of a purchase and of its subscription.
     *
     * @throws UnreadableEvent if it lacks something that its kind must have
     */
    List<PaymentNews> read(PaymentEvent event);

    sealed interface Verdict {
        record Genuine(PaymentEvent event) implements Verdict {}

        /** Not from them, changed on the way, or too old. */
        record Forged(Reason reason) implements Verdict {}

        /** Genuine, and not what we can keep as an event. */
        record Malformed() implements Verdict {}

        /** This service is not configured here. */
        record NotInUse() implements Verdict {}
    }

    enum Reason { NO_SIGNATURE, WRONG_SIGNATURE, STALE, FROM_THE_FUTURE }

    /**
     * @param id the service's own; the same event again has the same
     * @param type in the service's words
     * @param occurredAt at the service
     * @param facts the few fields that we need, and nothing else of what was sent
     */
    record PaymentEvent(String source, String id, String type, Instant occurredAt,
            Private<String> facts) {}

    /** Carries the name of a field and nothing of its value. */
    final class UnreadableEvent extends RuntimeException {
        private static final long serialVersionUID = 1;

        public UnreadableEvent(String field) {
            super("unreadable field " + field);
        }
    }
}
