package com.aimixup.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.accounts.MemoryAccounts;
import com.aimixup.application.accounts.MemoryPasswords;
import com.aimixup.application.attempts.MemoryThrottle;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.MailStores;
import com.aimixup.application.mail.MemoryMailTokens;
import com.aimixup.application.mail.MemoryOutbox;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.application.runtime.TimeOrderedIds;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.access.Role;
import com.aimixup.domain.access.Totp;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.policy.PolicyVersion;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a role changes for who has it. */
final class StaffSessionsTest {
    private static final AccountId ANNA = new AccountId(new UUID(0, 1));
    private static final EmailAddress EMAIL = new EmailAddress("anna@example.org");
    private static final Private<String> PASSWORD = Private.of("correct otter staple");
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryAccounts accounts = new MemoryAccounts(transactions);
    private final MemorySessions sessions = new MemorySessions(transactions);
    private final MemoryFactors factors = new MemoryFactors(transactions);
    private final MemoryRoles roles = new MemoryRoles(transactions);
    private final MemoryPasswords passwords = new MemoryPasswords();
    private final MemoryAccessTokens accessTokens = new MemoryAccessTokens();
    private final LogIn logIn = SessionUseCases.over(accounts, passwords, sessions, roles, factors,
            new PasskeyPorts(new MemoryPasskeys(transactions),
                    new MemoryPasskeyChallenges(transactions),
                    new MemoryCeremonies("example.org", "https://example.org")),
            MemoryThrottle.over(transactions, clock),
            new TokenIssue(accessTokens, new Random(1)),
            new Letters(new MailStores(new MemoryOutbox(transactions),
                    new MemoryMailTokens(transactions)), UUID::randomUUID, new Random(2), clock),
            transactions, new TimeOrderedIds(clock, new Random(3)), new Random(4), clock, true)
            .logIn();
    private final Authenticate authenticate = new Authenticate(accessTokens, sessions, clock);
    private final AppointStaff appoint =
            new AppointStaff(roles, accounts, sessions, transactions, clock);

    @BeforeEach
    void annaHasAnAccount() {
        accounts.add(new Account(ANNA, Private.of("Anna"), EMAIL, PolicyVersion.CURRENT,
                clock.instant(), clock.instant()).verified(),
                passwords.hash(PASSWORD).orElseThrow());
    }

    @Test
    void aRoleGivenChangedOrTakenEndsWhatWasOpenAtTheNextRequest() {
        for (var role : List.of(Optional.of(Role.SUPPORT), Optional.of(Role.FINANCE),
                Optional.<Role>empty())) {
            var before = loggedIn(Optional.empty());
            assertTrue(person(before).isPresent());
            assertEquals(AppointStaff.Outcome.DONE,
                    appoint.handle(new AppointStaff.Command(EMAIL, role)));
            assertTrue(person(before).isEmpty());
            var after = loggedIn(Optional.empty());
            assertEquals(AppointStaff.Outcome.UNCHANGED,
                    appoint.handle(new AppointStaff.Command(EMAIL, role)));
            assertTrue(person(after).isPresent());
        }
        assertEquals(AppointStaff.Outcome.UNKNOWN, appoint.handle(new AppointStaff.Command(
                new EmailAddress("nobody@example.org"), Optional.of(Role.SUPPORT))));
    }

    @Test
    void withoutASecondFactorTheSessionIsForAddingOneOnly() {
        assertFalse(person(loggedIn(Optional.empty())).orElseThrow().enrolsOnly());
        appoint.handle(new AppointStaff.Command(EMAIL, Optional.of(Role.SUPPORT)));
        assertTrue(person(loggedIn(Optional.empty())).orElseThrow().enrolsOnly());
        var secret = new byte[Totp.SECRET_BYTES];
        factors.save(new Factors.Factor(ANNA, secret, true, 0, 0, clock.instant()));
        assertFalse(person(loggedIn(Optional.of(Totp.code(secret, clock.instant()))))
                .orElseThrow().enrolsOnly());
    }

    @Test
    void anErasedPersonsTokenIsRefusedAtTheNextRequest() {
        var tokens = loggedIn(Optional.empty());
        assertTrue(person(tokens).isPresent());
        transactions.run(() -> sessions.erase(ANNA));
        assertTrue(person(tokens).isEmpty());
    }

    private IssuedTokens loggedIn(Optional<String> code) {
        return assertInstanceOf(LogIn.Outcome.LoggedIn.class, logIn.handle(new LogIn.Command(
                EMAIL, PASSWORD, Private.of("Firefox"), new FactorCheck.Shown(
                        code.map(Private::of), Optional.empty()), Origin.UNKNOWN))).tokens();
    }

    private Optional<Principal.Person> person(IssuedTokens tokens) {
        return authenticate.handle(tokens.access().reveal());
    }
}
