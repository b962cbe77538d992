package com.aimixup.adapter.payments.paddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.aimixup.application.payments.ShopDesk;
import com.aimixup.application.payments.ShopDesk.Answer;
import com.aimixup.application.payments.ShopDeskContract;
import com.aimixup.application.payments.WebShop;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PaddleDeskTest extends ShopDeskContract {
    private final PaddleSandbox paddle = PaddleSandbox.start("secret", Clock.systemUTC());
    private final PaddleShop shop = new PaddleShop(paddle.url(), Private.of("key"));

    @AfterEach
    void stop() {
        shop.close();
        paddle.close();
    }

    @Override
    protected ShopDesk desk() {
        return shop.desk();
    }

    @Override
    protected PurchaseKey sold() {
        return assertInstanceOf(WebShop.Answer.Opened.class, shop.open(UUID.randomUUID(),
                new ShopItem(Shop.PADDLE, "pri_pack"), 1)).key();
    }

    @Test
    void theShopKnowsTheNewAddress() {
        var sold = sold();
        desk().correct(sold, Optional.of(Private.of("new@example.org")), Optional.empty());
        assertEquals(Optional.of("new@example.org"), paddle.email(sold.transaction()));
        assertEquals(Optional.empty(), paddle.name(sold.transaction()));
    }

    @Test
    void whatPaddleDoesNotKnowOrIsNoIdIsNothing() {
        for (var id : List.of("txn_none", "../customers", "TXN_1", "txn_1/x")) {
            var key = new PurchaseKey(Shop.PADDLE, id);
            assertEquals(new Answer.None(), desk().invoice(key), id);
            assertEquals(new Answer.None(), desk().portal(key, List.of()), id);
        }
    }

    @Test
    void aPaddleThatIsAwayIsUnreachable() {
        var sold = sold();
        paddle.close();
        assertEquals(new Answer.Unreachable(), desk().invoice(sold));
        assertEquals(new Answer.Unreachable(), desk().portal(sold, List.of()));
        assertEquals(new Answer.Unreachable(), desk().correct(sold, Optional.empty(),
                Optional.empty()));
    }
}
