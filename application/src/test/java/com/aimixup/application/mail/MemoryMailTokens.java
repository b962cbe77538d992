package com.aimixup.application.mail;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.MailToken;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The hashes of tokens that were sent by mail, in memory. */
public final class MemoryMailTokens implements MailTokens {
    private record Kept(AccountId account, Purpose purpose, Instant at, Instant end) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<String, Kept> tokens;

    public MemoryMailTokens(MemoryTransactions transactions) {
        this.transactions = transactions;
        tokens = transactions.table();
    }

    @Override
    public void add(MailToken token, Purpose purpose, Instant now, Instant expiresAt) {
        tokens.put(key(token), new Kept(token.account(), purpose, now, expiresAt));
    }

    @Override
    public long count(AccountId account, Purpose purpose, Instant since) {
        return tokens.all((_, kept) -> kept.account().equals(account)
                && kept.purpose() == purpose && kept.at().isAfter(since)).size();
    }

    @Override
    public boolean spend(MailToken token, Purpose purpose, Instant now) {
        return transactions.statement(() -> {
            var good = tokens.find(key(token)).filter(kept -> kept.purpose() == purpose
                    && kept.end().isAfter(now)).isPresent();
            if (good) tokens.removeAll((_, kept) -> kept.account().equals(token.account())
                    && kept.purpose() == purpose);
            return good;
        });
    }

    @Override
    public void withdraw(AccountId account, Purpose purpose) {
        tokens.removeAll((_, kept) -> kept.account().equals(account)
                && kept.purpose() == purpose);
    }

    private static String key(MailToken token) {
        return token.account() + HexFormat.of().formatHex(token.hash());
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        tokens.all((_, kept) -> kept.account().equals(account)).forEach(kept ->
                sections.record("mailTokens", Map.of("purpose", kept.purpose().name(),
                        "at", kept.at())));
    }

    @Override
    public void erase(AccountId account) {
        tokens.removeAll((_, kept) -> kept.account().equals(account));
    }
}
