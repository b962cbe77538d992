package com.aimixup.application.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.application.credits.CreditSamples;
import com.aimixup.application.credits.Ledger;
import com.aimixup.application.credits.PriceBook;
import com.aimixup.application.credits.Receipts.About;
import com.aimixup.application.credits.Receipts.Bill;
import com.aimixup.application.credits.Receipts.Receipt;
import com.aimixup.application.credits.Receipts.Work;
import com.aimixup.application.credits.Receipts;
import com.aimixup.application.credits.Spending;
import com.aimixup.application.payments.Books.Difference;
import com.aimixup.application.payments.Books.Kind;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.payments.Purchase;
import com.aimixup.domain.payments.Refund;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What books promise: what agrees is silent, and one micro-credit is named, wherever it is. */
public abstract class BooksContract {
    private static final Instant NOON = CreditSamples.NOON;
    private static final ModelRef MODEL = new ModelRef("books", "model");
    private static final Tariff TARIFF = new Tariff(Map.of(UsageUnit.INPUT, 1_000_000L), NOON);
    private AccountId anna;
    private Purchase bought;

    protected abstract Books books();

    protected abstract Purchases purchases();

    protected abstract Ledger ledger();

    protected abstract Receipts receipts();

    protected abstract Spending spending();

    protected abstract PriceBook prices();

    protected abstract Transactions transactions();

    /** Somebody new. */
    protected abstract AccountId person();

    @BeforeEach
    void annaBuysUsesAndGetsSomethingBack() {
        anna = person();
        transactions().run(() -> prices().add(MODEL, TARIFF));
        bought = PaymentSamples.purchase(anna, NOON);
    }

    @Test
    void whatAgreesIsSilent() {
        buy(0);
        use(40, 40, 40, 40);
        giveBack(70);
        assertEquals(List.of(), books().differences(9));
        assertEquals(new Books.Looked(1, 1, 0, 0, 1), books().looked());
    }

    @Test
    void aLotThatIsNotWhatWasBoughtIsNamed() {
        buy(1);
        assertDiffers(Kind.PURCHASE, bought.key().id(), bought.credits().micros(),
                bought.credits().micros() - 1);
    }

    @Test
    void aRefundThatDidNotTakeWhatItSaysIsNamed() {
        buy(0);
        giveBack(69);
        assertDiffers(Kind.REFUND, bought.key().id(), -70, -69);
    }

    @Test
    void aReceiptThatIsNotWhatWasChargedIsNamed() {
        buy(0);
        var hold = use(41, 40, 40, 41);
        assertDiffers(Kind.RECEIPT, hold.id().value(), 40, 41);
    }

    @Test
    void aChargeThatIsNotWhatThePricesMakeIsNamed() {
        buy(0);
        use(41, 41, 40, 41);
        assertDiffers(Kind.PRICE, new UUID(1, 1), 40, 41);
    }

    @Test
    void aSumOfAMonthThatIsNotWhatWasChargedIsNamed() {
        buy(0);
        use(40, 40, 40, 39);
        assertDiffers(Kind.MONTH, anna.value(), 40, 39);
    }

    private void assertDiffers(Kind kind, UUID about, long expected, long found) {
        assertEquals(List.of(new Difference(kind, anna, about, new Credits(expected),
                new Credits(found))), books().differences(9));
    }

    /** @param less than was bought */
    private void buy(long less) {
        var amount = new Credits(bought.credits().micros() - less);
        var lot = new Lot(bought.key().lot(), Lot.Source.PURCHASED, amount, amount,
                Optional.empty(), NOON);
        transactions().run(() -> {
            purchases().add(bought);
            ledger().grant(anna, Transfer.grant(bought.key().grant(), lot), lot);
        });
    }

    private Hold use(long charged, long noted, long units, long counted) {
        var hold = CreditSamples.hold(100);
        transactions().run(() -> {
            ledger().lock(anna);
            ledger().open(anna, Transfer.open(hold, NOON), hold);
            ledger().post(anna, Transfer.close(hold, new Credits(charged), ledger().lots(anna),
                    NOON));
            spending().charge(anna, hold.id(), Spending.Purse.month(NOON), new Credits(counted));
            receipts().add(anna, new Receipt(hold.id(), new Bill(new About(Work.COMPLETION,
                    new UUID(1, 1), Optional.empty(), Optional.empty()), MODEL,
                    Optional.of(TARIFF), Map.of(UsageUnit.INPUT, units), false),
                    new Credits(noted), NOON));
        });
        return hold;
    }

    /** Says that it took 70. */
    private void giveBack(long taken) {
        var refund = new Refund(bought.key().refund("adj"), bought.key(), new Credits(70),
                Credits.ZERO, Optional.empty(), NOON);
        transactions().run(() -> {
            purchases().add(anna, refund);
            ledger().post(anna, Transfer.takeBack(refund.takeBack(), bought.key().lot(),
                    new Credits(taken), NOON));
        });
    }
}
