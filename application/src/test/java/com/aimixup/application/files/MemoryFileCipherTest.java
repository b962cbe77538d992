package com.aimixup.application.files;

import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;

final class MemoryFileCipherTest extends FileCipherContract {
    private final Vault vault = new MemoryVault(new MemoryTransactions());

    @Override
    protected Vault vault() {
        return vault;
    }

    @Override
    protected FileCipher cipher() {
        return new MemoryFileCipher(vault);
    }
}
