package com.aimixup.application.payments;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Debt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is owed after refunds of spent credits. */
public interface Debts extends PersonalData {

    /** @return false if it is there already */
    boolean add(Debt debt);

    List<Debt> of(AccountId account);

    boolean hasOpen(AccountId account);

    /** Of everybody, oldest first. */
    List<Debt> open(int limit);

    /**
     * @param reason a code, where a person decided
     * @return the debt as it is now; empty if it is not open
     */
    Optional<Debt> end(AccountId account, UUID debt, Debt.State state, Optional<String> reason,
            Instant at);
}
