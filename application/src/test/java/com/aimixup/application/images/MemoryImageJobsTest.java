package com.aimixup.application.images;

import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryImageJobsTest extends ImageJobsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryImageJobs jobs = new MemoryImageJobs(transactions);
    private final MemoryVault vault = new MemoryVault(transactions);

    @Override
    protected ImageJobs jobs() {
        return jobs;
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
