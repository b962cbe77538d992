package com.aimixup.application.payments;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.accounts.PasswordHash;
import com.aimixup.application.payments.ShopChanges.What;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Accounts; whatever changes an address or a name notes that the shop has to be told. */
public final class NotingAccounts implements Accounts {
    private final Accounts accounts;
    private final ShopChanges changes;
    private final Clock clock;

    public NotingAccounts(Accounts accounts, ShopChanges changes, Clock clock) {
        this.accounts = accounts;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public boolean change(Account changed) {
        var before = accounts.find(changed.id());
        if (!accounts.change(changed)) return false;
        before.ifPresent(was -> {
            if (!was.email().equals(changed.email()))
                changes.note(changed.id(), What.EMAIL, clock.instant());
            if (!was.name().equals(changed.name()))
                changes.note(changed.id(), What.NAME, clock.instant());
        });
        return true;
    }

    @Override
    public boolean add(Account account, PasswordHash password) {
        return accounts.add(account, password);
    }

    @Override
    public Optional<Account> find(AccountId account) {
        return accounts.find(account);
    }

    @Override
    public Optional<AccountId> findByEmail(EmailAddress email) {
        return accounts.findByEmail(email);
    }

    @Override
    public Optional<PasswordHash> password(AccountId account) {
        return accounts.password(account);
    }

    @Override
    public void changePassword(AccountId account, PasswordHash password) {
        accounts.changePassword(account, password);
    }

    @Override
    public void markVerified(AccountId account) {
        accounts.markVerified(account);
    }

    @Override
    public List<Table> tables() {
        return accounts.tables();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        accounts.export(account, sections);
    }

    @Override
    public void erase(AccountId account) {
        accounts.erase(account);
    }
}
