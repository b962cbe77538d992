package com.aimixup.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.access.AccessTokens.Caller;
import com.aimixup.application.accounts.MemoryAccounts;
import com.aimixup.application.accounts.MemoryPasswords;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.application.runtime.TimeOrderedIds;
import com.aimixup.application.attempts.MemoryThrottle;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.Mail;
import com.aimixup.application.mail.MailStores;
import com.aimixup.application.mail.MemoryMailTokens;
import com.aimixup.application.mail.MemoryOutbox;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.access.RefreshToken;
import com.aimixup.domain.access.Session;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.policy.PolicyVersion;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** From logging in to logging out. */
final class SessionsOfAPersonTest {
    private static final AccountId ANNA = new AccountId(new UUID(0, 1));
    private static final EmailAddress EMAIL = new EmailAddress("anna@example.org");
    private static final Private<String> RIGHT = Private.of("correct otter staple");
    private static final Private<String> WRONG = Private.of("wrong otter staple");
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Private<String> DEVICE = Private.of("Firefox, Linux");
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryAccounts accounts = new MemoryAccounts(transactions);
    private final MemorySessions sessions = new MemorySessions(transactions);
    private final MemoryPasswords passwords = new MemoryPasswords(2);
    private final MemoryAccessTokens accessTokens = new MemoryAccessTokens();
    private final TokenIssue issue = new TokenIssue(accessTokens, new Random(1));
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final Letters letters = new Letters(
            new MailStores(outbox, new MemoryMailTokens(transactions)),
            new TimeOrderedIds(clock, new Random(3)), new Random(5), clock);
    private final SessionUseCases use = SessionUseCases.over(accounts, passwords, sessions,
            new MemoryRoles(transactions),
            new MemoryFactors(transactions), new PasskeyPorts(new MemoryPasskeys(transactions),
                    new MemoryPasskeyChallenges(transactions),
                    new MemoryCeremonies("example.org", "https://example.org")),
            MemoryThrottle.over(transactions, clock), issue, letters, transactions,
            new TimeOrderedIds(clock, new Random(2)), new Random(4), clock, true);
    private final LogIn logIn = use.logIn();
    private final RefreshSession refresh =
            new RefreshSession(sessions, accounts, issue, letters, transactions, clock);
    private final LogOut logOut = new LogOut(sessions, transactions, clock);
    private final Authenticate authenticate = new Authenticate(accessTokens, sessions, clock);

    @BeforeEach
    void annaHasAnAccount() {
        var hash = new MemoryPasswords(1).hash(RIGHT).orElseThrow();
        accounts.add(new Account(ANNA, Private.of("Anna"), EMAIL, PolicyVersion.CURRENT,
                clock.instant(), clock.instant()).verified(), hash);
    }

    @Test
    void theRightPasswordOpensASession() {
        var tokens = loggedIn();
        assertEquals(ANNA, tokens.account());
        assertEquals(clock.instant().plus(AccessTokens.LIFETIME), tokens.accessExpiresAt());
        assertEquals(Optional.of(new Caller(ANNA, tokens.session())), caller(tokens));
    }

    @Test
    void anUnknownAddressAndAWrongPasswordAreAnsweredAlike() {
        assertEquals(new LogIn.Outcome.Wrong(), logIn.handle(
                new LogIn.Command(EMAIL, WRONG, DEVICE, FactorCheck.Shown.NOTHING,
                        Origin.UNKNOWN)));
        assertEquals(new LogIn.Outcome.Wrong(), logIn.handle(new LogIn.Command(
                new EmailAddress("nobody@example.org"), RIGHT, DEVICE, FactorCheck.Shown.NOTHING,
                        Origin.UNKNOWN)));
    }

    @Test
    void anAddressThatNobodyShowedToBeTheirsIsAnsweredLikeAWrongPassword() {
        var ben = new EmailAddress("ben@example.org");
        var id = new AccountId(new UUID(0, 2));
        accounts.add(new Account(id, Private.of("Ben"), ben, PolicyVersion.CURRENT,
                clock.instant(), clock.instant()), passwords.hash(RIGHT).orElseThrow());
        var command = new LogIn.Command(ben, RIGHT, DEVICE, FactorCheck.Shown.NOTHING,
                        Origin.UNKNOWN);
        assertEquals(new LogIn.Outcome.Wrong(), logIn.handle(command));
        accounts.markVerified(id);
        assertInstanceOf(LogIn.Outcome.LoggedIn.class, logIn.handle(command));
    }

    @Test
    void busyIsSaidOfUnknownAddressesToo() {
        passwords.beBusy(true);
        for (var email : new EmailAddress[] {EMAIL, new EmailAddress("nobody@example.org")})
            assertEquals(new LogIn.Outcome.Busy(),
                    logIn.handle(new LogIn.Command(email, RIGHT, DEVICE,
                            FactorCheck.Shown.NOTHING,
                        Origin.UNKNOWN)));
    }

    @Test
    void anOutdatedHashIsRenewedAtTheNextLogIn() {
        var before = accounts.password(ANNA).orElseThrow();
        assertTrue(passwords.isOutdated(before));
        logIn.handle(new LogIn.Command(EMAIL, WRONG, DEVICE, FactorCheck.Shown.NOTHING,
                        Origin.UNKNOWN));
        assertEquals(before, accounts.password(ANNA).orElseThrow());
        loggedIn();
        var renewed = accounts.password(ANNA).orElseThrow();
        assertNotEquals(before, renewed);
        loggedIn();
        assertEquals(renewed, accounts.password(ANNA).orElseThrow());
    }

