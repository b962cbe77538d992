package com.aimixup.application.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.accounts.Language;
import com.aimixup.domain.policy.PolicyVersion;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store of accounts promises. */
public abstract class AccountsContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final PasswordHash HASH = new PasswordHash(1, "$2y$12$one");

    /** Different for each test, so that they can share a database. */
    private final String domain = UUID.randomUUID() + ".example";

    protected abstract Accounts accounts();

    protected abstract Vault vault();

    protected abstract Transactions transactions();

    @Test
    void whatWasAddedIsReadBack() {
        var anna = person("Anna.Müller@" + domain);
        assertTrue(add(anna));
        assertEquals(Optional.of(anna), accounts().find(anna.id()));
        assertEquals(Optional.of(HASH), accounts().password(anna.id()));
    }

    @Test
    void anUnknownAccountHasNothing() {
        var nobody = new AccountId(UUID.randomUUID());
        assertEquals(Optional.empty(), accounts().find(nobody));
        assertEquals(Optional.empty(), accounts().password(nobody));
        assertEquals(Optional.empty(),
                accounts().findByEmail(new EmailAddress("nobody@" + domain)));
    }

    @Test
    void anAddressIsFoundInEverySpellingThatMeansTheSame() {
        var anna = person("Anna@" + domain);
        add(anna);
        var shouted = new EmailAddress("Anna@" + domain.toUpperCase(Locale.ROOT));
        assertEquals(Optional.of(anna.id()), accounts().findByEmail(shouted));
        assertEquals(Optional.empty(),
                accounts().findByEmail(new EmailAddress("anna@" + domain)));
    }

    @Test
    void anAddressHasOneAccount() {
        var first = person("anna@" + domain);
        var second = person("anna@" + domain);
        assertTrue(add(first));
        assertFalse(add(second));
        assertEquals(Optional.of(first.id()), accounts().findByEmail(first.email()));
        assertEquals(Optional.empty(), accounts().find(second.id()));
    }

    @Test
    void ofManyWhoTakeAnAddressAtOnceOneGetsIt() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> add(person("anna@" + domain)))).toList();
            var taken = 0;
            for (var task : tasks) if (task.get()) taken++;
            assertEquals(1, taken);
        }
    }

    @Test
    void aPasswordIsChangedForOneOnly() {
        var anna = person("anna@" + domain);
        var ben = person("ben@" + domain);
        add(anna);
        add(ben);
        var changed = new PasswordHash(2, "$2y$13$two");
        transactions().run(() -> accounts().changePassword(anna.id(), changed));
        assertEquals(Optional.of(changed), accounts().password(anna.id()));
        assertEquals(Optional.of(HASH), accounts().password(ben.id()));
    }

    @Test
    void onesLanguageIsKeptAndOnesAddressVerifiedForOneOnly() {
        var ben = person("ben@" + domain);
        var anna = new Account(new AccountId(UUID.randomUUID()), Private.of("A"),
                new EmailAddress("anna@" + domain), PolicyVersion.CURRENT, NOON, NOON,
                Language.PORTUGUESE, false, 1);
        add(anna);
        add(ben);
        transactions().run(() -> accounts().markVerified(anna.id()));
        assertEquals(Optional.of(anna.verified()), accounts().find(anna.id()));
        assertEquals(Optional.of(ben), accounts().find(ben.id()));
    }

    @Test
    void aChangeIsOfTheVersionThatWasSeenAndOfOneOnly() {
        var anna = person("anna@" + domain);
        var ben = person("ben@" + domain);
        add(anna);
        add(ben);
        var changed = anna.called(Private.of("Anne"), Language.PORTUGUESE);
        assertTrue(transactions().run(() -> accounts().change(changed)));
        assertFalse(transactions().run(() -> accounts().change(
                anna.called(Private.of("Late"), Language.ENGLISH))));
        assertEquals(Optional.of(changed), accounts().find(anna.id()));
        assertEquals(Optional.of(ben), accounts().find(ben.id()));
    }

    @Test
    void anotherAddressFreesTheOldOneAndMustBeFree() {
        var anna = person("anna@" + domain);
        add(anna);
        add(person("ben@" + domain));
        assertThrows(Accounts.AddressTaken.class, () -> transactions().run(() ->
                accounts().change(anna.at(new EmailAddress("ben@" + domain)))));
        var moved = anna.at(new EmailAddress("anne@" + domain));
        assertTrue(transactions().run(() -> accounts().change(moved)));
        assertEquals(Optional.of(anna.id()), accounts().findByEmail(moved.email()));
        assertEquals(Optional.of(moved), accounts().find(anna.id()));
        assertTrue(add(person("anna@" + domain)));
    }

    @Test
    void anArchiveHasOnesOwnAccountOnly() {
        var anna = person("anna@" + domain);
        add(anna);
        add(person("ben@" + domain));
        var sections = new MemorySections();
        accounts().export(anna.id(), sections);
        assertEquals(List.of("anna@" + domain), sections.of("account").stream()
                .map(fields -> fields.get("email")).toList());
    }

    @Test
    void erasingFreesTheAddressAndMayBeRepeated() {
        var anna = person("anna@" + domain);
        var ben = person("ben@" + domain);
        add(anna);
        add(ben);
        transactions().run(() -> accounts().erase(anna.id()));
        transactions().run(() -> accounts().erase(anna.id()));
        assertEquals(Optional.empty(), accounts().find(anna.id()));
        assertEquals(Optional.of(ben), accounts().find(ben.id()));
        assertTrue(add(person("anna@" + domain)));
    }

    private boolean add(Account account) {
        return transactions().run(() -> {
            vault().createKey(account.id());
            return accounts().add(account, HASH);
        });
    }

    private static Account person(String email) {
        return new Account(new AccountId(UUID.randomUUID()), Private.of("Ännä 🙂"),
                new EmailAddress(email), PolicyVersion.CURRENT, NOON, NOON.plusSeconds(1));
    }
}
