package com.aimixup.launcher;

import com.aimixup.adapter.payments.paddle.PaddleSandbox;
import com.aimixup.adapter.payments.revenuecat.RevenueCatSandbox;
import com.aimixup.bootstrap.Setting;
import com.aimixup.bootstrap.Settings;
import com.aimixup.bootstrap.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A Paddle of the demo's own: somebody buys a pack without money. Where the operator has set one
 * up, the demo leaves it alone and buys nothing.
 */
final class DemoShop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int SECRET_BYTES = 16;
    private static final String PRODUCTS = """
            # Of the demo; docs/operations.md says what can stand here.
            products:
              - id: demo-pack
                kind: pack
                name: A pack to try
                credits: 250
                lasts: P1Y
                sold:
                  paddle: pri_demo
                  app_store: demo_pack
            """;

    private final Optional<PaddleSandbox> paddle;
    private final Optional<RevenueCatSandbox> phones;
    private final Settings settings;

    private DemoShop(Optional<PaddleSandbox> paddle, Optional<RevenueCatSandbox> phones,
            Settings settings) {
        this.paddle = paddle;
        this.phones = phones;
        this.settings = settings;
    }

    static DemoShop open(Settings settings, Surroundings world) throws IOException {
        for (var setting : new Setting[] {Setting.PRODUCTS, Setting.PADDLE_API_KEY,
                Setting.PADDLE_WEBHOOK_SECRET, Setting.REVENUECAT_API_KEY})
            if (settings.optional(setting).isPresent())
                return new DemoShop(Optional.empty(), Optional.empty(), settings);
        var random = new byte[SECRET_BYTES];
        world.random().nextBytes(random);
        var secret = HexFormat.of().formatHex(random);
        var paddle = PaddleSandbox.start(secret, world.clock());
        var file = Files.createDirectories(settings.path(Setting.DATA))
                .resolve("demo-products.yaml");
        Files.writeString(file, PRODUCTS);
        var phones = RevenueCatSandbox.start();
        return new DemoShop(Optional.of(paddle), Optional.of(phones), settings.with(Map.of(
                Setting.REVENUECAT_API_KEY, "demo",
                Setting.REVENUECAT_API_URL, phones.url().toString(),
                Setting.PRODUCTS, file.toString(), Setting.PADDLE_WEBHOOK_SECRET, secret,
                Setting.PADDLE_API_KEY, "demo",
                Setting.PADDLE_API_URL, paddle.url().toString())));
    }

    /** What the server is to be started with. */
    Settings settings() {
        return settings;
    }

    void play(Terminal terminal, ApiClient api, URI server, UUID id)
            throws IOException, InterruptedException {
        if (paddle.isEmpty()) return;
        terminal.heading("The person buys a pack, in a sandbox and without money");
        var before = available(api);
        var product = api.get("/products").path("data").path(0);
        var checkout = api.post("/checkouts", Map.of("id", id.toString(),
                "product", product.path("id").asText()));
        terminal.line(product.path("name").asText() + ", "
                + Amounts.text(product.path("micro_credits").asLong()) + ", to be paid at "
                + checkout.path("url").asText());
        var status = paddle.get().pay(checkout.path("url").asText(),
                server.resolve("/webhooks/paddle"));
        terminal.line("paid: the shop sends a signed event to /webhooks/paddle, answered by "
                + status);
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (available(api) == before && System.nanoTime() < until) Thread.sleep(LOOK);
        terminal.line("available rose from " + Amounts.text(before) + " to "
                + Amounts.text(available(api)));
        restore(terminal, api, id);
    }

    /** As when an app store's event got lost. */
    private void restore(Terminal terminal, ApiClient api, UUID id)
            throws IOException, InterruptedException {
        terminal.heading("The person bought one with their phone, and nobody told");
        phones.orElseThrow().sell(new RevenueCatSandbox.Sold(
                api.get("/account").path("id").asText(), "demo_pack", id.toString(), "app_store",
                false, Instant.now(), Optional.empty()));
        var found = api.post("/payments/restore", Map.of());
        terminal.line("asked RevenueCat: " + found.path("found").asInt() + " found, "
                + found.path("restored").asInt() + " restored; available now "
                + Amounts.text(available(api)));
    }

    private static long available(ApiClient api) throws IOException, InterruptedException {
        return api.get("/credits").path("available_micro_credits").asLong();
    }

    @Override
    public void close() {
        paddle.ifPresent(PaddleSandbox::close);
        phones.ifPresent(RevenueCatSandbox::close);
    }
}
