package com.aimixup.application.teams;

import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryTeamsTest extends TeamsContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryVault vault = new MemoryVault(transactions);
    private final MemoryTeams teams = new MemoryTeams(transactions);

    @Override
    protected Teams teams() {
        return teams;
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
