package com.aimixup.application.access;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.access.PasskeyId;
import com.aimixup.domain.accounts.AccountId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passkeys in memory. */
public final class MemoryPasskeys implements Passkeys {
    private final MemoryTransactions transactions;
    private final MemoryTable<PasskeyId, Passkey> passkeys;

    public MemoryPasskeys(MemoryTransactions transactions) {
        this.transactions = transactions;
        passkeys = transactions.table();
    }

    @Override
    public boolean add(Passkey passkey) {
        return transactions.statement(() -> passkeys.all((_, one) ->
                Arrays.equals(one.credential(), passkey.credential())).isEmpty()
                && passkeys.add(passkey.id(), passkey));
    }

    @Override
    public List<Passkey> list(AccountId account) {
        return passkeys.all((_, one) -> one.account().equals(account)).stream()
                .sorted(Comparator.comparing(Passkey::createdAt)
                        .thenComparing(one -> one.id().value())).toList();
    }

    @Override
    public Optional<Passkey> lock(AccountId account, byte[] credential) {
        return list(account).stream()
                .filter(one -> Arrays.equals(one.credential(), credential)).findFirst();
    }

    @Override
    public void note(Passkey used) {
        passkeys.put(used.id(), used);
    }

    @Override
    public boolean remove(AccountId account, PasskeyId passkey) {
        return transactions.statement(() -> {
            var there = passkeys.find(passkey)
                    .filter(one -> one.account().equals(account)).isPresent();
            if (there) passkeys.remove(passkey);
            return there;
        });
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        list(account).forEach(one -> sections.record("passkeys",
                Map.of("name", one.name().reveal())));
    }

    @Override
    public void erase(AccountId account) {
        passkeys.removeAll((_, one) -> one.account().equals(account));
    }
}
