package com.aimixup.application.payments;

import com.aimixup.application.credits.Ledger;
import com.aimixup.application.credits.MemoryLedger;
import com.aimixup.application.credits.MemoryPriceBook;
import com.aimixup.application.credits.MemoryReceipts;
import com.aimixup.application.credits.MemorySpending;
import com.aimixup.application.credits.PriceBook;
import com.aimixup.application.credits.Receipts;
import com.aimixup.application.credits.Spending;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

final class MemoryBooksTest extends BooksContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final List<AccountId> people = new ArrayList<>();
    private final MemoryBooks.Shelf shelf = new MemoryBooks.Shelf(
            new MemoryPurchases(transactions), new MemoryLedger(transactions),
            new MemoryReceipts(transactions), new MemorySpending(transactions),
            new MemoryPriceBook(transactions));

    @Override
    protected Books books() {
        return new MemoryBooks(shelf, () -> people);
    }

    @Override
    protected Purchases purchases() {
        return shelf.purchases();
    }

    @Override
    protected Ledger ledger() {
        return shelf.ledger();
    }

    @Override
    protected Receipts receipts() {
        return shelf.receipts();
    }

    @Override
    protected Spending spending() {
        return shelf.spending();
    }

    @Override
    protected PriceBook prices() {
        return shelf.prices();
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected AccountId person() {
        people.add(new AccountId(UUID.randomUUID()));
        return people.getLast();
    }
}
