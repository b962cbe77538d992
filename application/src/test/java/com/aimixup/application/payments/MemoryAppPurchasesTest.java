package com.aimixup.application.payments;

import com.aimixup.domain.accounts.AccountId;

final class MemoryAppPurchasesTest extends AppPurchasesContract {
    private final MemoryAppPurchases service = new MemoryAppPurchases();

    @Override
    protected AppPurchases service() {
        return service;
    }

    @Override
    protected void sell(AccountId to, String transaction, boolean refunded) {
        service.know(to, refunded ? refunded(transaction) : bought(to, transaction));
    }
}
