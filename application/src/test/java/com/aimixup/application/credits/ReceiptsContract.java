package com.aimixup.application.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.application.credits.Receipts.About;
import com.aimixup.application.credits.Receipts.Bill;
import com.aimixup.application.credits.Receipts.By;
import com.aimixup.application.credits.Receipts.Receipt;
import com.aimixup.application.credits.Receipts.Sum;
import com.aimixup.application.credits.Receipts.Work;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import com.aimixup.domain.credits.UsageUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a store of receipts promises. */
public abstract class ReceiptsContract {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant NOON = Instant.parse("2026-10-24T12:00:00Z");
    private static final Tariff TARIFF = new Tariff(
            Map.of(UsageUnit.INPUT, 1_500_000L, UsageUnit.OUTPUT, 2_000_000L), NOON);
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());
    private final UUID talk = new UUID(5, 5);

    protected abstract Receipts receipts();

    protected abstract Ledger ledger();

    protected abstract Transactions transactions();

    @Test
    void aReceiptComesBackAsItWasAndOnlyToItsOwner() {
        var priced = receipt(anna, Work.ANSWER, Optional.of(talk), "m", 3, NOON);
        var unknown = new Receipt(hold(anna), new Bill(new About(Work.PICTURES, new UUID(1, 2),
                Optional.empty(), Optional.empty()), new ModelRef("p", "n"), Optional.empty(),
                Map.of(), true), new Credits(9), NOON);
        transactions().run(() -> receipts().add(anna, unknown));
        var holds = List.of(priced.hold(), unknown.hold(), new HoldId(UUID.randomUUID()));
        assertEquals(Map.of(priced.hold(), priced, unknown.hold(), unknown),
                receipts().of(anna, holds));
        assertEquals(Map.of(), receipts().of(ben, holds));
        assertEquals(Map.of(), receipts().of(anna, List.of()));
    }

    @Test
    void whatWasChargedIsNotChargedAgain() {
        var once = receipt(anna, Work.ANSWER, Optional.of(talk), "m", 3, NOON);
        assertThrows(RuntimeException.class, () ->
                transactions().run(() -> receipts().add(anna, once)));
    }

    @Test
    void aReceiptKnowsWhatRoundingAddedUnlessTheHoldWasTheLimit() {
        var receipt = receipt(anna, Work.ANSWER, Optional.of(talk), "m", 7, NOON);
        assertEquals(Optional.of(new BigDecimal("6.500000")), receipt.bill().exactMicros());
        assertEquals(Optional.of(new BigDecimal("0.500000")), receipt.rounding());
        assertEquals(Optional.empty(), new Receipt(receipt.hold(), receipt.bill(),
                new Credits(5), NOON).rounding());
    }

    @Test
    void daysAreThoseOfTheCalendarAskedForNewestFirstThoughClocksChange() {
        // Lisbon: UTC+1 until 1 o'clock UTC on the 25th.
        receipt(anna, Work.ANSWER, Optional.of(talk), "m", 1, NOON);
        receipt(anna, Work.ANSWER, Optional.of(talk), "m", 2,
                Instant.parse("2026-10-24T23:30:00Z"));
        receipt(anna, Work.ANSWER, Optional.of(talk), "m", 4,
                Instant.parse("2026-10-25T23:30:00Z"));
        receipt(anna, Work.ANSWER, Optional.of(talk), "m", 8,
                Instant.parse("2026-10-26T00:00:00Z"));
        var lisbon = period("2026-10-24", "2026-10-26", LISBON);
        assertEquals(List.of(sum("2026-10-26", 1, 8), sum("2026-10-25", 2, 6),
                sum("2026-10-24", 1, 1)), sums(By.DAY, lisbon, Optional.empty(), 9));
        assertEquals(List.of(sum("2026-10-25", 2, 6)),
                sums(By.DAY, lisbon, Optional.of("2026-10-26"), 1));
        assertEquals(List.of(sum("2026-10-25", 1, 4), sum("2026-10-24", 2, 3)),
                sums(By.DAY, period("2026-10-24", "2026-10-25", UTC), Optional.empty(), 9));
        assertEquals(List.of(), sums(By.DAY, period("2026-11-01", "2026-11-01", UTC),
                Optional.empty(), 9));
    }

    @Test
    void whatWasUsedIsAddedUpPageByPage() {
        receipt(anna, Work.ANSWER, Optional.of(talk), "b", 1, NOON);
        receipt(anna, Work.COMPLETION, Optional.empty(), "a", 2, NOON);
        receipt(anna, Work.TITLE, Optional.of(talk), "b", 4, NOON);
        receipt(anna, Work.PICTURES, Optional.empty(), "C", 8, NOON);
        receipt(ben, Work.ANSWER, Optional.of(talk), "b", 16, NOON);
        var day = period("2026-10-24", "2026-10-24", UTC);
        assertEquals(List.of(sum("p/C", 1, 8), sum("p/a", 1, 2), sum("p/b", 2, 5)),
                sums(By.MODEL, day, Optional.empty(), 9));
        assertEquals(List.of(sum("p/a", 1, 2)), sums(By.MODEL, day, Optional.of("p/C"), 1));
        assertEquals(List.of(sum("p", 4, 15)), sums(By.PROVIDER, day, Optional.empty(), 9));
        assertEquals(List.of(sum("", 2, 10), sum(talk.toString(), 2, 5)),
                sums(By.CONVERSATION, day, Optional.empty(), 9));
        assertEquals(List.of(sum(talk.toString(), 2, 5)),
                sums(By.CONVERSATION, day, Optional.of(""), 9));
    }

    @Test
    void erasingRemovesOnesOwnOnly() {
        var annas = receipt(anna, Work.ANSWER, Optional.of(talk), "m", 1, NOON);
        var bens = receipt(ben, Work.ANSWER, Optional.of(talk), "m", 1, NOON);
        var sections = new MemorySections();
        receipts().export(anna, sections);
        assertEquals(annas.hold().value().toString(),
                sections.of("receipts").getFirst().get("hold"));
        transactions().run(() -> receipts().erase(anna));
        assertEquals(Map.of(), receipts().of(anna, List.of(annas.hold())));
        assertEquals(1, receipts().of(ben, List.of(bens.hold())).size());
    }

    private Receipt receipt(AccountId account, Work work, Optional<UUID> conversation,
            String model, long micros, Instant at) {
        var receipt = new Receipt(hold(account), new Bill(new About(work, UUID.randomUUID(),
                conversation, conversation.map(_ -> new UUID(3, 3))), new ModelRef("p", model),
                Optional.of(TARIFF), Map.of(UsageUnit.INPUT, 3L, UsageUnit.REASONING, 1L), false),
                new Credits(micros), at);
        transactions().run(() -> receipts().add(account, receipt));
        return receipt;
    }

    /** One of the ledger's. */
    private HoldId hold(AccountId account) {
        var hold = new Hold(new HoldId(UUID.randomUUID()), new Credits(100), NOON);
        var lot = new Lot(new LotId(UUID.randomUUID()), Lot.Source.PROMOTIONAL, new Credits(100),
                new Credits(100), Optional.empty(), NOON);
        transactions().run(() -> ledger().grant(account,
                Transfer.grant(new TransferId(UUID.randomUUID()), lot), lot));
        transactions().run(() -> ledger().open(account, Transfer.open(hold, NOON), hold));
        return hold.id();
    }

    private List<Sum> sums(By by, Period period, Optional<String> after, int limit) {
        return receipts().sums(anna, by, period, after, limit);
    }

    private static Sum sum(String key, int charges, long micros) {
        return new Sum(key, charges, Map.of(UsageUnit.INPUT, 3L * charges, UsageUnit.REASONING,
                (long) charges), new Credits(micros));
    }

    private static Period period(String from, String to, ZoneId zone) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to), zone);
    }
}
