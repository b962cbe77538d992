package com.aimixup.adapter.payments.paddle;

import com.aimixup.adapter.payments.Facts;
import com.aimixup.adapter.payments.ServiceApi;
import com.aimixup.application.payments.WebShop;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.privacy.Private;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Paddle's API, as far as it takes to sell. */
public final class PaddleShop implements WebShop, AutoCloseable {
    private static final Logger LOG = System.getLogger(PaddleShop.class.getName());
    /** Paddle's most for transactions. */
    private static final int PAGE = 30;
    /** So many payments in the minutes between two tries of one checkout are not expected. */
    private static final int PAGES_MAX = 20;
    private static final Pattern ID = Pattern.compile("[a-z]{3}_[0-9a-z]{1,60}");

    private final ServiceApi api;

    /** @param base without a slash at its end */
    public PaddleShop(URI base, Private<String> key) {
        api = new ServiceApi("paddle", base, key, Map.of("Paddle-Version", "1"));
    }

    /** Whether it is an id of Paddle's, and so nothing that could be another path. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Of the same shop. */
    public PaddleDesk desk() {
        return new PaddleDesk(api);
    }

    /** Of the same shop. */
    public PaddleRecords records() {
        return new PaddleRecords(api);
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
                + ServiceApi.encode("[GTE]") + '=' + ServiceApi.encode(since.toString());
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
            after = "&after=" + ServiceApi.encode(last[0]);
        }
        LOG.log(Level.WARNING, "paddle.too-many-pages");
        return new Answer.Unreachable();
    }

    @Override
    public Answer cancel(String subscription) {
        if (!isId(subscription)) return new Answer.None();
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
        return api.ask(method, path, body, read)
                .as(answer -> answer, Answer.Refused::new, Answer.Unreachable::new);
    }

    @Override
    public void close() {
        api.close();
    }
}
