package com.aimixup.adapter.http;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.credits.Ledger;
import com.aimixup.application.payments.MemoryCheckouts;
import com.aimixup.application.payments.MemoryDebts;
import com.aimixup.application.payments.MemoryPaymentEvents;
import com.aimixup.application.payments.MemoryPurchases;
import com.aimixup.application.payments.MemorySubscriptions;
import com.aimixup.application.payments.PaymentSource;
import com.aimixup.application.payments.PaymentStores;
import com.aimixup.application.payments.PaymentUseCases;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.payments.Catalogue;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.privacy.Private;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A payment service that believes whoever says so; its events are named by their whole body. */
record Till(String name) implements PaymentSource {

    static PaymentUseCases payments(MemoryTransactions memory, Accounts accounts, Ledger ledger,
            Clock clock) {
        var stores = new PaymentStores(new MemoryPaymentEvents(memory),
                new MemoryPurchases(memory), new MemoryCheckouts(memory),
                new MemorySubscriptions(memory), new MemoryDebts(memory));
        return PaymentUseCases.over(stores, List.of(new Till("paddle"), new Till("revenuecat")),
                accounts, ledger, new Catalogue(List.of()), memory, () -> { }, clock);
    }

    @Override
    public Verdict judge(Map<String, List<String>> headers, byte[] body) {
        return switch (headers.getOrDefault("x-verdict", List.of("")).getFirst()) {
            case "genuine" -> new Verdict.Genuine(new PaymentEvent(name,
                    new String(body, StandardCharsets.UTF_8), "test", Instant.EPOCH,
                    Private.of("")));
            case "malformed" -> new Verdict.Malformed();
            case "not-in-use" -> new Verdict.NotInUse();
            default -> new Verdict.Forged(Reason.WRONG_SIGNATURE);
        };
    }

    @Override
    public List<PaymentNews> read(PaymentEvent event) {
        return List.of(new PaymentNews.Nothing(PaymentNews.Reason.NO_EFFECT));
    }
}
