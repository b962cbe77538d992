package com.aimixup.application.credits;

import com.aimixup.domain.accounts.AccountId;
import java.util.List;
import java.util.Optional;

/** Shows a person what they used, added up. */
public final class ReadUsage {
    private final Receipts receipts;

    public ReadUsage(Receipts receipts) {
        this.receipts = receipts;
    }

    /** @param after the key that an earlier page ended with */
    public List<Receipts.Sum> handle(AccountId account, Receipts.By by, Period period,
            Optional<String> after, int limit) {
        return receipts.sums(account, by, period, after, limit);
    }
}
