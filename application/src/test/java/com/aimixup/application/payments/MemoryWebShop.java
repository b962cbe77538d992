package com.aimixup.application.payments;

import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A shop that a test can have lose its answers. */
public final class MemoryWebShop implements WebShop {
    private final List<Map.Entry<UUID, Answer.Opened>> begun = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();
    private Optional<Answer> instead = Optional.empty();

    /** From now on it does as asked, and answers this. */
    public void answer(Optional<Answer> instead) {
        this.instead = instead;
    }

    public int count() {
        return begun.size();
    }

    public List<String> cancelled() {
        return cancelled;
    }

    @Override
    public Shop shop() {
        return Shop.PADDLE;
    }

    @Override
    public Answer open(UUID reference, ShopItem item, long quantity) {
        var opened = new Answer.Opened(new PurchaseKey(Shop.PADDLE, "txn_" + begun.size()),
                Private.of("https://pay.example.org/" + begun.size()));
        begun.add(Map.entry(reference, opened));
        return instead.orElse(opened);
    }

    @Override
    public Answer find(UUID reference, Instant since) {
        return instead.orElseGet(() -> begun.stream().filter(one ->
                one.getKey().equals(reference)).<Answer>map(Map.Entry::getValue).findFirst()
                .orElseGet(Answer.None::new));
    }

    @Override
    public Answer cancel(String subscription) {
        cancelled.add(subscription);
        return instead.orElseGet(Answer.Cancelling::new);
    }
}
