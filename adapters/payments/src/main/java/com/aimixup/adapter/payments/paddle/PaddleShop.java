package com.aimixup.adapter.payments.paddle;

import com.aimixup.adapter.payments.Facts;
import com.aimixup.application.payments.PaymentSource.UnreadableEvent;
import com.aimixup.application.payments.WebShop;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.privacy.Private;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Paddle's API, as far as we need it. It talks to this one host and follows nobody elsewhere; what
 * Paddle answers is in no log, only its status.
 */
public final class PaddleShop implements WebShop, AutoCloseable {
    private static final Logger LOG = System.getLogger(PaddleShop.class.getName());
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(10);
    private static final int BYTES_MAX = 1_000_000;
    private static final int TOO_MANY_REQUESTS = 429;
    /** Paddle's most for transactions. */
    private static final int PAGE = 30;
    /** So many payments in the minutes between two tries of one checkout are not expected. */
    private static final int PAGES_MAX = 20;
    private static final Pattern ID = Pattern.compile("[a-z]{3}_[0-9a-z]{1,60}");

    private final URI base;
    private final Private<String> key;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    /** @param base without a slash at its end */
    public PaddleShop(URI base, Private<String> key) {
        this.base = base;
        this.key = key;
    }

    @Override
    public Shop shop() {
        return Shop.PADDLE;
    }

    @Override
    public Answer open(UUID reference, ShopItem item, long quantity) {
        var body = Facts.object(json -> {
            json.putArray("items").addObject().put("price_id", item.item())
                    .put("quantity", quantity);
            json.put("collection_mode", "automatic");
            json.putObject("custom_data").put("checkout", reference.toString());
        });
        return ask("POST", "/transactions", Optional.of(body), answer ->
                opened(answer.at("data")));
    }

    @Override
    public Answer find(UUID reference, Instant since) {
        var from = "/transactions?per_page=" + PAGE + "&origin=api&created_at"
                + encode("[GTE]") + '=' + encode(since.toString());
        var after = "";
        for (var page = 0; page < PAGES_MAX; page++) {
            var last = new String[] {""};
            var answer = ask("GET", from + after, Optional.empty(), found -> {
                var all = found.list("data");
                if (all.size() == PAGE) last[0] = all.getLast().text("id");
                return all.stream().filter(one -> one.at("custom_data").optionalText("checkout")
                        .equals(Optional.of(reference.toString()))).findFirst()
                        .map(PaddleShop::opened).orElseGet(Answer.None::new);
            });
            if (!(answer instanceof Answer.None) || last[0].isEmpty()) return answer;
            after = "&after=" + encode(last[0]);
        }
        LOG.log(Level.WARNING, "paddle.too-many-pages");
        return new Answer.Unreachable();
    }

    @Override
    public Answer cancel(String subscription) {
        if (!ID.matcher(subscription).matches()) return new Answer.None();
        var body = Facts.object(json -> json.put("effective_from", "next_billing_period"));
        return ask("POST", "/subscriptions/" + subscription + "/cancel", Optional.of(body),
                _ -> new Answer.Cancelling());
    }

    private static Answer opened(Facts transaction) {
        return new Answer.Opened(new PurchaseKey(Shop.PADDLE, transaction.text("id")),
                Private.of(transaction.at("checkout").text("url")));
    }

    private Answer ask(String method, String path, Optional<String> body,
            Function<Facts, Answer> read) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWERING)
                .header("Authorization", "Bearer " + key.reveal()).header("Paddle-Version", "1")
                .header("Content-Type", "application/json")
                .method(method, body.map(BodyPublishers::ofString)
                        .orElseGet(BodyPublishers::noBody)).build();
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            try (var in = answer.body()) {
                var status = answer.statusCode();
                if (status < 200 || status > 299) return failed(status);
                return Facts.parse(in.readNBytes(BYTES_MAX)).map(read)
                        .orElseGet(Answer.Unreachable::new);
            }
        } catch (UnreadableEvent e) {
            LOG.log(Level.ERROR, "paddle.unreadable " + e.getMessage());
            return new Answer.Unreachable();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "paddle.unreachable type=" + e.getClass().getSimpleName());
            return new Answer.Unreachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unreachable();
        }
    }

    private static Answer failed(int status) {
        LOG.log(Level.WARNING, "paddle.failed status=" + status);
        return status == TOO_MANY_REQUESTS || status >= 500 ? new Answer.Unreachable()
                : new Answer.Refused(status);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
