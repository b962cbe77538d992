package com.aimixup.application.accounts;

import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryAccountsTest extends AccountsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryVault vault = new MemoryVault(transactions);
    private final MemoryAccounts accounts = new MemoryAccounts(transactions);

    @Override
    protected Accounts accounts() {
        return accounts;
    }

    @Override
    protected Vault vault() {
        return vault;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
