package com.aimixup.application.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.aimixup.application.payments.ShopDesk.Answer;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.privacy.Private;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a shop's desk promises. */
public abstract class ShopDeskContract {

    protected abstract ShopDesk desk();

    /** Somebody has bought this. */
    protected abstract PurchaseKey sold();

    @Test
    void whoBoughtFindsInvoiceAndPortal() {
        var sold = sold();
        assertEquals(desk().shop(), sold.shop());
        assertInstanceOf(Answer.Link.class, desk().invoice(sold));
        assertInstanceOf(Answer.Link.class, desk().portal(sold, List.of()));
        assertInstanceOf(Answer.Link.class, desk().portal(sold, List.of("sub_1")));
    }

    @Test
    void aCustomerIsCorrectedHoweverOften() {
        var sold = sold();
        for (var times = 0; times < 2; times++) assertEquals(new Answer.Done(), desk()
                .correct(sold, Optional.of(Private.of("new@example.org")), Optional.empty()));
        assertEquals(new Answer.Done(),
                desk().correct(sold, Optional.empty(), Optional.of(Private.of("Anna"))));
    }
}
