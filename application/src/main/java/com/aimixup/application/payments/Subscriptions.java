package com.aimixup.application.payments;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.Subscription;
import java.util.List;
import java.util.Optional;

/** Subscriptions as their shops last told of them. */
public interface Subscriptions extends PersonalData {

    /** Adds it, or replaces an older state. @return false if what is known is as new or newer */
    boolean tell(Subscription subscription);

    Optional<Subscription> find(Shop shop, String reference);

    List<Subscription> of(AccountId account);

    /** All of a shop go from one account to another. @return how many */
    int move(Shop shop, AccountId from, AccountId to);
}
