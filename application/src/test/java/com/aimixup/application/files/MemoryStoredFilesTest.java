package com.aimixup.application.files;

import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryStoredFilesTest extends StoredFilesContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final Vault vault = new MemoryVault(transactions);
    private final StoredFiles files = new MemoryStoredFiles(transactions);

    @Override
    protected StoredFiles files() {
        return files;
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
