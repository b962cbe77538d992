package com.aimixup.application.payments;

import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.privacy.Private;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A desk that remembers what it was asked. */
public final class MemoryShopDesk implements ShopDesk {
    private final List<String> asked = new ArrayList<>();
    private Optional<Answer> instead = Optional.empty();

    public void answer(Optional<Answer> instead) {
        this.instead = instead;
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Shop shop() {
        return Shop.PADDLE;
    }

    @Override
    public Answer invoice(PurchaseKey purchase) {
        return answer("invoice " + purchase.transaction(),
                link("https://invoice.example.org/" + purchase.transaction()));
    }

    @Override
    public Answer portal(PurchaseKey purchase, List<String> subscriptions) {
        return answer("portal " + purchase.transaction() + ' ' + subscriptions,
                link("https://portal.example.org"));
    }

    @Override
    public Answer correct(PurchaseKey purchase, Optional<Private<String>> email,
            Optional<Private<String>> name) {
        return answer("correct " + purchase.transaction() + ' '
                + email.map(Private::reveal).orElse("-") + ' '
                + name.map(Private::reveal).orElse("-"), new Answer.Done());
    }

    private Answer answer(String what, Answer usual) {
        asked.add(what);
        return instead.orElse(usual);
    }

    private static Answer link(String url) {
        return new Answer.Link(Private.of(url));
    }
}
