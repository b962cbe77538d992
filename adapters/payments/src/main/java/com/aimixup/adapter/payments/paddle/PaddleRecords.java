package com.aimixup.adapter.payments.paddle;

import com.aimixup.adapter.payments.Facts;
import com.aimixup.adapter.payments.ServiceApi;
import com.aimixup.application.payments.ShopRecords;
import com.aimixup.domain.payments.Shop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Paddle's own list of transactions and adjustments, read page by page. */
public final class PaddleRecords implements ShopRecords {
    /** Paddle's most. */
    private static final int TRANSACTIONS = 30;
    private static final int ADJUSTMENTS = 50;
    private static final int PAGES_MAX = 1_000;
    private final ServiceApi api;

    PaddleRecords(ServiceApi api) {
        this.api = api;
    }

    @Override
    public Shop shop() {
        return Shop.PADDLE;
    }

    @Override
    public Answer since(Instant from) {
        var sales = new ArrayList<Sale>();
        var returns = new ArrayList<Return>();
        var wrong = pages("/transactions?status=completed&per_page=" + TRANSACTIONS
                + "&order_by=" + ServiceApi.encode("id[ASC]") + "&created_at"
                + ServiceApi.encode("[GTE]") + '=' + ServiceApi.encode(from.toString()),
                TRANSACTIONS, one -> {
                    PaddleNews.sale(one).ifPresent(sales::add);
                    return true;
                });
        if (wrong.isEmpty()) wrong = pages("/adjustments?status=approved&per_page=" + ADJUSTMENTS
                + "&order_by=" + ServiceApi.encode("id[DESC]"), ADJUSTMENTS, one -> {
                    if (one.instant("created_at").isBefore(from)) return false;
                    PaddleNews.back(one).ifPresent(returns::add);
                    return true;
                });
        return wrong.orElseGet(() -> new Answer.Told(sales, returns));
    }

    /**
     * @param take whether to go on
     * @return what went wrong
     */
    private Optional<Answer> pages(String path, int size, Function<Facts, Boolean> take) {
        var after = "";
        for (var page = 0; page < PAGES_MAX; page++) {
            var answer = api.get(path + after, found -> {
                var all = found.list("data");
                for (var one : all) if (!take.apply(one)) return Optional.<String>empty();
                return Optional.of(all).filter(list -> list.size() == size)
                        .map(List::getLast).map(last -> last.text("id"));
            });
            switch (answer) {
                case ServiceApi.Answer.Read<Optional<String>>(var next) -> {
                    if (next.isEmpty()) return Optional.empty();
                    after = "&after=" + ServiceApi.encode(next.get());
                }
                case ServiceApi.Answer.Refused<Optional<String>>(var status) -> {
                    return Optional.of(new Answer.Refused(status));
                }
                case ServiceApi.Answer.Unreachable<Optional<String>>() -> {
                    return Optional.of(new Answer.Unreachable());
                }
            }
        }
        return Optional.of(new Answer.Unreachable());
    }
}
