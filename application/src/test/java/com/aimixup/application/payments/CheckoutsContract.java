package com.aimixup.application.payments;

import static com.aimixup.application.payments.PaymentSamples.NOON;
import static com.aimixup.application.payments.PaymentSamples.PACK;
import static com.aimixup.application.payments.PaymentSamples.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.payments.Checkouts.Checkout;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a store of checkouts promises. */
@Tag("collect.payment")
public abstract class CheckoutsContract {
    private static final Private<String> URL = Private.of("https://pay.example.org/1");

    /** For whom the vault has a key, where there is one. */
    protected abstract AccountId anna();

    protected abstract Checkouts checkouts();

    protected abstract Transactions transactions();

    @Test
    void aCheckoutIsAddedOnceForEachId() {
        var one = checkout();
        assertTrue(transactions().run(() -> checkouts().add(one)));
        assertFalse(transactions().run(() -> checkouts().add(one)));
        assertEquals(Optional.of(one), checkouts().find(anna(), one.id()));
        assertEquals(Optional.empty(), checkouts().find(
                new AccountId(UUID.randomUUID()), one.id()));
    }

    @Test
    void onceTheShopHasAnsweredItTellsWhoPays() {
        var one = checkout();
        var key = key();
        transactions().run(() -> checkouts().add(one));
        assertEquals(Optional.empty(), checkouts().payer(key));
        transactions().run(() -> checkouts().opened(anna(), one.id(), key, URL));
        transactions().run(() -> checkouts().opened(anna(), one.id(), key(),
                Private.of("https://other.example.org")));
        assertEquals(Optional.of(anna()), checkouts().payer(key));
        assertEquals(Optional.of(new Checkout(anna(), one.id(), PACK, 2, Optional.of(key),
                Optional.of(URL), NOON)), checkouts().find(anna(), one.id()));
    }

    @Test
    void anArchiveHasThem() {
        transactions().run(() -> checkouts().add(checkout()));
        var sections = new MemorySections();
        checkouts().export(anna(), sections);
        assertEquals(1, sections.of("checkouts").size());
    }

    private Checkout checkout() {
        return new Checkout(anna(), UUID.randomUUID(), PACK, 2, Optional.empty(),
                Optional.empty(), NOON);
    }
}
