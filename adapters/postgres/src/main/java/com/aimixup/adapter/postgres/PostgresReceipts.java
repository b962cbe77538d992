package com.aimixup.adapter.postgres;

import com.aimixup.application.credits.Period;
import com.aimixup.application.credits.Receipts;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What each charge was for. */
public final class PostgresReceipts implements Receipts {
    private static final String SELECT = """
            select hold_id, work, subject_id, conversation_id, agent_id, provider, model,
                   prices_from, estimated, charged_micros, at,
                   (select string_agg(key || '=' || value, ',') from jsonb_each_text(units))
                       as units,
                   (select string_agg(key || '=' || value, ',') from jsonb_each_text(prices))
                       as prices
              from credit_receipt where account_id = ?""";
    /** Days are told by where they begin, so that no other calendar than ours is asked. */
    private static final String SUMS = """
            with lines as (
                select %s as key, charged_micros, units from credit_receipt
                 where account_id = ? and at >= ? and at < ?),
            page as (
                select key, count(*) as charges, sum(charged_micros)::bigint as charged
                  from lines where ?::text is null or key > ?::text collate "C"
                 group by key order by key collate "C" limit ?)
            select key, charges, charged,
                   (select string_agg(unit || '=' || amount, ',') from (
                        select used.key as unit, sum(used.value::bigint) as amount
                          from lines, jsonb_each_text(units) used where lines.key = page.key
                         group by used.key) each) as units
              from page order by key collate "C\"""";
    private static final int KEY_DIGITS = 3;

    private final Database database;

    public PostgresReceipts(Database database) {
        this.database = database;
    }

    @Override public void add(AccountId account, Receipt receipt) {
        var bill = receipt.bill();
        var about = bill.about();
        database.update("""
                insert into credit_receipt (account_id, hold_id, work, subject_id,
                    conversation_id, agent_id, provider, model, prices_from, prices, units,
                    estimated, charged_micros, at)
                values (?, ?, ?, ?, ?::uuid, ?::uuid, ?, ?, ?::timestamptz, ?::jsonb, ?::jsonb,
                    ?, ?, ?)""", account.value(), receipt.hold().value(), about.work().name(),
                about.subject(), about.conversation(), about.agent(), bill.model().provider(),
                bill.model().model(), bill.tariff().map(Tariff::validFrom),
                MessageRows.json(bill.tariff().map(Tariff::microsPerMillion).orElse(Map.of())),
                MessageRows.json(bill.units()), bill.estimated(), receipt.charged().micros(),
                receipt.at());
    }

    @Override public Map<HoldId, Receipt> of(AccountId account, List<HoldId> holds) {
        var found = new HashMap<HoldId, Receipt>();
        if (holds.isEmpty()) return found;
        database.list(SELECT + " and hold_id = any(?::uuid[])", PostgresReceipts::receipt,
                        account.value(), holds.stream().map(HoldId::value).toArray(UUID[]::new))
                .forEach(receipt -> found.put(receipt.hold(), receipt));
        return found;
    }

    @Override public List<Sum> sums(AccountId account, By by, Period period,
            Optional<String> after, int limit) {
        return switch (by) {
            case DAY -> days(account, period, after, limit);
            case MODEL -> sums(account, "provider || '/' || model", period, after, limit);
            case PROVIDER -> sums(account, "provider", period, after, limit);
            case CONVERSATION -> sums(account, "coalesce(conversation_id::text, '')", period,
                    after, limit);
        };
    }

    private List<Sum> sums(AccountId account, String key, Period period, Optional<String> after,
            int limit) {
        return database.list(SUMS.formatted(key), row -> sum(row.text("key"), row),
                account.value(), period.begin(), period.end(), after, after, limit);
    }

    /** Counted from the last day backwards, so that the newest comes first. */
    private List<Sum> days(AccountId account, Period period, Optional<String> after, int limit) {
        var days = period.days();
        var begins = days.stream().map(day -> day.atStartOfDay(period.zone()).toInstant())
                .toArray(Instant[]::new);
        var key = "lpad((" + days.size() + " - width_bucket(at, ?::timestamptz[]))::text, "
                + KEY_DIGITS + ", '0')";
        var from = after.map(LocalDate::parse).map(day ->
                "%0".concat(KEY_DIGITS + "d").formatted(days.reversed().indexOf(day)));
        return database.list(SUMS.formatted(key), row -> sum(days.reversed()
                        .get(Integer.parseInt(row.text("key"))).toString(), row),
                begins, account.value(), period.begin(), period.end(), from, from, limit);
    }

    private static Sum sum(String key, Row row) {
        return new Sum(key, row.number("charges"), units(row, "units"),
                new Credits(row.number("charged")));
    }

    private static Receipt receipt(Row row) {
        var about = new About(Work.valueOf(row.text("work")), row.id("subject_id"),
                row.optional("conversation_id", Row::id), row.optional("agent_id", Row::id));
        return new Receipt(new HoldId(row.id("hold_id")), new Bill(about,
                new ModelRef(row.text("provider"), row.text("model")),
                row.optional("prices_from", Row::instant).map(from ->
                        new Tariff(units(row, "prices"), from)),
                units(row, "units"), row.flag("estimated")),
                new Credits(row.number("charged_micros")), row.instant("at"));
    }

    private static Map<UsageUnit, Long> units(Row row, String column) {
        var units = new EnumMap<UsageUnit, Long>(UsageUnit.class);
        row.optional(column, Row::text).ifPresent(list -> {
            for (var pair : list.split(",")) {
                var parts = pair.split("=");
                units.put(UsageUnit.valueOf(parts[0]), Long.valueOf(parts[1]));
            }
        });
        return units;
    }

    @Override public List<Table> tables() {
        return List.of(new Table("credit_receipt", "what each charge was for", "basis.contract",
                "retain.account", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        database.list(SELECT + " order by at, hold_id", PostgresReceipts::receipt,
                account.value()).forEach(receipt -> {
            var fields = new LinkedHashMap<String, Object>(Map.of(
                    "hold", receipt.hold().value().toString(),
                    "work", receipt.bill().about().work().name(),
                    "subject", receipt.bill().about().subject().toString(),
                    "provider", receipt.bill().model().provider(),
                    "model", receipt.bill().model().model(),
                    "chargedMicros", receipt.charged().micros(), "at", receipt.at()));
            receipt.bill().about().conversation().ifPresent(id ->
                    fields.put("conversation", id.toString()));
            sections.record("receipts", fields);
        });
    }

    @Override public void erase(AccountId account) {
        database.update("delete from credit_receipt where account_id = ?", account.value());
    }
}
