package com.aimixup.domain.payments;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All products, in the order in which they are offered. */
public final class Catalogue {
    private final Map<ProductId, Product> products = new LinkedHashMap<>();
    private final Map<ShopItem, Product> sold = new HashMap<>();

    /** @throws IllegalArgumentException naming a product or an item that is there twice */
    public Catalogue(List<Product> products) {
        for (var product : products) {
            if (this.products.put(product.id(), product) != null)
                throw new IllegalArgumentException("two products " + product.id().value());
            for (var item : product.sold())
                if (sold.put(item, product) != null) throw new IllegalArgumentException(
                        "two products are " + item.item() + " at " + item.shop());
        }
    }

    public List<Product> products() {
        return List.copyOf(products.values());
    }

    public Optional<Product> find(ProductId id) {
        return Optional.ofNullable(products.get(id));
    }

    public Optional<Product> find(ShopItem item) {
        return Optional.ofNullable(sold.get(item));
    }
}
