package com.aimixup.application.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.credits.Spending.Left;
import com.aimixup.application.credits.Spending.Notice;
import com.aimixup.application.credits.Spending.Purse;
import com.aimixup.application.credits.Spending.Scope;
import com.aimixup.application.credits.Spending.Sum;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a store of limits and sums promises. */
public abstract class SpendingContract {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Purse NOVEMBER = Purse.month(NOON);
    private static final Purse DECEMBER = Purse.month(NOON.plusSeconds(86_400));
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());
    private final UUID talk = UUID.randomUUID();
    private final HoldId hold = new HoldId(UUID.randomUUID());

    protected abstract Spending spending();

    protected abstract Transactions transactions();

    @Test
    void aLimitIsSetChangedAndRemoved() {
        var purse = Purse.conversation(talk);
        for (var limit : List.of(Optional.of(new Credits(5)), Optional.of(new Credits(7)),
                Optional.<Credits>empty())) {
            limit(anna, purse, limit);
            assertEquals(new Sum(purse, Credits.ZERO, limit), spending().sum(anna, purse));
            assertEquals(Optional.empty(), spending().sum(ben, purse).limit());
        }
    }

    @Test
    void aMonthsLimitHoldsForEveryMonthAndItsSumForOne() {
        limit(anna, NOVEMBER, Optional.of(new Credits(10)));
        assertEquals(List.of(sum(NOVEMBER, 4, 10)), charge(anna, hold, NOVEMBER, 4));
        assertEquals(List.of(sum(NOVEMBER, 7, 10)), charge(anna, hold, NOVEMBER, 3));
        assertEquals(List.of(new Left(Scope.MONTH, new Credits(3))),
                spending().left(anna, NOVEMBER, Optional.of(talk)));
        assertEquals(List.of(new Left(Scope.MONTH, new Credits(10))),
                spending().left(anna, DECEMBER, Optional.empty()));
        assertEquals(sum(DECEMBER, 0, 10), spending().sum(anna, DECEMBER));
        assertEquals(List.of(), spending().left(ben, NOVEMBER, Optional.of(talk)));
    }

    @Test
    void whatIsHeldForAConversationCountsUntilItIsCharged() {
        var purse = Purse.conversation(talk);
        limit(anna, purse, Optional.of(new Credits(100)));
        transactions().run(() -> spending().held(anna, talk, List.of(hold(hold, 30),
                hold(new HoldId(UUID.randomUUID()), 20))));
        assertEquals(List.of(new Left(Scope.CONVERSATION, new Credits(50))),
                spending().left(anna, NOVEMBER, Optional.of(talk)));
        assertEquals(List.of(sum(purse, 10, 100)), charge(anna, hold, NOVEMBER, 10));
        assertEquals(List.of(new Left(Scope.CONVERSATION, new Credits(70))),
                spending().left(anna, NOVEMBER, Optional.of(talk)));
        assertEquals(List.of(), spending().left(anna, NOVEMBER, Optional.of(UUID.randomUUID())));
        assertEquals(List.of(), spending().left(anna, NOVEMBER, Optional.empty()));
    }

    @Test
    void whatWasSpentIsKnownAlsoIfTheLimitComesLater() {
        transactions().run(() -> spending().held(anna, talk, List.of(hold(hold, 30))));
        assertEquals(List.of(), charge(anna, hold, NOVEMBER, 12));
        limit(anna, Purse.conversation(talk), Optional.of(new Credits(10)));
        assertEquals(List.of(new Left(Scope.CONVERSATION, new Credits(-2))),
                spending().left(anna, NOVEMBER, Optional.of(talk)));
        assertEquals(new Credits(12), spending().sum(anna, NOVEMBER).spent());
    }

    @Test
    void aPersonIsToldOnceOfEachLimit() {
        assertTrue(tell(anna, 8, 10, 0));
        assertFalse(tell(anna, 9, 10, 1));
        assertTrue(tell(anna, 18, 20, 2));
        assertTrue(tell(ben, 8, 10, 0));
        assertEquals(List.of(notice(18, 20, 2), notice(8, 10, 0)), spending().notices(anna, 9));
        assertEquals(List.of(notice(18, 20, 2)), spending().notices(anna, 1));
    }

    @Test
    void erasingRemovesOnesOwnOnlyAndAnArchiveHasOnesOwnOnly() {
        for (var person : List.of(anna, ben)) {
            limit(person, NOVEMBER, Optional.of(new Credits(10)));
            transactions().run(() -> spending().held(person, talk, List.of(hold(hold, 30))));
            charge(person, new HoldId(UUID.randomUUID()), NOVEMBER, 3);
            tell(person, 8, 10, 0);
        }
        var sections = new MemorySections();
        spending().export(anna, sections);
        assertEquals(1, sections.of("spendingNotices").size());
        transactions().run(() -> spending().erase(anna));
        transactions().run(() -> spending().erase(anna));
        assertEquals(new Sum(NOVEMBER, Credits.ZERO, Optional.empty()),
                spending().sum(anna, NOVEMBER));
        assertEquals(List.of(), spending().notices(anna, 9));
        assertEquals(sum(NOVEMBER, 3, 10), spending().sum(ben, NOVEMBER));
        assertEquals(1, spending().notices(ben, 9).size());
    }

    private void limit(AccountId account, Purse purse, Optional<Credits> limit) {
        transactions().run(() -> spending().limit(account, purse, limit));
    }

    private List<Sum> charge(AccountId account, HoldId ended, Purse month, long micros) {
        return transactions().run(() ->
                spending().charge(account, ended, month, new Credits(micros)));
    }

    private boolean tell(AccountId account, long spent, long limit, int second) {
        return transactions().run(() -> spending().add(account, notice(spent, limit, second)));
    }

    private static Notice notice(long spent, long limit, int second) {
        return new Notice(NOVEMBER, new Credits(limit), new Credits(spent),
                NOON.plusSeconds(second));
    }

    private static Hold hold(HoldId id, long limit) {
        return new Hold(id, new Credits(limit), NOON);
    }

    private static Sum sum(Purse purse, long spent, long limit) {
        return new Sum(purse, new Credits(spent), Optional.of(new Credits(limit)));
    }
}
