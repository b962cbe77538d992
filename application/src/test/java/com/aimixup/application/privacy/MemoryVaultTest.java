package com.aimixup.application.privacy;

import com.aimixup.application.runtime.MemoryTransactions;

final class MemoryVaultTest extends VaultContract {
    private final Vault vault = new MemoryVault(new MemoryTransactions());

    @Override
    protected Vault vault() {
        return vault;
    }
}
