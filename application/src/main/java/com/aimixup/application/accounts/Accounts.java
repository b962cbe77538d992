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

    /**
     * Name, address, language and whether it is verified, in place of what was.
     *
     * @return false if its version is not one less there, or the account is gone
     * @throws AddressTaken if another account has the address; the transaction cannot go on
     */
    boolean change(Account changed);

    /** Two wanted one address. */
    final class AddressTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        public AddressTaken() {
            super("address taken", null, false, false);
        }
    }
}
