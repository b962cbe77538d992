package com.aimixup.adapter.postgres;

import com.aimixup.application.access.ApiKeys;
import com.aimixup.application.access.Sessions;
import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.accounts.Consents;
import com.aimixup.application.accounts.EmailChanges;
import com.aimixup.application.accounts.PasswordHash;
import com.aimixup.application.answers.KeptAnswers;
import com.aimixup.application.attempts.KnownPlaces;
import com.aimixup.application.conversations.ConversationSamples;
import com.aimixup.application.conversations.Conversations;
import com.aimixup.application.conversations.Messages;
import com.aimixup.application.conversations.ToldEvents;
import com.aimixup.application.conversations.TurnEvent;
import com.aimixup.application.conversations.TurnFeed;
import com.aimixup.application.conversations.Turns;
import com.aimixup.application.credits.CreditSamples;
import com.aimixup.application.credits.Grants;
import com.aimixup.application.credits.Receipts;
import com.aimixup.application.credits.Spending;
import com.aimixup.application.files.StoredFiles;
import com.aimixup.application.images.ImageJobs;
import com.aimixup.application.images.ImageSamples;
import com.aimixup.application.images.Provenances;
import com.aimixup.application.mail.Mail;
import com.aimixup.application.mail.MailStores;
import com.aimixup.application.mail.MailTokens;
import com.aimixup.application.privacy.DisclosuresContract;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.privacy.WrappedKeys;
import com.aimixup.application.restrictions.Restrictions;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.teams.TeamSamples;
import com.aimixup.application.teams.Teams;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.ApiKeyId;
import com.aimixup.domain.access.RefreshToken;
import com.aimixup.domain.access.Scope;
import com.aimixup.domain.access.Session;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.accounts.Language;
import com.aimixup.domain.accounts.MailToken;
import com.aimixup.domain.accounts.Restriction;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.files.ObjectId;
import com.aimixup.domain.files.StoredFile;
import com.aimixup.domain.images.Provenance;
import com.aimixup.domain.policy.PolicyVersion;
import com.aimixup.domain.privacy.Private;
import com.aimixup.domain.teams.Team;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** People who filled in everything there is, each text with a mark of its own. */
final class Canaries {
    private static final int MASTER = 1;

    private final Database database;
    private final Vault vault = new MemoryVault(new MemoryTransactions());
    private final PostgresWrappedKeys keys;
    private final Accounts accounts;
    private final EmailChanges emailChanges;
    private final Consents consents;
    private final Restrictions restrictions;
    private final Sessions sessions;
    private final PostgresLedger ledger;
    private final Spending spending;
    private final Receipts receipts;
    private final Grants grants;
    private final Conversations conversations;
    private final Messages messages;
    private final Turns turns;
    private final Teams teams;
    private final ToldEvents told;
    private final PostgresDisclosures disclosures;
    private final StoredFiles files;
    private final ApiKeys apiKeys;
    private final PaymentCanaries payments;
    private final ImageJobs images;
    private final Provenances provenances;
    private final MailStores mail;
    private final FactorCanaries factors;
    private final KnownPlaces places;
    private final KeptAnswers answers;

    Canaries(Database database) {
        this.database = database;
        keys = new PostgresWrappedKeys(database);
        accounts = new PostgresAccounts(database, vault);
        emailChanges = new PostgresEmailChanges(database, vault);
        consents = new PostgresConsents(database);
        restrictions = new PostgresRestrictions(database);
        sessions = new PostgresSessions(database, vault);
        ledger = new PostgresLedger(database);
        spending = new PostgresSpending(database);
        receipts = new PostgresReceipts(database);
        grants = new PostgresGrants(database);
        conversations = new PostgresConversations(database, vault);
        messages = new PostgresMessages(database, vault);
        turns = new PostgresTurns(database);
        teams = new PostgresTeams(database, vault);
        told = new PostgresToldEvents(database, vault);
        disclosures = new PostgresDisclosures(database);
        files = new PostgresStoredFiles(database, vault);
        apiKeys = new PostgresApiKeys(database, vault);
        payments = new PaymentCanaries(database, vault);
        images = new PostgresImageJobs(database, vault);
        provenances = new PostgresProvenances(database, vault);
        factors = new FactorCanaries(database, vault);
        places = new PostgresKnownPlaces(database);
        answers = new PostgresKeptAnswers(database, vault);
        mail = new MailStores(new PostgresOutbox(database, vault),
                new PostgresMailTokens(database));
        keys.addMaster(new WrappedKeys.Master(MASTER, WrappedKeys.Master.State.ACTIVE,
                new byte[] {1}));
    }

