package com.aimixup.application.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.attempts.MemoryThrottle;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.Mail;
import com.aimixup.application.mail.MailStores;
import com.aimixup.application.mail.MailTokens.Purpose;
import com.aimixup.application.mail.MemoryMailTokens;
import com.aimixup.application.mail.MemoryOutbox;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.application.runtime.TimeOrderedIds;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.accounts.MailToken;
import com.aimixup.domain.policy.PolicyVersion;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An address is changed when those who read the mail of both say so. */
final class ChangeEmailTest {
    private static final AccountId ANNA = new AccountId(new UUID(0, 1));
    private static final AccountId BEN = new AccountId(new UUID(0, 2));
    private static final EmailAddress OLD = new EmailAddress("anna@example.org");
    private static final EmailAddress NEW = new EmailAddress("anne@example.org");
    private static final EmailAddress BENS = new EmailAddress("ben@example.org");
    private static final Private<String> RIGHT = Private.of("correct otter staple");
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryAccounts accounts = new MemoryAccounts(transactions);
    private final Set<UUID> seen = new HashSet<>();
    private final MemoryPasswords passwords = new MemoryPasswords();
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final MemoryMailTokens tokens = new MemoryMailTokens(transactions);
    private final Letters letters = new Letters(new MailStores(outbox, tokens),
            new TimeOrderedIds(clock, new Random(3)), new Random(5), clock);
    private final AccountUseCases use = AccountUseCases.over(accounts, passwords,
            new MemoryEmailChanges(transactions), tokens, letters,
            MemoryThrottle.over(transactions, clock), transactions, clock, Runnable::run);

    @BeforeEach
    void twoPeopleHaveAccounts() {
        add(ANNA, OLD);
        add(BEN, BENS);
    }

    @Test
    void bothLinksInAnyOrderChangeItAndTheOldAddressIsTold() {
        for (var first : List.of(0, 1)) {
            var links = ask(first == 0 ? NEW : new EmailAddress("third@example.org"));
            assertEquals(ConfirmEmail.Outcome.WAITING, confirm(links.get(first)));
            assertEquals(ConfirmEmail.Outcome.WAITING, confirm(links.get(first)));
            assertEquals(ConfirmEmail.Outcome.CHANGED, confirm(links.get(1 - first)));
            assertEquals(ConfirmEmail.Outcome.INVALID, confirm(links.get(first)));
            assertEquals(Optional.empty(), use.changeEmail().pending(ANNA));
        }
        assertEquals("third@example.org", accounts.find(ANNA).orElseThrow().email().value());
        var told = outbox.of(ANNA).stream()
                .filter(mail -> mail.kind() == Mail.Kind.ADDRESS_CHANGED)
                .map(mail -> mail.recipient().reveal()).toList();
        assertEquals(Set.of(OLD.value(), NEW.value()), Set.copyOf(told));
    }

    @Test
    void somebodyElsesAddressIsAnsweredAlikeAndNeverTaken() {
        var free = assertInstanceOf(ChangeEmail.Outcome.Asked.class, request(NEW, RIGHT));
        var taken = assertInstanceOf(ChangeEmail.Outcome.Asked.class, request(BENS, RIGHT));
        assertEquals(free.change().expiresAt(), taken.change().expiresAt());
        assertEquals(List.of(Mail.Kind.ADDRESS_IN_USE),
                outbox.of(BEN).stream().map(Mail::kind).toList());
        assertFalse(outbox.of(ANNA).stream().anyMatch(mail ->
                mail.recipient().reveal().equals(BENS.value())));
        for (var link : links()) assertNotEquals(ConfirmEmail.Outcome.CHANGED, confirm(link));
        assertEquals(OLD, accounts.find(ANNA).orElseThrow().email());
    }

    @Test
    void whoGetsTheAddressFirstKeepsIt() {
        var links = ask(NEW);
        assertEquals(ConfirmEmail.Outcome.WAITING, confirm(links.getFirst()));
        add(new AccountId(new UUID(0, 3)), NEW);
        assertEquals(ConfirmEmail.Outcome.INVALID, confirm(links.getLast()));
        assertEquals(OLD, accounts.find(ANNA).orElseThrow().email());
    }

