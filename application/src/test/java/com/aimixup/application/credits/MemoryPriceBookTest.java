package com.aimixup.application.credits;

import com.aimixup.application.runtime.MemoryTransactions;

final class MemoryPriceBookTest extends PriceBookContract {
    private final PriceBook prices = new MemoryPriceBook(new MemoryTransactions());

    @Override
    protected PriceBook prices() {
        return prices;
    }
}
