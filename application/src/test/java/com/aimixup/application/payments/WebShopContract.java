package com.aimixup.application.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.aimixup.application.payments.WebShop.Answer;
import com.aimixup.domain.payments.ShopItem;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a shop in the web promises. */
public abstract class WebShopContract {
    private final UUID reference = UUID.randomUUID();

    protected abstract WebShop shop();

    @Test
    void aPaymentThatWasBegunIsFoundByItsReference() {
        assertInstanceOf(Answer.Opened.class, open(UUID.randomUUID()));
        var opened = assertInstanceOf(Answer.Opened.class, open(reference));
        assertInstanceOf(Answer.Opened.class, open(UUID.randomUUID()));
        assertEquals(shop().shop(), opened.key().shop());
        assertEquals(opened, shop().find(reference, Instant.EPOCH));
    }

    @Test
    void whatWasNotBegunIsNotFound() {
        open(UUID.randomUUID());
        assertEquals(new Answer.None(), shop().find(reference, Instant.EPOCH));
    }

    /** So whoever asks again has to look first. */
    @Test
    void twoPaymentsAreTwoAlsoOfOneReference() {
        assertNotEquals(open(reference), open(reference));
    }

    private Answer open(UUID reference) {
        return shop().open(reference, new ShopItem(shop().shop(), "pri_pack"), 2);
    }
}