    List<PersonalData> stores() {
        return Stream.concat(Stream.of(keys, accounts, emailChanges, consents, restrictions,
                sessions, ledger,
                spending, receipts, grants, conversations, messages, turns, told, teams,
                disclosures, files, apiKeys, images, provenances, mail.outbox(), mail.tokens(),
                places, answers),
                Stream.concat(factors.stores().stream(), payments.stores().stream())).toList();
    }

    /** The marks that a person of this name leaves; each is found in one field only. */
    static List<String> marks(String name) {
        return List.of("name", "mail", "title", "agent", "instructions", "question", "answer",
                "file", "thought", "slug", "team", "member", "key", "order", "drawing",
                "recipient", "device", "wanted", "passkey").stream()
                .map(field -> mark(name, field)).toList();
    }

    /** The same in what others call things: ids of shops and products, by which one looks. */
    static List<String> codes(String name) {
        return List.of("transaction", "subscription", "product", "event").stream()
                .map(field -> mark(name, field)).toList();
    }

    static String mark(String name, String field) {
        return "canary-" + name + "-" + field + "-41c7";
    }

    AccountId fillIn(String name) {
        var anna = new AccountId(UUID.randomUUID());
        var now = ConversationSamples.NOON;
        database.run(() -> {
            vault.createKey(anna);
            keys.addAccountKey(new WrappedKeys.AccountKey(anna,
                    new WrappedKeys.Wrapped(MASTER, new byte[] {7})));
            accounts.add(new Account(anna, Private.of(mark(name, "name")),
                    new EmailAddress(mark(name, "mail") + "@example.org"),
                    PolicyVersion.CURRENT, now, now), new PasswordHash(1, "$2y$hash"));
            emailChanges.save(new EmailChanges.Change(anna,
                    new EmailAddress(mark(name, "wanted") + "@example.org"), new byte[] {1},
                    new byte[] {2}, false, false, now, 1, now));
            consents.add(new Consents.Consent(UUID.randomUUID(), anna,
                    Consents.Purpose.MARKETING, true, PolicyVersion.CURRENT, now));
            restrictions.add(new Restriction(anna, "asked", now));
            var session = new Session(anna, new SessionId(UUID.randomUUID()), now, now,
                    Optional.empty());
            sessions.open(session, new RefreshToken(anna, session.id(),
                    new byte[RefreshToken.SECRET_BYTES]));
            sessions.name(anna, session.id(), Private.of(mark(name, "device")));
            spend(anna, name);
            talk(anna, name);
            teamUp(anna, name);
            disclosures.add(List.of(DisclosuresContract.sample(anna, now, Set.of())));
            file(anna, name);
            payments.pay(anna, name);
            write(anna, name);
            factors.enrol(anna, name, now);
            places.note(anna, "place", now);
            var request = new KeptAnswers.Request(anna, Private.of("key"), Private.of("a"));
            answers.claim(request, now, now);
            answers.keep(request, new KeptAnswers.Answer(201, Private.of(Map.of()),
                    Private.of("{}")));
        });
        return anna;
    }

    private void spend(AccountId anna, String name) {
        var lot = CreditSamples.lot(500, Optional.empty());
        ledger.grant(anna, Transfer.grant(new TransferId(UUID.randomUUID()), lot), lot);
        var hold = CreditSamples.hold(100);
        ledger.open(anna, Transfer.open(hold, CreditSamples.NOON), hold);
        var key = new ApiKey(anna, new ApiKeyId(UUID.randomUUID()),
                Private.of(mark(name, "key")), Set.of(Scope.CHAT), List.of(), Optional.empty(),
                Credits.ZERO, false, CreditSamples.NOON, CreditSamples.NOON, Optional.empty(),
                Optional.empty());
        apiKeys.add(key, new byte[] {3});
        apiKeys.hold(anna, key.id(), hold.id());
        ledger.post(anna, Transfer.close(hold, hold.limit(), ledger.lots(anna),
                CreditSamples.NOON));
        receipts.add(anna, CreditSamples.receipt(hold));
        grants.lockDay(LocalDate.of(2026, 11, 24));
        grants.add(anna, new Grants.Grant(lot.id().value(), lot.granted(), "goodwill",
                CreditSamples.NOON));
        var month = Spending.Purse.month(CreditSamples.NOON);
        spending.limit(anna, month, Optional.of(new Credits(120)));
        spending.held(anna, UUID.randomUUID(), List.of(CreditSamples.hold(9)));
        spending.charge(anna, hold.id(), month, hold.limit());
        spending.add(anna, new Spending.Notice(month, new Credits(120), hold.limit(),
                CreditSamples.NOON));
    }

