package com.aimixup.bootstrap;

import com.aimixup.adapter.payments.paddle.PaddleShop;
import com.aimixup.adapter.payments.paddle.PaddleSource;
import com.aimixup.adapter.payments.revenuecat.RevenueCatPurchases;
import com.aimixup.adapter.payments.revenuecat.RevenueCatSource;
import com.aimixup.application.credits.GrantLimits;
import com.aimixup.application.payments.CompareShops;
import com.aimixup.application.payments.PaymentUseCases;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.payments.Catalogue;
import com.aimixup.domain.privacy.Private;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Payments, wired to the ports and the services. */
public final class Paying {
    private static final long GRANTS_MOST = 1_000_000_000;

    private Paying() {}

    static PaymentUseCases over(Stores stores, Settings settings, Surroundings world,
            Optional<PaddleShop> shop, Optional<RevenueCatPurchases> apps, Runnable wake) {
        return PaymentUseCases.over(stores.payments(), new PaymentUseCases.Services(List.of(
                new PaddleSource(secrets(settings),
                        settings.seconds(Setting.PADDLE_TOLERANCE_SECONDS), world.clock()),
                new RevenueCatSource(
                        settings.optional(Setting.REVENUECAT_WEBHOOK_AUTHORIZATION)
                                .map(Private::of),
                        settings.flag(Setting.REVENUECAT_SANDBOX))),
                shop.map(paddle -> paddle), shop.map(PaddleShop::desk),
                shop.map(PaddleShop::records),
                apps.map(service -> service)), stores.accounts(), stores.ledger(),
                catalogue(settings), stores.transactions(), wake, world.clock());
    }

    /** For a command: what there is to ask is opened for as long as it takes. */
    public static boolean compare(Stores stores, Settings settings, Clock clock,
            Predicate<CompareShops> work) {
        var shop = shop(settings);
        var apps = apps(settings);
        try {
            return work.test(new CompareShops(stores.payments().purchases(),
                    shop.map(PaddleShop::records), apps.map(service -> service), clock));
        } finally {
            shop.ifPresent(PaddleShop::close);
            apps.ifPresent(RevenueCatPurchases::close);
        }
    }

    /** While one is changed there are two. */
    private static List<String> secrets(Settings settings) {
        return Arrays.stream(settings.text(Setting.PADDLE_WEBHOOK_SECRET).split(","))
                .map(String::strip).filter(secret -> !secret.isEmpty()).toList();
    }

    static Optional<PaddleShop> shop(Settings settings) {
        return settings.optional(Setting.PADDLE_API_KEY).map(key ->
                new PaddleShop(address(settings, Setting.PADDLE_API_URL), Private.of(key)));
    }

    static Optional<RevenueCatPurchases> apps(Settings settings) {
        return settings.optional(Setting.REVENUECAT_API_KEY).map(key ->
                new RevenueCatPurchases(address(settings, Setting.REVENUECAT_API_URL),
                        Private.of(key), settings.flag(Setting.REVENUECAT_SANDBOX)));
    }

    private static URI address(Settings settings, Setting setting) {
        var text = settings.text(setting).strip();
        if (!text.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?(/v1)?"))
            throw Settings.wrong(setting, "is no URL of a host");
        return URI.create(text);
    }

    /** @throws Refusal naming what is wrong */
    static Catalogue catalogue(Settings settings) {
        return settings.optional(Setting.PRODUCTS).map(Path::of).map(ProductFile::read)
                .orElseGet(() -> new Catalogue(List.of()));
    }

    public static GrantLimits grantLimits(Settings settings) {
        return new GrantLimits(whole(settings, Setting.GRANTS_PERSON),
                whole(settings, Setting.GRANTS_DAY));
    }

    private static Credits whole(Settings settings, Setting setting) {
        return Credits.ofWhole(settings.number(setting, 0, GRANTS_MOST));
    }

    /** @throws Refusal naming the setting that is wrong */
    static void validate(Settings settings) {
        settings.seconds(Setting.PADDLE_TOLERANCE_SECONDS);
        settings.flag(Setting.REVENUECAT_SANDBOX);
        address(settings, Setting.PADDLE_API_URL);
        address(settings, Setting.REVENUECAT_API_URL);
        catalogue(settings);
        grantLimits(settings);
    }
}
