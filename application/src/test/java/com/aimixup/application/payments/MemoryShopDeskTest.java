package com.aimixup.application.payments;

import com.aimixup.domain.payments.PurchaseKey;

final class MemoryShopDeskTest extends ShopDeskContract {
    private final MemoryShopDesk desk = new MemoryShopDesk();

    @Override
    protected ShopDesk desk() {
        return desk;
    }

    @Override
    protected PurchaseKey sold() {
        return PaymentScene.key("txn_1");
    }
}
