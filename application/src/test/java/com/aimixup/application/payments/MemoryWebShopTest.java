package com.aimixup.application.payments;

final class MemoryWebShopTest extends WebShopContract {
    private final MemoryWebShop shop = new MemoryWebShop();

    @Override
    protected WebShop shop() {
        return shop;
    }
}
