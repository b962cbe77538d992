package com.aimixup.adapter.payments.revenuecat;

import com.aimixup.adapter.payments.Facts;
import com.aimixup.adapter.payments.Secrets;
import com.aimixup.application.payments.PaymentSource;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RevenueCat's webhooks: purchases in the stores of Android and iOS. */
public final class RevenueCatSource implements PaymentSource {
    static final String NAME = "revenuecat";
    private static final String AUTHORIZATION = "authorization";
    /** No attributes of the person, country, device or price list. */
    private static final List<String> KEPT = List.of("app_user_id", "original_app_user_id",
            "aliases", "product_id", "period_type", "purchased_at_ms", "expiration_at_ms",
            "environment", "store", "transaction_id", "original_transaction_id",
            "is_family_share", "currency", "price_in_purchased_currency", "cancel_reason",
            "transferred_from", "transferred_to");

    private final Optional<Private<String>> authorization;
    private final boolean sandbox;

    /**
     * @param authorization the value that is set at RevenueCat, whole; empty if it is not in use
     * @param sandbox whether purchases that cost nothing count; never in production
     */
    public RevenueCatSource(Optional<Private<String>> authorization, boolean sandbox) {
        this.authorization = authorization;
        this.sandbox = sandbox;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict judge(Map<String, List<String>> headers, byte[] body) {
        if (authorization.isEmpty()) return new Verdict.NotInUse();
        var sent = headers.getOrDefault(AUTHORIZATION, List.of());
        if (sent.size() != 1) return new Verdict.Forged(Reason.NO_SIGNATURE);
        if (!Secrets.equal(authorization.get().reveal(), sent.getFirst()))
            return new Verdict.Forged(Reason.WRONG_SIGNATURE);
        try {
            return Facts.parse(body).map(all -> all.at("event")).<Verdict>map(event ->
                    new Verdict.Genuine(new PaymentEvent(NAME, event.text("id"),
                            event.text("type"),
                            Instant.ofEpochMilli(event.number("event_timestamp_ms")),
                            Private.of(event.keep(KEPT)))))
                    .orElseGet(Verdict.Malformed::new);
        } catch (UnreadableEvent e) {
            return new Verdict.Malformed();
        }
    }

    @Override
    public List<PaymentNews> read(PaymentEvent event) {
        return new RevenueCatNews(Facts.parse(event.facts().reveal()), event.occurredAt(), sandbox)
                .of(event.type());
    }
}
