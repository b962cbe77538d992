package com.aimixup.adapter.postgres;

import com.aimixup.application.accounts.PasswordHash;
import com.aimixup.application.credits.Ledger;
import com.aimixup.application.credits.PriceBook;
import com.aimixup.application.credits.Receipts;
import com.aimixup.application.credits.Spending;
import com.aimixup.application.payments.Books;
import com.aimixup.application.payments.BooksContract;
import com.aimixup.application.payments.Purchases;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.policy.PolicyVersion;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

final class PostgresBooksTest extends BooksContract {
    private final TestDatabase test = TestDatabase.fresh();
    private final MemoryVault vault = new MemoryVault(new MemoryTransactions());

    @AfterEach void close() {
        test.close();
    }

    @Override protected Books books() {
        return new PostgresBooks(test.database());
    }

    @Override protected Purchases purchases() {
        return new PostgresPurchases(test.database());
    }

    @Override protected Ledger ledger() {
        return new PostgresLedger(test.database());
    }

    @Override protected Receipts receipts() {
        return new PostgresReceipts(test.database());
    }

    @Override protected Spending spending() {
        return new PostgresSpending(test.database());
    }

    @Override protected PriceBook prices() {
        return new PostgresPriceBook(test.database());
    }

    @Override protected Transactions transactions() {
        return test.database();
    }

    @Override protected AccountId person() {
        var id = new AccountId(UUID.randomUUID());
        vault.createKey(id);
        test.database().run(() -> new PostgresAccounts(test.database(), vault).add(
                new Account(id, Private.of("A"), new EmailAddress("a@example.org"),
                        PolicyVersion.CURRENT, Instant.EPOCH, Instant.EPOCH),
                new PasswordHash(1, "hash")));
        return id;
    }
}
