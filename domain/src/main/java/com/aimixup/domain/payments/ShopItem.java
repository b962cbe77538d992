package com.aimixup.domain.payments;

/** What a shop calls a thing that it sells: a price id of Paddle, a product id of a store. */
public record ShopItem(Shop shop, String item) {
    public ShopItem {
        if (item.isBlank()) throw new IllegalArgumentException("an item without an id");
    }
}
