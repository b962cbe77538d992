package com.aimixup.adapter.http;

import com.aimixup.application.credits.Period;
import com.aimixup.application.credits.ReadCredits;
import com.aimixup.application.credits.Receipts.By;
import com.aimixup.application.credits.Receipts.Sum;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person used, added up. */
final class UsageRoutes implements Route.Group {
    private static final int DAYS_USUAL = 30;
    private static final int PAGE = 200;
    private static final int KEY_MAX = 512;
    private static final Map<String, By> WAYS = Map.of("day", By.DAY, "model", By.MODEL,
            "provider", By.PROVIDER, "conversation", By.CONVERSATION);
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(3000, 1, 1);
    private final ReadCredits credits;

    UsageRoutes(ReadCredits credits) {
        this.credits = credits;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("GET", "/api/v1/credits/usage", this::usage)
                .taking("by", "from", "to", "time_zone", "limit", "cursor"));
    }

    private Reply usage(Call call) {
        var by = call.query("by").flatMap(text -> Optional.ofNullable(WAYS.get(text)))
                .orElseThrow(() -> wrong("by", "must be day, model, provider or conversation"));
        var period = period(call);
        var account = call.account();
        if (Csv.isWanted(call)) return Csv.reply("usage.csv",
                List.of(JsonObject.code(by), "charges", "micro_credits", "units"),
                credits.usage().handle(account, by, period, Optional.empty(), PAGE),
                page -> credits.usage().handle(account, by, period,
                        Optional.of(page.getLast().key()), PAGE),
                sum -> Stream.of(List.of(sum.key(), Long.toString(sum.charges()),
                        Long.toString(sum.charged().micros()),
                        CreditReceipts.counted(sum.units()))));
        var limit = call.limit();
        var after = call.cursor(text -> key(by, text));
        var found = credits.usage().handle(account, by, period, after, limit + 1);
        return Reply.ok(Cursor.page(found, limit, sum -> shown(by, sum), last ->
                        Base64.getUrlEncoder().withoutPadding().encodeToString(
                                last.key().getBytes(StandardCharsets.UTF_8)))
                .put("from", period.from().toString()).put("to", period.to().toString())
                .put("time_zone", period.zone().getId()));
    }

    private Period period(Call call) {
        var zone = call.query("time_zone").map(UsageRoutes::zone).orElse(ZoneId.of("UTC"));
        var to = day(call, "to").orElseGet(() -> credits.now().atZone(zone).toLocalDate());
        var from = day(call, "from").orElseGet(() -> to.minusDays(DAYS_USUAL - 1));
        if (to.isBefore(from) || from.plusDays(Period.DAYS_MAX).compareTo(to) <= 0)
            throw wrong("from", "must be at most " + (Period.DAYS_MAX - 1) + " days before to");
        return new Period(from, to, zone);
    }

    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name))
            throw wrong("time_zone", "must be a name of the time zone database");
        return ZoneId.of(name);
    }

    private static Optional<LocalDate> day(Call call, String name) {
        return call.query(name).map(text -> day(text).orElseThrow(() ->
                wrong(name, "must be a day such as 2026-11-25")));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day ->
                    !day.isBefore(FIRST) && day.isBefore(LAST));
        } catch (DateTimeException notDay) {
            return Optional.empty();
        }
    }

    private static Optional<String> key(By by, String cursor) {
        try {
            var key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (key.length() > KEY_MAX || key.indexOf('\0') >= 0) return Optional.empty();
            return by == By.DAY ? day(key).map(LocalDate::toString) : Optional.of(key);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Refused wrong(String name, String reason) {
        return new Refused(Problem.wrongInput(name, reason));
    }

    private static JsonObject shown(By by, Sum sum) {
        var json = new JsonObject();
        switch (by) {
            case DAY -> json.put("day", sum.key());
            case PROVIDER -> json.put("provider", sum.key());
            case CONVERSATION -> json.putText("conversation_id",
                    Optional.of(sum.key()).filter(id -> !id.isEmpty()));
            case MODEL -> {
                var slash = sum.key().indexOf('/');
                json.put("provider", sum.key().substring(0, slash))
                        .put("model", sum.key().substring(slash + 1));
            }
        }
        return json.put("charges", sum.charges())
                .put("micro_credits", sum.charged())
                .put("units", CreditReceipts.units(sum.units(), Optional.empty()));
    }
}
