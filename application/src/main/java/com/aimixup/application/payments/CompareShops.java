package com.aimixup.application.payments;

import com.aimixup.application.payments.Purchases.Bought;
import com.aimixup.application.payments.ShopRecords.Answer;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Refund;
import com.aimixup.domain.payments.Shop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Compares what is known of purchases here with what the shops have in their own books, as far as
 * they can be asked: all of the web shop; of the stores of phones only people who are known to have
 * bought there. What happened just now may still be on its way, and is left out.
 */
public final class CompareShops {
    /** A sale has its time there when it was begun, and here when it was paid. */
    private static final Duration MARGIN = Duration.ofDays(2);
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(15);

    public enum Kind {
        SALE_UNKNOWN_HERE, SALE_UNKNOWN_THERE, OTHER_AMOUNT, REFUND_UNKNOWN_HERE,
        REFUND_UNKNOWN_THERE
    }

    public record Difference(Kind kind, PurchaseKey key) {}

    public enum Side { WEB_SHOP, STORES_OF_PHONES }

    /**
     * @param sales that were compared
     * @param missing what could not be asked, though it is in use
     */
    public record Compared(int sales, Set<Side> missing, List<Difference> differences) {
        public Compared {
            missing = Set.copyOf(missing);
            differences = List.copyOf(differences);
        }
    }

    private final Purchases purchases;
    private final Optional<ShopRecords> records;
    private final Optional<AppPurchases> apps;
    private final Clock clock;

    public CompareShops(Purchases purchases, Optional<ShopRecords> records,
            Optional<AppPurchases> apps, Clock clock) {
        this.purchases = purchases;
        this.records = records;
        this.apps = apps;
        this.clock = clock;
    }

    /** What happened from then on. */
    public Compared handle(Instant from) {
        var until = clock.instant().minus(ON_ITS_WAY);
        var ours = purchases.since(from).stream()
                .filter(one -> one.purchase().at().isBefore(until)).toList();
        var missing = EnumSet.noneOf(Side.class);
        var differences = new ArrayList<Difference>();
        var sales = 0;
        if (records.isPresent()) switch (records.get().since(from.minus(MARGIN))) {
            case Answer.Told told -> {
                sales += told.sales().size();
                compare(of(ours, records.get().shop()), told, until, differences);
            }
            case Answer.Refused _, Answer.Unreachable() -> missing.add(Side.WEB_SHOP);
        }
        if (apps.isPresent()) sales += phones(ours, apps.get(), until, missing, differences);
        return new Compared(sales, missing, differences);
    }

    private static Map<PurchaseKey, Bought> of(List<Bought> ours, Shop shop) {
        var found = new HashMap<PurchaseKey, Bought>();
        for (var one : ours)
            if (one.purchase().key().shop() == shop) found.put(one.purchase().key(), one);
        return found;
    }

    private void compare(Map<PurchaseKey, Bought> ours, Answer.Told told, Instant until,
            List<Difference> differences) {
        var left = new HashMap<>(ours);
        for (var sale : told.sales()) {
            var known = Optional.ofNullable(left.remove(sale.key())).map(Bought::purchase)
                    .or(() -> purchases.find(sale.key()));
            if (known.isEmpty()) {
                if (sale.at().isBefore(until))
                    differences.add(new Difference(Kind.SALE_UNKNOWN_HERE, sale.key()));
            } else if (sale.paid().isPresent() && !known.get().paid().equals(sale.paid()))
                differences.add(new Difference(Kind.OTHER_AMOUNT, sale.key()));
        }
        left.keySet().forEach(key ->
                differences.add(new Difference(Kind.SALE_UNKNOWN_THERE, key)));
        var returned = new HashSet<UUID>();
        for (var back : told.returns()) {
            returned.add(back.refund());
            if (back.at().isBefore(until) && refunds(back.key()).stream()
                    .noneMatch(one -> one.id().equals(back.refund())))
                differences.add(new Difference(Kind.REFUND_UNKNOWN_HERE, back.key()));
        }
        for (var bought : ours.values()) for (var refund : bought.refunds())
            if (!refund.isReversed() && refund.at().isBefore(until)
                    && !returned.contains(refund.id())) differences.add(
                    new Difference(Kind.REFUND_UNKNOWN_THERE, bought.purchase().key()));
    }

    private List<Refund> refunds(PurchaseKey key) {
        return purchases.find(key).map(one -> purchases.refunds(one.account(), key))
                .orElse(List.of());
    }

    private int phones(List<Bought> ours, AppPurchases service, Instant until, Set<Side> missing,
            List<Difference> differences) {
        var sales = 0;
        var byPerson = new HashMap<AccountId, Map<PurchaseKey, Bought>>();
        for (var one : ours)
            if (one.purchase().key().shop() != Shop.PADDLE) byPerson.computeIfAbsent(
                    one.purchase().account(), _ -> new HashMap<>()).put(one.purchase().key(), one);
        for (var person : byPerson.entrySet()) switch (service.of(person.getKey())) {
            case AppPurchases.Answer.Told(var news) -> {
                sales += news.size();
                compare(person.getValue(), news, until, differences);
            }
            case AppPurchases.Answer.Refused _, AppPurchases.Answer.Unreachable() ->
                    missing.add(Side.STORES_OF_PHONES);
        }
        return sales;
    }

    /** Of a subscription the service knows its newest period alone. */
    private void compare(Map<PurchaseKey, Bought> ours, List<PaymentNews> news, Instant until,
            List<Difference> differences) {
        var left = new HashMap<>(ours);
        for (var one : news) switch (one) {
            case PaymentNews.Bought bought -> {
                left.remove(bought.key());
                if (bought.at().isBefore(until) && purchases.find(bought.key()).isEmpty())
                    differences.add(new Difference(Kind.SALE_UNKNOWN_HERE, bought.key()));
            }
            case PaymentNews.Refunded back -> {
                left.remove(back.key());
                if (back.at().isBefore(until) && purchases.find(back.key()).isPresent()
                        && refunds(back.key()).isEmpty())
                    differences.add(new Difference(Kind.REFUND_UNKNOWN_HERE, back.key()));
            }
            case PaymentNews.RefundReversed _, PaymentNews.SubscriptionTold _,
                    PaymentNews.Moved _, PaymentNews.Nothing _ -> { }
        }
        left.values().stream().map(Bought::purchase)
                .filter(one -> one.subscription().isEmpty())
                .forEach(one -> differences.add(
                        new Difference(Kind.SALE_UNKNOWN_THERE, one.key())));
    }
}
