package com.aimixup.adapter.vault;

import com.aimixup.application.privacy.MemoryWrappedKeys;
import com.aimixup.application.privacy.WrappedKeys;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A key folder and a store, and what a process opens on them. */
record Keys(MasterKeySource source, WrappedKeys store, Transactions transactions, Clock clock) {
    static final Clock NOON =
            Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    static Keys in(Path folder) {
        var transactions = new MemoryTransactions();
        return new Keys(new FolderMasterKeys(folder), new MemoryWrappedKeys(transactions),
                transactions, NOON);
    }

    MasterKeys masters() {
        return MasterKeys.open(source, store, transactions, clock);
    }

    SystemSecrets secrets() {
        return new SystemSecrets(store, masters(), transactions);
    }

    EnvelopeVault vault() {
        var masters = masters();
        var secrets = new SystemSecrets(store, masters, transactions);
        return new EnvelopeVault(store, masters, secrets.emailIndex(), clock);
    }

    KeyRotation rotation() {
        return new KeyRotation(source, masters(), store, transactions);
    }
}
