package com.aimixup.application.access;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Challenges in memory. */
public final class MemoryPasskeyChallenges implements PasskeyChallenges {
    private record Kept(Purpose purpose, Optional<AccountId> account, Instant end) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<String, Kept> challenges;

    public MemoryPasskeyChallenges(MemoryTransactions transactions) {
        this.transactions = transactions;
        challenges = transactions.table();
    }

    @Override
    public void add(byte[] challenge, Purpose purpose, Optional<AccountId> account, Instant now,
            Instant expiresAt) {
        transactions.statement(() -> {
            challenges.removeAll((_, kept) -> !kept.end().isAfter(now));
            challenges.put(HexFormat.of().formatHex(challenge),
                    new Kept(purpose, account, expiresAt));
        });
    }

    @Override
    public boolean take(byte[] challenge, Purpose purpose, Optional<AccountId> account,
            Instant now) {
        return transactions.statement(() -> {
            var good = challenges.find(HexFormat.of().formatHex(challenge))
                    .filter(kept -> kept.purpose() == purpose && kept.account().equals(account)
                            && kept.end().isAfter(now)).isPresent();
            if (good) challenges.remove(HexFormat.of().formatHex(challenge));
            return good;
        });
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        challenges.all((_, kept) -> kept.account().equals(Optional.of(account))).forEach(kept ->
                sections.record("passkeyChallenges", Map.of("purpose", kept.purpose().name())));
    }

    @Override
    public void erase(AccountId account) {
        challenges.removeAll((_, kept) -> kept.account().equals(Optional.of(account)));
    }
}