    private void write(AccountId anna, String name) {
        var token = new MailToken(anna, new byte[MailToken.SECRET_BYTES]);
        mail.tokens().add(token, MailTokens.Purpose.VERIFY, CreditSamples.NOON,
                CreditSamples.NOON);
        mail.outbox().add(new Mail(anna, UUID.randomUUID(), Mail.Kind.VERIFY, Language.ENGLISH,
                Private.of(mark(name, "recipient")), Optional.empty(), CreditSamples.NOON));
    }

    private void file(AccountId anna, String name) {
        var job = ImageSamples.job(anna, mark(name, "order"), ConversationSamples.NOON);
        images.add(job, new ImageJobs.Lease(UUID.randomUUID(), ConversationSamples.NOON));
        images.change(ImageSamples.drawn(job), job.state());
        var object = new ObjectId(UUID.randomUUID());
        var file = new FileId(UUID.randomUUID());
        files.addObject(anna, object, new byte[] {9}, 5);
        files.add(new StoredFile(anna, file, Private.of(mark(name, "file")), "text/plain", 5,
                object, ConversationSamples.NOON));
        provenances.add(ImageSamples.provenance(anna, file,
                new Provenance.Source.Job(job.id()), mark(name, "drawing")));
    }

    private void teamUp(AccountId anna, String name) {
        var sample = TeamSamples.team(anna, mark(name, "slug"), ConversationSamples.NOON);
        teams.add(new Team(anna, sample.id(), sample.slug(), Private.of(mark(name, "team")),
                sample.rules(), List.of(ConversationSamples.agent(mark(name, "member"))), 1,
                sample.createdAt(), sample.updatedAt()));
    }

    private void talk(AccountId anna, String name) {
        var sample = ConversationSamples.conversation(anna, ConversationSamples.NOON);
        var agent = new Agent(new AgentId(UUID.randomUUID()), Private.of(mark(name, "agent")),
                ConversationSamples.MODEL, Private.of(mark(name, "instructions")),
                OptionalDouble.empty(), 10);
        conversations.add(new Conversation(anna, sample.id(), Private.of(mark(name, "title")),
                sample.rules(), List.of(agent), false, Optional.empty(), 1, sample.createdAt(),
                sample.updatedAt()));
        var turn = ConversationSamples.turn(anna, sample.id());
        turns.add(turn, new Turns.Lease(UUID.randomUUID(), turn.startedAt()));
        told.append(UUID.randomUUID(), new ToldEvents.Part(turn, List.of(new TurnFeed.Numbered(1,
                new TurnEvent.AgentReasoning(agent, 1, new MessageId(UUID.randomUUID()),
                        Private.of(mark(name, "thought")))))));
        var question = ConversationSamples.question(turn.id(), Optional.empty(),
                mark(name, "question"), new FileId(UUID.randomUUID()));
        messages.add(anna, sample.id(), question);
        var open = ConversationSamples.answer(turn.id(), question.id());
        messages.add(anna, sample.id(), open);
        messages.complete(anna, new Message(open.id(), open.parent(), open.turn(), open.author(),
                Message.State.COMPLETE, Private.of(mark(name, "answer")), open.answer(),
                open.createdAt()));
    }

    /** All that one person would be given. */
    String archive(AccountId account) {
        var sections = new MemorySections();
        stores().forEach(store -> store.export(account, sections));
        return sections.toString();
    }

    void erase(AccountId account) {
        database.run(() -> stores().forEach(store -> store.erase(account)));
    }
}
