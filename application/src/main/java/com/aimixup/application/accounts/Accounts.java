package com.aimixup.application.accounts;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import java.util.Optional;

/** The people who use the service, with the hash of each one's password. */
public interface Accounts extends PersonalData {

    /** @return false if the address has an account already; nothing is stored then */
    boolean add(Account account, PasswordHash password);

    Optional<Account> find(AccountId account);

    Optional<AccountId> findByEmail(EmailAddress email);

    Optional<PasswordHash> password(AccountId account);

    void changePassword(AccountId account, PasswordHash password);

    /** The address is theirs. */
    void markVerified(AccountId account);
}
