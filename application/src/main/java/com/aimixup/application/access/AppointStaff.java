package com.aimixup.application.access;

import com.aimixup.application.access.Roles.Holder;
import com.aimixup.application.access.Sessions.EndReason;
import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.Role;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import java.time.Clock;
import java.util.Optional;

/** Gives somebody a role, or takes it; whatever they were logged in for before has ended then. */
public final class AppointStaff {

    /** @param role empty to take what they have */
    public record Command(EmailAddress email, Optional<Role> role) {}

    public enum Outcome { DONE, UNCHANGED, UNKNOWN }

    private final Roles roles;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Transactions transactions;
    private final Clock clock;

    public AppointStaff(Roles roles, Accounts accounts, Sessions sessions,
            Transactions transactions, Clock clock) {
        this.roles = roles;
        this.accounts = accounts;
        this.sessions = sessions;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return accounts.findByEmail(command.email()).map(account -> transactions.run(() ->
                change(account, command.role()))).orElse(Outcome.UNKNOWN);
    }

    private Outcome change(AccountId account, Optional<Role> role) {
        if (roles.of(account).equals(role)) return Outcome.UNCHANGED;
        var now = clock.instant();
        role.ifPresentOrElse(given -> roles.give(new Holder(account, given, now)),
                () -> roles.take(account));
        sessions.endAll(account, Optional.empty(), EndReason.ROLE_CHANGED, now);
        return Outcome.DONE;
    }
}
