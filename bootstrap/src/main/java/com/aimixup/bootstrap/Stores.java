package com.aimixup.bootstrap;

import com.aimixup.adapter.postgres.Database;
import com.aimixup.adapter.postgres.PostgresAccounts;
import com.aimixup.adapter.postgres.PostgresAllotments;
import com.aimixup.adapter.postgres.PostgresApiKeys;
import com.aimixup.adapter.postgres.PostgresAttempts;
import com.aimixup.adapter.postgres.PostgresCheckouts;
import com.aimixup.adapter.postgres.PostgresConsents;
import com.aimixup.adapter.postgres.PostgresConversations;
import com.aimixup.adapter.postgres.PostgresDebts;
import com.aimixup.adapter.postgres.PostgresDisclosures;
import com.aimixup.adapter.postgres.PostgresEmailChanges;
import com.aimixup.adapter.postgres.PostgresFactors;
import com.aimixup.adapter.postgres.PostgresGrants;
import com.aimixup.adapter.postgres.PostgresImageJobs;
import com.aimixup.adapter.postgres.PostgresKeptAnswers;
import com.aimixup.adapter.postgres.PostgresKnownPlaces;
import com.aimixup.adapter.postgres.PostgresLedger;
import com.aimixup.adapter.postgres.PostgresMailTokens;
import com.aimixup.adapter.postgres.PostgresMessages;
import com.aimixup.adapter.postgres.PostgresOutbox;
import com.aimixup.adapter.postgres.PostgresPasskeyChallenges;
import com.aimixup.adapter.postgres.PostgresPasskeys;
import com.aimixup.adapter.postgres.PostgresPaymentEvents;
import com.aimixup.adapter.postgres.PostgresPriceBook;
import com.aimixup.adapter.postgres.PostgresProvenances;
import com.aimixup.adapter.postgres.PostgresProviderRegister;
import com.aimixup.adapter.postgres.PostgresPurchases;
import com.aimixup.adapter.postgres.PostgresReceipts;
import com.aimixup.adapter.postgres.PostgresRestrictions;
import com.aimixup.adapter.postgres.PostgresRoles;
import com.aimixup.adapter.postgres.PostgresSessions;
import com.aimixup.adapter.postgres.PostgresShopChanges;
import com.aimixup.adapter.postgres.PostgresSpending;
import com.aimixup.adapter.postgres.PostgresStoredFiles;
import com.aimixup.adapter.postgres.PostgresSubscriptions;
import com.aimixup.adapter.postgres.PostgresTeams;
import com.aimixup.adapter.postgres.PostgresToldEvents;
import com.aimixup.adapter.postgres.PostgresTurns;
import com.aimixup.application.access.ApiKeys;
import com.aimixup.application.access.Factors;
import com.aimixup.application.access.PasskeyChallenges;
import com.aimixup.application.access.Passkeys;
import com.aimixup.application.access.Roles;
import com.aimixup.application.access.Sessions;
import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.accounts.Consents;
import com.aimixup.application.accounts.EmailChanges;
import com.aimixup.application.answers.KeptAnswers;
import com.aimixup.application.attempts.AttemptStores;
import com.aimixup.application.conversations.Conversations;
import com.aimixup.application.conversations.Messages;
import com.aimixup.application.conversations.ToldEvents;
import com.aimixup.application.conversations.Turns;
import com.aimixup.application.credits.Grants;
import com.aimixup.application.credits.Ledger;
import com.aimixup.application.credits.PriceBook;
import com.aimixup.application.credits.Receipts;
import com.aimixup.application.credits.Spending;
import com.aimixup.application.files.FileCipher;
import com.aimixup.application.files.Objects;
import com.aimixup.application.files.StoredFiles;
import com.aimixup.application.images.ImageJobs;
import com.aimixup.application.images.Provenances;
import com.aimixup.application.limits.Allotments;
import com.aimixup.application.mail.MailStores;
import com.aimixup.application.payments.PaymentStores;
import com.aimixup.application.privacy.Disclosures;
import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.providers.ProviderRegister;
import com.aimixup.application.restrictions.Restrictions;
import com.aimixup.application.runtime.Signals;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.application.teams.Teams;
import java.util.List;

/** Every store, on one database, one vault and one store of bytes. */
public record Stores(
        Transactions transactions,
        Vault vault,
        Accounts accounts,
        EmailChanges emailChanges,
        Consents consents,
        Restrictions restrictions,
        Sessions sessions,
        Factors factors,
        AttemptStores attempts,
        Allotments allotments,
        KeptAnswers answers,
        Passkeys passkeys,
        PasskeyChallenges challenges,
        Roles roles,
        ApiKeys keys,
        Ledger ledger,
        Spending spending,
        Receipts receipts,
        Grants grants,
        PriceBook prices,
        PaymentStores payments,
        Conversations conversations,
        Messages messages,
        Turns turns,
        Teams teams,
        ToldEvents told,
        Signals signals,
        MailStores mail,
        Disclosures disclosures,
        ProviderRegister register,
        StoredFiles files,
        Objects objects,
        FileCipher fileCipher,
        ImageJobs images,
        Provenances provenances) {

    public static Stores over(Database database, Signals signals, Vault vault,
            Objects objects, FileCipher fileCipher) {
        return new Stores(database, vault,
                new PostgresAccounts(database, vault),
                new PostgresEmailChanges(database, vault),
                new PostgresConsents(database),
                new PostgresRestrictions(database),
                new PostgresSessions(database, vault),
                new PostgresFactors(database, vault),
                new AttemptStores(new PostgresAttempts(database),
                        new PostgresKnownPlaces(database)),
                new PostgresAllotments(database),
                new PostgresKeptAnswers(database, vault),
                new PostgresPasskeys(database, vault), new PostgresPasskeyChallenges(database),
                new PostgresRoles(database),
                new PostgresApiKeys(database, vault),
                new PostgresLedger(database),
                new PostgresSpending(database), new PostgresReceipts(database),
                new PostgresGrants(database),
                new PostgresPriceBook(database),
                new PaymentStores(new PostgresPaymentEvents(database, vault),
                        new PostgresPurchases(database),
                        new PostgresCheckouts(database, vault),
                        new PostgresSubscriptions(database), new PostgresDebts(database),
                        new PostgresShopChanges(database)),
                new PostgresConversations(database, vault),
                new PostgresMessages(database, vault),
                new PostgresTurns(database),
                new PostgresTeams(database, vault),
                new PostgresToldEvents(database, vault), signals,
                new MailStores(new PostgresOutbox(database, vault),
                        new PostgresMailTokens(database)),
                new PostgresDisclosures(database),
                new PostgresProviderRegister(database),
                new PostgresStoredFiles(database, vault), objects, fileCipher,
                new PostgresImageJobs(database, vault),
                new PostgresProvenances(database, vault));
    }

    /** All that is held about people. */
    public List<PersonalData> personalData() {
        return List.of(accounts, emailChanges, consents, restrictions, sessions, factors,
                attempts.places(), answers, passkeys, challenges, roles, keys, ledger, spending,
                receipts, grants, conversations, messages, turns, told, teams, mail.outbox(),
                mail.tokens(), disclosures, files, images, provenances, payments.events(),
                payments.purchases(), payments.checkouts(), payments.subscriptions(),
                payments.debts(), payments.changes());
    }
}
