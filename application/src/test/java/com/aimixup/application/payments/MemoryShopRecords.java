package com.aimixup.application.payments;

import com.aimixup.domain.payments.Shop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A shop's books that a test writes. */
final class MemoryShopRecords implements ShopRecords {
    private final List<Sale> sales = new ArrayList<>();
    private final List<Return> returns = new ArrayList<>();
    private Optional<Answer> instead = Optional.empty();

    void answer(Answer other) {
        instead = Optional.of(other);
    }

    void sold(Sale sale) {
        sales.add(sale);
    }

    void returned(Return back) {
        returns.add(back);
    }

    @Override
    public Shop shop() {
        return Shop.PADDLE;
    }

    @Override
    public Answer since(Instant from) {
        return instead.orElseGet(() -> new Answer.Told(
                sales.stream().filter(one -> !one.at().isBefore(from)).toList(),
                returns.stream().filter(one -> !one.at().isBefore(from)).toList()));
    }
}
