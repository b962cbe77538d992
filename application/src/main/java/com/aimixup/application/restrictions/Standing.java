package com.aimixup.application.restrictions;

import com.aimixup.application.credits.DebtOpen;
import com.aimixup.domain.accounts.AccountId;
import java.util.function.Predicate;

/** Who may begin something new: nobody who is restricted or owes something. */
public final class Standing {
    private final Restrictions restrictions;
    private final Predicate<AccountId> owing;

    /** @param owing who has a debt that is open */
    public Standing(Restrictions restrictions, Predicate<AccountId> owing) {
        this.restrictions = restrictions;
        this.owing = owing;
    }

    /**
     * @throws AccountRestricted if it is
     * @throws DebtOpen if the person owes something
     */
    public void check(AccountId account) {
        if (restrictions.has(account)) throw new AccountRestricted();
        if (owing.test(account)) throw new DebtOpen();
    }
}