    @Test
    void aRefreshTokenIsGoodForOneRefresh() {
        var first = loggedIn();
        var second = refreshed(first.refresh());
        assertEquals(first.session(), second.session());
        refreshed(second.refresh());
    }

    @Test
    void aSpentTokenThatComesAgainEndsTheSession() {
        var first = loggedIn();
        var second = refreshed(first.refresh());
        clock.pass(RefreshSession.GRACE);
        assertInstanceOf(RefreshSession.Outcome.Reused.class, refresh.handle(first.refresh()));
        assertInstanceOf(RefreshSession.Outcome.Invalid.class, refresh.handle(second.refresh()));
        assertEquals(Optional.empty(), caller(second));
        assertEquals(List.of(Mail.Kind.SESSION_STOLEN),
                outbox.of(ANNA).stream().map(Mail::kind).toList());
    }

    @Test
    void aSpentTokenWhoseSuccessorIsSpentTooHasNoGrace() {
        var first = loggedIn();
        refreshed(refreshed(first.refresh()).refresh());
        assertInstanceOf(RefreshSession.Outcome.Reused.class, refresh.handle(first.refresh()));
    }

    @Test
    void aGuessedTokenOfALivingSessionChangesNothing() {
        var tokens = loggedIn();
        var guess = new RefreshToken(ANNA, tokens.session(),
                new byte[RefreshToken.SECRET_BYTES]);
        assertInstanceOf(RefreshSession.Outcome.Invalid.class, refresh.handle(guess));
        var elsewhere = new RefreshToken(ANNA, new SessionId(UUID.randomUUID()),
                tokens.refresh().secret());
        assertInstanceOf(RefreshSession.Outcome.Invalid.class, refresh.handle(elsewhere));
        refreshed(tokens.refresh());
    }

    @Test
    void aSessionThatIsIdleTooLongOrTooOldIsOver() {
        var idle = loggedIn();
        clock.pass(Session.IDLE_MAX);
        assertInstanceOf(RefreshSession.Outcome.Invalid.class, refresh.handle(idle.refresh()));
        var used = loggedIn();
        for (var age = Duration.ZERO; age.compareTo(Session.AGE_MAX.minusDays(20)) < 0;
                age = age.plusDays(20)) {
            clock.pass(Duration.ofDays(20));
            used = refreshed(used.refresh());
        }
        clock.pass(Duration.ofDays(20));
        assertInstanceOf(RefreshSession.Outcome.Invalid.class, refresh.handle(used.refresh()));
    }

    @RepeatedTest(10)
    void manyRefreshesAtOnceHaveOneSuccessor() throws Exception {
        var token = loggedIn().refresh();
        var all = new ArrayList<Callable<String>>();
        for (var thread = 0; thread < 20; thread++)
            all.add(() -> refreshed(token).refresh().encoded());
        var successors = new HashSet<String>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : pool.invokeAll(all)) successors.add(done.get());
        }
        assertEquals(1, successors.size());
        refreshed(RefreshToken.parse(successors.iterator().next()).orElseThrow());
    }

    @Test
    void whoHasLoggedOutIsNobodyAtOnce() {
        var tokens = loggedIn();
        var caller = caller(tokens).orElseThrow();
        assertEquals(new LogOut.Outcome.LoggedOut(), logOut.handle(caller, tokens.session()));
        assertEquals(Optional.empty(), caller(tokens));
        assertInstanceOf(RefreshSession.Outcome.Invalid.class, refresh.handle(tokens.refresh()));
        assertEquals(new LogOut.Outcome.LoggedOut(), logOut.handle(caller, tokens.session()));
    }

    @Test
    void loggingOutEndsOneSessionAndNobodyElses() {
        var phone = loggedIn();
        var laptop = loggedIn();
        logOut.handle(caller(laptop).orElseThrow(), phone.session());
        assertEquals(Optional.empty(), caller(phone));
        assertTrue(caller(laptop).isPresent());
        var stranger = new Caller(new AccountId(new UUID(0, 2)), new SessionId(new UUID(0, 3)));
        assertEquals(new LogOut.Outcome.UnknownSession(),
                logOut.handle(stranger, laptop.session()));
        assertTrue(caller(laptop).isPresent());
    }

    @Test
    void anAccessTokenIsGoodForItsTimeOnly() {
        var tokens = loggedIn();
        clock.pass(AccessTokens.LIFETIME.minusMillis(1));
        assertTrue(caller(tokens).isPresent());
        clock.pass(Duration.ofMillis(1));
        assertEquals(Optional.empty(), caller(tokens));
        assertEquals(Optional.empty(), authenticate.handle("no token"));
    }

    private IssuedTokens loggedIn() {
        return assertInstanceOf(LogIn.Outcome.LoggedIn.class,
                logIn.handle(new LogIn.Command(EMAIL, RIGHT, DEVICE,
                        FactorCheck.Shown.NOTHING,
                        Origin.UNKNOWN))).tokens();
    }

    private IssuedTokens refreshed(RefreshToken token) {
        return assertInstanceOf(RefreshSession.Outcome.Refreshed.class, refresh.handle(token))
                .tokens();
    }

    private Optional<Caller> caller(IssuedTokens tokens) {
        return authenticate.handle(tokens.access().reveal())
                .map(person -> new Caller(person.account(), person.session()));
    }
}