    @Test
    void aRequestEndsByTimeByWithdrawalAndByTheNext() {
        var links = ask(NEW);
        clock.pass(ChangeEmail.LIFE);
        assertEquals(ConfirmEmail.Outcome.INVALID, confirm(links.getFirst()));
        var withdrawn = ask(NEW);
        use.changeEmail().withdraw(ANNA);
        assertEquals(ConfirmEmail.Outcome.INVALID, confirm(withdrawn.getFirst()));
        var replaced = ask(NEW);
        var last = ask(new EmailAddress("third@example.org"));
        assertEquals(ConfirmEmail.Outcome.INVALID, confirm(replaced.getLast()));
        assertEquals(ConfirmEmail.Outcome.WAITING, confirm(last.getLast()));
        assertEquals(0, use.changeEmail().forget());
        clock.pass(ChangeEmail.LIFE.multipliedBy(2).plusSeconds(1));
        assertEquals(1, use.changeEmail().forget());
    }

    @Test
    void whatIsNotAskedRightlyIsRefusedAndMailsNobody() {
        assertInstanceOf(ChangeEmail.Outcome.WrongPassword.class,
                request(NEW, Private.of("wrong otter staple")));
        assertInstanceOf(ChangeEmail.Outcome.Same.class, request(OLD, RIGHT));
        passwords.beBusy(true);
        assertInstanceOf(ChangeEmail.Outcome.Busy.class, request(NEW, RIGHT));
        assertEquals(List.of(), outbox.of(ANNA));
    }

    @Test
    void threeAnHourAndWithdrawingDoesNotHelp() {
        for (int time = 0; time < 3; time++) {
            ask(NEW);
            use.changeEmail().withdraw(ANNA);
        }
        var wait = assertInstanceOf(ChangeEmail.Outcome.Wait.class, request(NEW, RIGHT));
        assertEquals(Duration.ofHours(1), wait.pause());
        clock.pass(wait.pause());
        ask(NEW);
    }

    @Test
    void whatWasMailedToTheOldAddressBeforeIsGoodNoMore() {
        letters.reset(accounts.find(ANNA).orElseThrow(), Mail.Kind.RESET);
        var reset = links().getFirst();
        ask(NEW).forEach(this::confirm);
        assertFalse(transactions.run(() -> tokens.spend(reset, Purpose.RESET, clock.instant())));
    }

    @Test
    void anotherVerifyingMailGoesToThoseWhoWaitForItAndThreeAnHourAtMost() {
        accounts.add(new Account(new AccountId(new UUID(0, 4)), Private.of("Eve"), NEW,
                PolicyVersion.CURRENT, clock.instant(), clock.instant()),
                passwords.hash(RIGHT).orElseThrow());
        for (int time = 0; time < 5; time++) use.verifyAgain().handle(NEW, Origin.UNKNOWN);
        use.verifyAgain().handle(OLD, Origin.UNKNOWN);
        use.verifyAgain().handle(new EmailAddress("nobody@example.org"), Origin.UNKNOWN);
        assertEquals(3, outbox.of(new AccountId(new UUID(0, 4))).size());
        assertEquals(List.of(), outbox.of(ANNA));
    }

    private void add(AccountId id, EmailAddress email) {
        assertTrue(accounts.add(new Account(id, Private.of("A"), email, PolicyVersion.CURRENT,
                clock.instant(), clock.instant()).verified(),
                passwords.hash(RIGHT).orElseThrow()));
    }

    private ChangeEmail.Outcome request(EmailAddress email, Private<String> password) {
        return use.changeEmail().handle(new ChangeEmail.Command(ANNA, email, password,
                Origin.UNKNOWN));
    }

    /** The tokens that the address now and the one that is wanted got. */
    private List<MailToken> ask(EmailAddress email) {
        assertInstanceOf(ChangeEmail.Outcome.Asked.class, request(email, RIGHT));
        return links();
    }

    /** Those of the newest request; the address now comes first. */
    private List<MailToken> links() {
        var mails = outbox.of(ANNA).stream().filter(mail -> mail.token().isPresent()
                && !seen.contains(mail.id()))
                .sorted(Comparator.comparing(Mail::kind)).toList();
        mails.forEach(mail -> seen.add(mail.id()));
        return mails.stream().map(ChangeEmailTest::token).toList();
    }

    private ConfirmEmail.Outcome confirm(MailToken token) {
        return use.confirmEmail().handle(token, Origin.UNKNOWN);
    }

    private static MailToken token(Mail mail) {
        return MailToken.parse(mail.token().orElseThrow().reveal()).orElseThrow();
    }
}
