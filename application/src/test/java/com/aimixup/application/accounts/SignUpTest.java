package com.aimixup.application.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.application.accounts.Consents.Consent;
import com.aimixup.application.accounts.Consents.Purpose;
import com.aimixup.application.accounts.SignUp.Command;
import com.aimixup.application.accounts.SignUp.Outcome;
import com.aimixup.application.attempts.MemoryThrottle;
import com.aimixup.application.attempts.TooManyAttempts;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.Mail;
import com.aimixup.application.mail.MailStores;
import com.aimixup.application.mail.MemoryMailTokens;
import com.aimixup.application.mail.MemoryOutbox;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault.Unreadable;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.Adulthood;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.accounts.Language;
import com.aimixup.domain.policy.PolicyVersion;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SignUpTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final EmailAddress EMAIL = new EmailAddress("anna@example.org");
    private static final Adulthood ADULT = new Adulthood.Declared(true);
    private final AtomicLong numbers = new AtomicLong();
    private final Ids ids = () -> new UUID(0, numbers.incrementAndGet());
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryAccounts accounts = new MemoryAccounts(transactions);
    private final MemoryConsents consents = new MemoryConsents(transactions);
    private final MemoryPasswords passwords = new MemoryPasswords();
    private final MemoryVault vault = new MemoryVault(transactions);
    private final MovableClock clock = new MovableClock(NOON);
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final Letters letters = new Letters(
            new MailStores(outbox, new MemoryMailTokens(transactions)), ids, new Random(7), clock);
    private final SignUp signUp = new SignUp(accounts, consents, passwords, vault, letters,
            MemoryThrottle.over(transactions, clock), transactions, ids, clock);

    @Test
    void anAdultGetsAnAccountWithAKeyOfItsOwn() {
        var account = signedUp(command(EMAIL, ADULT, PolicyVersion.CURRENT, false));
        assertEquals(Optional.of(account), accounts.find(account.id()));
        assertEquals(NOON, account.adultDeclaredAt());
        assertEquals(PolicyVersion.CURRENT, account.acceptedPolicy());
        assertEquals(Passwords.Verdict.RIGHT, passwords.verify(
                Private.of("correct otter staple"), accounts.password(account.id()).get()));
        assertEquals(Private.of("text"), vault.open(field(account.id()),
                vault.seal(field(account.id()), Private.of("text"))));
    }

    @Test
    @Tag("children.18")
    void nothingIsStoredOfWhoIsNotAdult() {
        for (var child : List.of(new Adulthood.Declared(false),
                new Adulthood.BornOn(LocalDate.of(2008, 3, 2)))) {
            assertEquals(new Outcome.Underage(),
                    signUp.handle(command(EMAIL, child, PolicyVersion.CURRENT, true)));
            assertNothingStored();
        }
        signedUp(command(EMAIL, new Adulthood.BornOn(LocalDate.of(2008, 3, 1)),
                PolicyVersion.CURRENT, false));
    }

    @Test
    @Tag("changes.notify")
    void onlyThePolicyInForceCanBeAccepted() {
        assertEquals(new Outcome.PolicyNotCurrent(PolicyVersion.CURRENT), signUp.handle(
                command(EMAIL, ADULT, new PolicyVersion("2019-01-01"), false)));
        assertNothingStored();
    }

    @Test
    void anAddressHasOneAccountAndTheKeyOfASecondIsTakenBack() {
        signedUp(command(EMAIL, ADULT, PolicyVersion.CURRENT, false));
        var before = numbers.get();
        var phantom = signedUp(command(new EmailAddress("anna@EXAMPLE.org"), ADULT,
                PolicyVersion.CURRENT, true));
        var refused = new AccountId(new UUID(0, before + 1));
        assertEquals(refused, phantom.id());
        assertEquals(List.of(), outbox.of(refused));
        assertEquals(Optional.empty(), accounts.find(refused));
        assertEquals(List.of(), consents.of(refused));
        assertThrows(Unreadable.class,
                () -> vault.seal(field(refused), Private.of("text")));
    }

    @Test
    void whoeverOwnsTheAddressIsToldAndNotFlooded() {
        var anna = signedUp(command(EMAIL, ADULT, PolicyVersion.CURRENT, false));
        assertEquals(List.of(Mail.Kind.VERIFY), kinds(anna));
        for (int time = 0; time < 4; time++)
            signedUp(command(EMAIL, ADULT, PolicyVersion.CURRENT, false));
        assertEquals(List.of(Mail.Kind.VERIFY, Mail.Kind.ALREADY_HERE, Mail.Kind.ALREADY_HERE,
                Mail.Kind.ALREADY_HERE), kinds(anna));
        assertThrows(TooManyAttempts.class, () ->
                signUp.handle(command(EMAIL, ADULT, PolicyVersion.CURRENT, false)));
        clock.pass(Duration.ofHours(1));
        signedUp(command(EMAIL, ADULT, PolicyVersion.CURRENT, false));
        assertEquals(5, kinds(anna).size());
    }

    @Test
    @Tag("secure.passwords")
    void aPasswordThatOthersWouldTryEarlyIsRefusedAndNothingStored() {
        assertEquals(new Outcome.WeakPassword(), signUp.handle(new Command(Private.of("Anna"),
                EMAIL, Private.of("password1234"), ADULT, PolicyVersion.CURRENT, false,
                Language.ENGLISH, Origin.UNKNOWN)));
        assertNothingStored();
    }

    private List<Mail.Kind> kinds(Account account) {
        return outbox.of(account.id()).stream().map(Mail::kind).toList();
    }

    @Test
    @Tag("basis.consent")
    void marketingIsAgreedToOnlyByAskingForIt() {
        var silent = signedUp(command(EMAIL, ADULT, PolicyVersion.CURRENT, false));
        assertEquals(List.of(), consents.of(silent.id()));
        var asked = signedUp(command(new EmailAddress("bob@example.org"), ADULT,
                PolicyVersion.CURRENT, true));
        var consent = consents.of(asked.id()).getFirst();
        assertEquals(new Consent(consent.id(), asked.id(), Purpose.MARKETING, true,
                PolicyVersion.CURRENT, NOON), consent);
    }

    @Test
    void tooManySignUpsAtOnceAreSentAway() {
        passwords.beBusy(true);
        assertEquals(new Outcome.Busy(),
                signUp.handle(command(EMAIL, ADULT, PolicyVersion.CURRENT, false)));
        assertNothingStored();
    }

    private Account signedUp(Command command) {
        return assertInstanceOf(Outcome.SignedUp.class, signUp.handle(command)).account();
    }

    private void assertNothingStored() {
        assertEquals(Optional.empty(), accounts.findByEmail(EMAIL));
        assertEquals(0, numbers.get(), "no id was made, so no row can be");
    }

    private static Command command(EmailAddress email, Adulthood adulthood, PolicyVersion policy,
            boolean marketing) {
        return new Command(Private.of("Anna"), email, Private.of("correct otter staple"),
                adulthood, policy, marketing, Language.PORTUGUESE, Origin.UNKNOWN);
    }

    private static FieldRef field(AccountId account) {
        return new FieldRef(account, "table", "column", new UUID(0, 0));
    }
}
