package com.aimixup.adapter.postgres;

import com.aimixup.application.credits.Spending;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Limits and sums of what people spend. */
public final class PostgresSpending implements Spending {
    private static final String BASIS = "basis.contract";
    private static final String RETENTION = "retain.account";
    /** Of months there is one limit, for all of them. */
    private static final String EVERY_MONTH = "";
    private static final String NOTICES = "select scope, subject, limit_micros, spent_micros, at"
            + " from spending_notice where account_id = ? order by at desc, subject limit ?";

    private final Database database;

    public PostgresSpending(Database database) {
        this.database = database;
    }

    @Override public void limit(AccountId account, Purse purse, Optional<Credits> limit) {
        if (limit.isEmpty()) database.update("delete from spending_limit where account_id = ?"
                + " and scope = ? and subject = ?", account.value(), purse.scope().name(),
                limited(purse));
        else database.update("""
                insert into spending_limit (account_id, scope, subject, limit_micros)
                values (?, ?, ?, ?) on conflict (account_id, scope, subject)
                do update set limit_micros = excluded.limit_micros""",
                account.value(), purse.scope().name(), limited(purse), limit.get().micros());
    }

    @Override public Sum sum(AccountId account, Purse purse) {
        return database.one("""
                select (select spent_micros from spending where account_id = ? and scope = ?
                           and subject = ?) as spent_micros,
                       (select limit_micros from spending_limit where account_id = ?
                           and scope = ? and subject = ?) as limit_micros""",
                row -> new Sum(purse, row.optional("spent_micros", Row::number)
                        .map(Credits::new).orElse(Credits.ZERO), limit(row)),
                account.value(), purse.scope().name(), purse.subject(), account.value(),
                purse.scope().name(), limited(purse));
    }

    @Override public List<Left> left(AccountId account, Purse month, Optional<UUID> conversation) {
        return database.list("""
                select l.scope, l.limit_micros - coalesce(s.spent_micros, 0)
                    - case l.scope when 'MONTH' then 0 else (select coalesce(sum(h.limit_micros), 0)
                        from spending_hold h where h.account_id = l.account_id
                         and h.conversation = l.subject) end as left_micros
                  from spending_limit l left join spending s on s.account_id = l.account_id
                   and s.scope = l.scope
                   and s.subject = case l.scope when 'MONTH' then ? else l.subject end
                 where l.account_id = ? and l.subject in ('', ?) order by l.scope desc""",
                row -> new Left(Scope.valueOf(row.text("scope")),
                        new Credits(row.number("left_micros"))), month.subject(),
                account.value(), conversation.map(UUID::toString).orElse(EVERY_MONTH));
    }

    @Override public void held(AccountId account, UUID conversation, List<Hold> holds) {
        if (holds.isEmpty()) return;
        database.update("""
                insert into spending_hold (account_id, conversation, hold_id, limit_micros)
                select ?, ?, hold_id, limit_micros
                  from unnest(?::uuid[], ?::bigint[]) as opened (hold_id, limit_micros)""",
                account.value(), conversation.toString(),
                holds.stream().map(hold -> hold.id().value()).toArray(UUID[]::new),
                holds.stream().mapToLong(hold -> hold.limit().micros()).toArray());
    }

    @Override public List<Sum> charge(AccountId account, HoldId hold, Purse month, Credits price) {
        return database.list("""
                with ended as (delete from spending_hold where account_id = ? and hold_id = ?
                        returning account_id, conversation),
                changed as (insert into spending (account_id, scope, subject, spent_micros)
                        select ?::uuid, 'MONTH', ?, ?::bigint
                        union all select account_id, 'CONVERSATION', conversation, ?::bigint
                          from ended
                        on conflict (account_id, scope, subject) do update
                           set spent_micros = spending.spent_micros + excluded.spent_micros
                        returning account_id, scope, subject, spent_micros)
                select c.scope, c.subject, c.spent_micros, l.limit_micros
                  from changed c join spending_limit l on l.account_id = c.account_id
                   and l.scope = c.scope
                   and l.subject = case c.scope when 'MONTH' then '' else c.subject end
                 order by c.scope desc""",
                row -> new Sum(purse(row), new Credits(row.number("spent_micros")), limit(row)),
                account.value(), hold.value(), account.value(), month.subject(), price.micros(),
                price.micros());
    }

    @Override public boolean add(AccountId account, Notice notice) {
        return database.update("""
                insert into spending_notice (account_id, scope, subject, limit_micros,
                    spent_micros, at) values (?, ?, ?, ?, ?, ?) on conflict do nothing""",
                account.value(), notice.purse().scope().name(), notice.purse().subject(),
                notice.limit().micros(), notice.spent().micros(), notice.at()) == 1;
    }

    @Override public List<Notice> notices(AccountId account, int limit) {
        return database.list(NOTICES, row -> new Notice(purse(row),
                new Credits(row.number("limit_micros")), new Credits(row.number("spent_micros")),
                row.instant("at")), account.value(), limit);
    }

    private static Purse purse(Row row) {
        return new Purse(Scope.valueOf(row.text("scope")), row.text("subject"));
    }

    private static Optional<Credits> limit(Row row) {
        return row.optional("limit_micros", Row::number).map(Credits::new);
    }

    private static String limited(Purse purse) {
        return purse.scope() == Scope.MONTH ? EVERY_MONTH : purse.subject();
    }

    @Override public List<Table> tables() {
        return List.of(table("spending_limit", "the most that you want to spend"),
                table("spending", "how much you spent in each month and conversation"),
                table("spending_hold", "which conversation credits are held for"),
                table("spending_notice", "when you were told that a limit is near"));
    }

    private static Table table(String name, String holds) {
        return new Table(name, holds, BASIS, RETENTION, AfterErasure.REMOVED);
    }

    @Override public void export(AccountId account, Sections sections) {
        database.list("select scope, subject, limit_micros as micros from spending_limit"
                + " where account_id = ? order by 1, 2", PostgresSpending::told, account.value())
                .forEach(limit -> sections.record("spendingLimits", limit));
        database.list("select scope, subject, spent_micros as micros from spending"
                + " where account_id = ? order by 1, 2", PostgresSpending::told, account.value())
                .forEach(sum -> sections.record("spending", sum));
        notices(account, Integer.MAX_VALUE).forEach(notice -> sections.record("spendingNotices",
                Map.of("scope", notice.purse().scope().name(), "subject",
                        notice.purse().subject(), "limitMicros", notice.limit().micros(),
                        "spentMicros", notice.spent().micros(), "at", notice.at())));
    }

    private static Map<String, Object> told(Row row) {
        return Map.of("scope", row.text("scope"), "subject", row.text("subject"), "micros",
                row.number("micros"));
    }

    @Override public void erase(AccountId account) {
        for (var table : tables())
            database.update("delete from " + table.name() + " where account_id = ?",
                    account.value());
    }
}
