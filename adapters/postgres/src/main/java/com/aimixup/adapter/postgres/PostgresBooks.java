package com.aimixup.adapter.postgres;

import com.aimixup.application.payments.Books;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import java.util.List;

/** Compares in the database, in one statement and so at one moment. */
public final class PostgresBooks implements Books {
    /**
     * An answer's hold is named by turn, agent and round (UUID of version 3). Answers that were
     * copied from another conversation, and those of before, have none and are left out; a message
     * that was deleted is not missed either.
     */
    private static final String ANSWERS = """
            with named as (
                select message.account_id, message.id, charged_micros,
                       decode(md5(turn_id || '/' || agent_id || '/' || round), 'hex')
                           as name
                  from message join turn on turn.account_id = message.account_id
                       and turn.id = turn_id
                       and turn.conversation_id = message.conversation_id
                 where charged_micros is not null and message.state <> 'OPEN'),
            answers as (
                select named.account_id, named.id, charged_micros, credit_hold.id as hold_id
                  from named join credit_hold on credit_hold.account_id = named.account_id
                       and closed_at is not null
                       and credit_hold.id = encode(set_byte(set_byte(name,
                           6, (get_byte(name, 6) & 15) | 48),
                           8, (get_byte(name, 8) & 63) | 128), 'hex')::uuid)""";
    private static final String DIFFERENCES = ANSWERS + """
            , moved as (
                select part.account_id, lot_id, kind, sum(amount_micros) as micros
                  from ledger_lot_entry part join ledger_transfer transfer
                       on transfer.account_id = part.account_id and transfer.id = transfer_id
                 where kind in ('GRANT', 'REFUND') group by part.account_id, lot_id, kind),
            sold as (
                select moved.account_id, lot_id, micros from moved join credit_lot lot
                       on lot.account_id = moved.account_id and lot.id = lot_id
                 where kind = 'GRANT' and source <> 'PROMOTIONAL'),
            back as (select account_id, lot_id, micros from moved where kind = 'REFUND'),
            refunded as (
                select account_id, purchase_id,
                       -coalesce(sum(taken_micros) filter (where reversed_by is null), 0) as micros
                  from refund group by account_id, purchase_id),
            consumed as (
                select transfer.account_id, hold_id, max(at) as at, sum(amount_micros) as micros
                  from ledger_transfer transfer join ledger_entry entry
                       on entry.account_id = transfer.account_id and transfer_id = transfer.id
                 where wallet = 'CONSUMED' group by transfer.account_id, hold_id),
            pictures as (
                select account_id, id, charged_micros, encode(set_byte(set_byte(name,
                           6, (get_byte(name, 6) & 15) | 48),
                           8, (get_byte(name, 8) & 63) | 128), 'hex')::uuid as hold_id
                  from image_job, decode(md5('images/' || id), 'hex') as name
                 where state = 'COMPLETED'),
            receipts as (
                select receipt.account_id, receipt.hold_id, subject_id, work, provider, model,
                       prices_from, units, charged_micros, limit_micros
                  from credit_receipt receipt join credit_hold hold
                       on hold.account_id = receipt.account_id and hold.id = receipt.hold_id),
            of_months as (
                select account_id, to_char(at at time zone 'UTC', 'YYYY-MM') as month,
                       sum(micros) as micros from consumed group by 1, 2),
            months as (
                select account_id, subject as month, spent_micros as micros from spending
                 where scope = 'MONTH' and spent_micros > 0),
            priced as (
                select account_id, hold_id, subject_id, work, charged_micros, limit_micros,
                       ceil(sum(used.value::numeric * paid.micros) / 1000000) as micros,
                       bool_and(paid.micros is not null) as known
                  from receipts
                  join lateral (select tariff.model as listed from tariff
                         where tariff.provider = receipts.provider
                           and tariff.model in (receipts.model, '*')
                           and valid_from = prices_from
                         order by tariff.model = '*' limit 1) force on true
                  join lateral jsonb_each_text(units) used on true
                  left join lateral (select micros_per_million as micros from price
                         where price.provider = receipts.provider and price.model = listed
                           and valid_from = prices_from and unit in (used.key, case
                               when used.key in ('OUTPUT', 'REASONING', 'IMAGE_OUTPUT')
                               then 'OUTPUT' when used.key = 'IMAGE' then 'IMAGE'
                               else 'INPUT' end)
                         order by unit <> used.key limit 1) paid on true
                 group by 1, 2, 3, 4, 5, 6)
            select * from (
                select 'PURCHASE' as kind, coalesce(purchase.account_id, sold.account_id)
                           as account_id, coalesce(purchase.id, lot_id) as about,
                       coalesce(credits_micros, 0) as expected, coalesce(micros, 0) as found
                  from purchase full join sold
                       on sold.account_id = purchase.account_id and lot_id = purchase.id
                union all
                select 'REFUND', coalesce(refunded.account_id, back.account_id),
                       coalesce(purchase_id, lot_id), coalesce(refunded.micros, 0),
                       coalesce(back.micros, 0)
                  from refunded full join back
                       on back.account_id = refunded.account_id and lot_id = purchase_id
                union all
                select 'ANSWER', answers.account_id, answers.id, charged_micros,
                       coalesce(micros, 0)
                  from answers left join consumed
                       on consumed.account_id = answers.account_id
                       and consumed.hold_id = answers.hold_id
                union all
                select 'PICTURES', pictures.account_id, id, charged_micros, coalesce(micros, 0)
                  from pictures left join consumed
                       on consumed.account_id = pictures.account_id
                       and consumed.hold_id = pictures.hold_id
                union all
                select 'RECEIPT', coalesce(receipts.account_id, consumed.account_id),
                       coalesce(receipts.hold_id, consumed.hold_id),
                       coalesce(charged_micros, 0), coalesce(micros, 0)
                  from receipts full join consumed
                       on consumed.account_id = receipts.account_id
                       and consumed.hold_id = receipts.hold_id
                union all
                select 'PRICE', account_id, subject_id, case
                           when work = 'PICTURES' then least(micros, limit_micros, charged_micros)
                           else least(micros, limit_micros) end, charged_micros
                  from priced where known
                union all
                select 'MONTH', account_id, account_id, coalesce(of_months.micros, 0),
                       coalesce(months.micros, 0)
                  from of_months full join months using (account_id, month)) as pairs
             where expected <> found and (kind not in ('RECEIPT', 'MONTH')
                   or exists (select from account where account.account_id = pairs.account_id))
             order by kind, account_id, about limit ?""";

    private final Database database;

    public PostgresBooks(Database database) {
        this.database = database;
    }

    @Override public Looked looked() {
        return database.one(ANSWERS + " select (select count(*) from purchase) as purchases,"
                + " (select count(*) from refund) as refunds,"
                + " (select count(*) from answers) as answers,"
                + " (select count(*) from image_job where state = 'COMPLETED') as pictures,"
                + " (select count(*) from credit_receipt) as receipts", row -> new Looked(
                row.number("purchases"), row.number("refunds"), row.number("answers"),
                row.number("pictures"), row.number("receipts")));
    }

    @Override public List<Difference> differences(int limit) {
        return database.list(DIFFERENCES, row -> new Difference(Kind.valueOf(row.text("kind")),
                new AccountId(row.id("account_id")), row.id("about"),
                new Credits(row.number("expected")), new Credits(row.number("found"))), limit);
    }
}
