package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.conversations.TurnScene.end;
import static com.aimixup.application.conversations.TurnScene.readAll;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.application.accounts.MemoryAccounts;
import com.aimixup.application.accounts.PasswordHash;
import com.aimixup.application.completions.CompletionRuns;
import com.aimixup.application.credits.DebtOpen;
import com.aimixup.application.providers.Gate;
import com.aimixup.application.restrictions.AccountRestricted;
import com.aimixup.application.restrictions.MemoryRestrictions;
import com.aimixup.application.restrictions.ObeyRestrictions;
import com.aimixup.application.restrictions.RestrictAccount;
import com.aimixup.application.restrictions.RestrictAccount.Outcome;
import com.aimixup.application.restrictions.Standing;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.policy.PolicyVersion;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.Usage;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Restricting an account while it talks. */
@Tag("right.restrict")
final class RestrictedAccountTest {
    private static final EmailAddress EMAIL = new EmailAddress("anna@example.org");
    private final TurnScene scene = new TurnScene();
    private final Gate gate = new Gate();
    private final MemoryAccounts accounts = new MemoryAccounts(scene.memory);
    private final MemoryRestrictions restrictions = new MemoryRestrictions(scene.memory);
    private final RestrictAccount restrict = new RestrictAccount(accounts, restrictions,
            scene.signals, scene.transactions, scene.clock);
    /** Of the node that drives the turns; whoever restricts may be another. */
    private final ObeyRestrictions obey = new ObeyRestrictions(restrictions,
            scene.turnTaking.runs(), new CompletionRuns(), scene.signals, Runnable::run);

    @BeforeEach
    void setUp() {
        accounts.add(new Account(ANNA, Private.of("Anna"), EMAIL, PolicyVersion.CURRENT,
                Instant.EPOCH, Instant.EPOCH), new PasswordHash(1, "$2y$hash"));
        scene.grant(10_000);
        scene.offer("slow", gate.before("Begun.", Usage.of(30, 2),
                says(" Done.", Usage.of(40, 5))));
        scene.offer("ada", says("I am Ada.", Usage.of(40, 5)));
    }

    @AfterEach
    void everythingIsSettled() {
        scene.assertSettled();
    }

    @Test
    void itsTurnsEndWhatWasSaidIsKeptAndPaidAndNobodySpeaksAfterIt() throws Exception {
        var begun = begunSlowly();
        assertInstanceOf(Outcome.Restricted.class, restrict.handle(EMAIL, "abuse"));
        assertStopped(begun);
    }

    @Test
    void theyEndAlsoIfTheSignalGotLost() throws Exception {
        scene.signals.loseAll();
        var begun = begunSlowly();
        restrict.handle(EMAIL, "abuse");
        obey.handle();
        assertStopped(begun);
    }

    @Test
    void thoseOfOthersGoOn() throws Exception {
        var begun = begunSlowly();
        var other = new EmailAddress("ben@example.org");
        accounts.add(new Account(new AccountId(new UUID(0, 2)), Private.of("Ben"), other,
                PolicyVersion.CURRENT, Instant.EPOCH, Instant.EPOCH),
                new PasswordHash(1, "$2y$hash"));
        restrict.handle(other, "abuse");
        gate.open();
        assertEquals(Turn.State.COMPLETED, end(readAll(begun.feed())).turn().state());
    }

    @Test
    void itIsRestrictedOnceAndLiftedOnce() {
        assertEquals(new Outcome.NotRestricted(), restrict.lift(EMAIL));
        assertInstanceOf(Outcome.Restricted.class, restrict.handle(EMAIL, "abuse"));
        assertEquals(new Outcome.AlreadyRestricted(), restrict.handle(EMAIL, "again"));
        var lifted = assertInstanceOf(Outcome.Lifted.class, restrict.lift(EMAIL));
        assertEquals("abuse", lifted.was().reason());
        assertEquals(new Outcome.NotRestricted(), restrict.lift(EMAIL));
    }

    @Test
    void theReasonIsACodeAndTheAccountMustBeThere() {
        assertEquals(new Outcome.NoCode(), restrict.handle(EMAIL, "Because I say so"));
        var nobody = new EmailAddress("nobody@example.org");
        assertEquals(new Outcome.UnknownAccount(), restrict.handle(nobody, "abuse"));
        assertEquals(new Outcome.UnknownAccount(), restrict.lift(nobody));
    }

    @Test
    void whoIsRestrictedOrOwesHasNoStandingToBeginAnything() {
        new Standing(restrictions, _ -> false).check(ANNA);
        assertThrows(DebtOpen.class, () -> new Standing(restrictions, ANNA::equals).check(ANNA));
        restrict.handle(EMAIL, "abuse");
        assertThrows(AccountRestricted.class,
                () -> new Standing(restrictions, _ -> false).check(ANNA));
    }

    private TakeTurn.Outcome.Begun begunSlowly() throws InterruptedException {
        var begun = scene.begin(scene.conversation(Mix.ROUND_ROBIN, "slow", "ada"));
        gate.awaitArrival();
        return begun;
    }

    private void assertStopped(TakeTurn.Outcome.Begun begun) throws InterruptedException {
        var end = end(readAll(begun.feed()));
        assertEquals(Turn.State.CANCELLED, end.turn().state());
        assertEquals(Optional.of(ObeyRestrictions.REASON), end.turn().reason());
        var answers = scene.answers(begun.turn());
        assertEquals(1, answers.size());
        assertEquals(Message.State.PARTIAL, answers.getFirst().state());
        assertEquals("Begun.", answers.getFirst().text().reveal());
        assertEquals(10_000 - 32, scene.available());
    }
}
