package com.aimixup.application.accounts;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts in memory. */
public final class MemoryAccounts implements Accounts {
    private record Kept(Account account, PasswordHash password) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<AccountId, Kept> accounts;

    public MemoryAccounts(MemoryTransactions transactions) {
        this.transactions = transactions;
        accounts = transactions.table();
    }

    @Override
    public boolean add(Account account, PasswordHash password) {
        return transactions.statement(() -> findByEmail(account.email()).isEmpty()
                && accounts.add(account.id(), new Kept(account, password)));
    }

    @Override
    public Optional<Account> find(AccountId account) {
        return accounts.find(account).map(Kept::account);
    }

    @Override
    public Optional<AccountId> findByEmail(EmailAddress email) {
        return accounts.all((_, kept) -> kept.account().email().normalised()
                .equals(email.normalised())).stream().map(kept -> kept.account().id()).findFirst();
    }

    @Override
    public Optional<PasswordHash> password(AccountId account) {
        return accounts.find(account).map(Kept::password);
    }

    @Override
    public void changePassword(AccountId account, PasswordHash password) {
        transactions.statement(() -> accounts.find(account).ifPresent(kept ->
                accounts.put(account, new Kept(kept.account(), password))));
    }

    @Override
    public void markVerified(AccountId account) {
        transactions.statement(() -> accounts.find(account).ifPresent(kept ->
                accounts.put(account, new Kept(kept.account().verified(), kept.password()))));
    }

    @Override
    public boolean change(Account changed) {
        return transactions.statement(() -> {
            var kept = accounts.find(changed.id())
                    .filter(found -> found.account().version() == changed.version() - 1);
            if (kept.isEmpty()) return false;
            if (findByEmail(changed.email()).filter(owner -> !owner.equals(changed.id()))
                    .isPresent()) throw new AddressTaken();
            accounts.put(changed.id(), new Kept(changed, kept.get().password()));
            return true;
        });
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        find(account).ifPresent(found -> sections.record("account", Map.of("name",
                found.name().reveal(), "email", found.email().value())));
    }

    @Override
    public void erase(AccountId account) {
        accounts.remove(account);
    }
}
