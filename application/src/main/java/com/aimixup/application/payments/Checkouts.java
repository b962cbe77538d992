package com.aimixup.application.payments;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.ProductId;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who opened which payment. Only this binds a payment to an account: its own data do not. */
public interface Checkouts extends PersonalData {

    /**
     * @param id made by the client: the same again is the same checkout
     * @param key empty until the shop has answered
     * @param url where to pay; whoever has it can
     */
    record Checkout(AccountId account, UUID id, ProductId product, long quantity,
            Optional<PurchaseKey> key, Optional<Private<String>> url, Instant at) {}

    /** @return false if the account has one of this id */
    boolean add(Checkout checkout);

    Optional<Checkout> find(AccountId account, UUID id);

    /** The shop has answered; harmless if it has been noted before. */
    void opened(AccountId account, UUID id, PurchaseKey key, Private<String> url);

    Optional<AccountId> payer(PurchaseKey key);
}
