package com.aimixup.application.restrictions;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.Restriction;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The accounts that are restricted; one that is not here is active. */
public interface Restrictions extends PersonalData {

    /** @return false if it was restricted before; that stays as it is */
    boolean add(Restriction restriction);

    /** @return what it was; empty if it was not restricted */
    Optional<Restriction> lift(AccountId account);

    boolean has(AccountId account);

    /** Those of these accounts that are restricted. */
    Set<AccountId> among(Collection<AccountId> accounts);

    /** Oldest first. */
    List<Restriction> all(int limit);
}
