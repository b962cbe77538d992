package com.aimixup.application.answers;

import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.OuterTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryKeptAnswersTest extends KeptAnswersContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final KeptAnswers answers = new MemoryKeptAnswers(transactions);
    private final Vault vault = new MemoryVault(transactions);

    @Override
    protected KeptAnswers answers() {
        return answers;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected OuterTransactions outer() {
        return transactions;
    }

    @Override
    protected Vault vault() {
        return vault;
    }
}
