package com.aimixup.application.accounts;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Consents in memory. */
public final class MemoryConsents implements Consents {
    private final MemoryTable<UUID, Consent> consents;

    public MemoryConsents(MemoryTransactions transactions) {
        consents = transactions.table();
    }

    @Override
    public void add(Consent consent) {
        if (!consents.add(consent.id(), consent))
            throw new IllegalStateException("there is a consent of this id");
    }

    @Override
    public List<Consent> of(AccountId account) {
        return consents.all((_, consent) -> consent.account().equals(account)).stream()
                .sorted(Comparator.comparing(Consent::at)
                        .thenComparing(consent -> consent.id().toString())).toList();
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        of(account).forEach(consent -> sections.record("consents", Map.of("purpose",
                consent.purpose().name(), "given", consent.given(), "at", consent.at())));
    }

    @Override
    public void erase(AccountId account) {
        consents.removeAll((_, consent) -> consent.account().equals(account));
    }
}
