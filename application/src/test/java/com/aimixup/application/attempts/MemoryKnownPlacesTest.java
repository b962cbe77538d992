package com.aimixup.application.attempts;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryKnownPlacesTest extends KnownPlacesContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final KnownPlaces places = new MemoryKnownPlaces(transactions);

    @Override
    protected KnownPlaces places() {
        return places;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
