package com.aimixup.application.images;

import com.aimixup.application.files.MemoryStoredFiles;
import com.aimixup.application.files.StoredFiles;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryProvenancesTest extends ProvenancesContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryStoredFiles files = new MemoryStoredFiles(transactions);
    private final MemoryProvenances provenances = new MemoryProvenances(transactions, files);
    private final MemoryVault vault = new MemoryVault(transactions);

    @Override
    protected Provenances provenances() {
        return provenances;
    }

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
