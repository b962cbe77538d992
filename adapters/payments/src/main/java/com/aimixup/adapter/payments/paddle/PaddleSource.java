package com.aimixup.adapter.payments.paddle;

import com.aimixup.adapter.payments.Facts;
import com.aimixup.application.payments.PaymentSource;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Paddle's webhooks (Paddle Billing, notifications). */
public final class PaddleSource implements PaymentSource {
    /** Paddle's own advice. */
    public static final Duration TOLERANCE = Duration.ofSeconds(5);
    static final String NAME = "paddle";
    private static final String SIGNATURE = "paddle-signature";
    /** No name, address, customer, custom data or means of payment. */
    private static final List<String> KEPT = List.of("data.id", "data.status", "data.origin",
            "data.currency_code", "data.subscription_id", "data.transaction_id", "data.action",
            "data.type", "data.items.price.id", "data.items.quantity",
            "data.details.totals.grand_total", "data.totals.total",
            "data.totals.currency_code", "data.current_billing_period.ends_at",
            "data.scheduled_change.action", "data.scheduled_change.effective_at");

    private final Optional<PaddleSignature> signature;
    private final Clock clock;

    /** @param secrets of the notification destination; none if Paddle is not in use here */
    public PaddleSource(List<String> secrets, Duration tolerance, Clock clock) {
        this.signature = secrets.isEmpty() ? Optional.empty()
                : Optional.of(new PaddleSignature(secrets, tolerance));
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict judge(Map<String, List<String>> headers, byte[] body) {
        if (signature.isEmpty()) return new Verdict.NotInUse();
        var sent = headers.getOrDefault(SIGNATURE, List.of());
        if (sent.size() != 1) return new Verdict.Forged(Reason.NO_SIGNATURE);
        var fault = signature.get().check(sent.getFirst(), body, clock.instant());
        if (fault.isPresent()) return new Verdict.Forged(fault.get());
        try {
            return Facts.parse(body).<Verdict>map(event -> new Verdict.Genuine(new PaymentEvent(
                    NAME, event.text("event_id"), event.text("event_type"),
                    event.instant("occurred_at"), Private.of(event.keep(KEPT)))))
                    .orElseGet(Verdict.Malformed::new);
        } catch (UnreadableEvent e) {
            return new Verdict.Malformed();
        }
    }

    @Override
    public List<PaymentNews> read(PaymentEvent event) {
        return PaddleNews.of(event.type(), Facts.parse(event.facts().reveal()).at("data"),
                event.occurredAt());
    }
}
