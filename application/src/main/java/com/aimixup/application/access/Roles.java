package com.aimixup.application.access;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.access.Role;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which people are of the house, and what they do there: one thing each. */
public interface Roles extends PersonalData {

    record Holder(AccountId account, Role role, Instant since) {}

    Optional<Role> of(AccountId account);

    /** In place of another, if there is one. */
    void give(Holder holder);

    /** @return whether there was one */
    boolean take(AccountId account);

    /** In the order in which they came. */
    List<Holder> all();
}
