package com.aimixup.application.payments;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.PaymentNews;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service that knows what a test tells it. */
public final class MemoryAppPurchases implements AppPurchases {
    private final Map<AccountId, List<PaymentNews>> known = new HashMap<>();
    private Optional<Answer> instead = Optional.empty();

    public void answer(Optional<Answer> instead) {
        this.instead = instead;
    }

    public void know(AccountId account, PaymentNews news) {
        known.computeIfAbsent(account, _ -> new ArrayList<>()).add(news);
    }

    @Override
    public Answer of(AccountId account) {
        return instead.orElseGet(() ->
                new Answer.Told(known.getOrDefault(account, List.of())));
    }
}
