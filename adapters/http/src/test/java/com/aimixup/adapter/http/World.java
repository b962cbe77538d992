package com.aimixup.adapter.http;

import com.aimixup.application.access.FreshKeys;
import com.aimixup.application.access.Authenticate;
import com.aimixup.application.access.KeyUseCases;
import com.aimixup.application.access.MemoryAccessTokens;
import com.aimixup.application.access.MemoryApiKeys;
import com.aimixup.application.access.MemoryCeremonies;
import com.aimixup.application.access.MemoryFactors;
import com.aimixup.application.access.MemoryRoles;
import com.aimixup.application.access.MemorySessions;
import com.aimixup.application.access.SessionUseCases;
import com.aimixup.application.access.TokenIssue;
import com.aimixup.application.accounts.MemoryAccounts;
import com.aimixup.application.accounts.MemoryConsents;
import com.aimixup.application.accounts.MemoryPasswords;
import com.aimixup.application.accounts.AccountUseCases;
import com.aimixup.application.accounts.MemoryEmailChanges;
import com.aimixup.application.accounts.SignUp;
import com.aimixup.application.answers.AnswerOnce;
import com.aimixup.application.answers.MemoryKeptAnswers;
import com.aimixup.application.attempts.MemoryThrottle;
import com.aimixup.application.completions.CompletionUseCases;
import com.aimixup.application.conversations.ChangeConversation;
import com.aimixup.application.conversations.CreateConversation;
import com.aimixup.application.conversations.MemoryConversations;
import com.aimixup.application.conversations.MemoryMessages;
import com.aimixup.application.conversations.MemoryToldEvents;
import com.aimixup.application.conversations.MemoryTurns;
import com.aimixup.application.conversations.MessageUseCases;
import com.aimixup.application.conversations.ReadConversations;
import com.aimixup.application.conversations.RemoveConversation;
import com.aimixup.application.conversations.Roster;
import com.aimixup.application.conversations.TurnLimits;
import com.aimixup.application.conversations.TurnTaking;
import com.aimixup.application.credits.GrantCredits;
import com.aimixup.application.credits.Holds;
import com.aimixup.application.credits.MemoryLedger;
import com.aimixup.application.credits.MemoryReceipts;
import com.aimixup.application.credits.MemorySpending;
import com.aimixup.application.credits.ReadCredits;
import com.aimixup.application.factors.FactorUseCases;
import com.aimixup.application.files.CleanBytes;
import com.aimixup.application.files.DocumentTexts;
import com.aimixup.application.files.FileIntake;
import com.aimixup.application.files.FileLimits;
import com.aimixup.application.files.FileRemoval;
import com.aimixup.application.files.FileUseCases;
import com.aimixup.application.files.Handouts;
import com.aimixup.application.files.MemoryFileCipher;
import com.aimixup.application.files.MemoryObjects;
import com.aimixup.application.files.MemoryStoredFiles;
import com.aimixup.application.files.ReadFiles;
import com.aimixup.application.files.RemoveFile;
import com.aimixup.application.files.UploadFile;
import com.aimixup.application.images.ImageLimits;
import com.aimixup.application.images.ImageUseCases;
import com.aimixup.application.images.MemoryImageJobs;
import com.aimixup.application.images.MemoryProvenances;
import com.aimixup.application.images.PictureKeeping;
import com.aimixup.application.limits.MemoryAllotments;
import com.aimixup.application.limits.RequestLimits;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.Mail;
import com.aimixup.application.mail.MailStores;
import com.aimixup.application.mail.MemoryMailTokens;
import com.aimixup.application.mail.MemoryOutbox;
import com.aimixup.application.passwords.PasswordUseCases;
import com.aimixup.application.payments.PaymentUseCases;
import com.aimixup.application.privacy.MemoryDisclosures;
import com.aimixup.application.privacy.MemoryKeyedHash;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.ReadDisclosures;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.providers.ListModels;
import com.aimixup.application.providers.ListProviders;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.MemorySignals;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.TimeOrderedIds;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.application.spending.SpendingUseCases;
import com.aimixup.application.teams.MemoryTeams;
import com.aimixup.application.teams.PresetTeams;
import com.aimixup.application.teams.TeamUseCases;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.credits.Credits;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A whole server on a free port, over stores in memory. */
final class World implements AutoCloseable {
    static final FileLimits FILE_LIMITS = new FileLimits(2_000_000, 5_000_000);
    static final String SITE = "example.org";
    static final String PAGE = "https://example.org";
    static final long PLENTY = 1_000_000_000_000L;
    private final TestClock clock = new TestClock(Clock.systemUTC());
    private final MemoryTransactions memory = new MemoryTransactions();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final MemoryFileCipher cipher;
    private final FileIntake intake;
    private final GrantCredits grantCredits;
    private volatile Optional<RuntimeException> broken = Optional.empty();
    private volatile boolean ready = true;
    final MemoryPasswords passwords = new MemoryPasswords();
    final MemoryObjects objects = new MemoryObjects(clock);
    private final MemoryStoredFiles storedFiles = new MemoryStoredFiles(memory);
    private final MemoryAllotments allotments = new MemoryAllotments();
    final MemoryOutbox outbox = new MemoryOutbox(memory);
    final TestProvider provider = new TestProvider();
    final HttpServer server;
    final TurnTaking turns;
    final PaymentUseCases payments;
    final MemoryToldEvents told;

    World() {
        this(settings(Duration.ofSeconds(15), Duration.ofSeconds(30)));
    }

    World(HttpSettings settings) {
        this(settings, new RequestLimits.Most(PLENTY, PLENTY, PLENTY));
    }

    World(HttpSettings settings, RequestLimits.Most limits) {
        var ids = new TimeOrderedIds(clock, new SecureRandom());
        var accounts = new MemoryAccounts(memory);
        var sessions = new MemorySessions(memory);
        var factors = new MemoryFactors(memory);
        var roles = new MemoryRoles(memory);
        var passkeys = MemoryCeremonies.ports(memory, SITE, PAGE);
        var tokens = new MemoryAccessTokens();
        var issue = new TokenIssue(tokens, new SecureRandom());
        var messages = new MemoryMessages(memory);
        var storedTurns = new MemoryTurns(memory);
        told = new MemoryToldEvents(memory, storedTurns);
        var conversations = new MemoryConversations(memory, messages, storedTurns);
        var ledger = new MemoryLedger(memory);
        var keys = new MemoryApiKeys(memory, ledger);
        var disclosures = new MemoryDisclosures(memory);
        var spending = new MemorySpending(memory);
        var receipts = new MemoryReceipts(memory);
        var holds = new Holds(ledger, spending, clock).noting(receipts);
        var prices = TestPrices.in(memory);
        var vault = new MemoryVault(memory);
        var casting = new Casting(provider, prices, clock);
        var roster = new Roster(casting);
        var transactions = breakable();
        var mail = new MailStores(outbox, new MemoryMailTokens(memory));
        var letters = new Letters(mail, ids, new SecureRandom(), clock);
        cipher = new MemoryFileCipher(vault);
        intake = new FileIntake(storedFiles, objects, cipher, _ -> "image/png", ids,
                new SecureRandom(), clock, FILE_LIMITS);
        var fileUse = files(transactions);
        var provenances = new MemoryProvenances(memory, storedFiles);
        var pictures = new PictureKeeping(intake, provenances);
        turns = TurnTaking.over(conversations, messages, storedTurns, told, new MemorySignals(),
                holds, disclosures, casting,
                new Handouts(fileUse.read(), _ -> new DocumentTexts.Result.Broken()), pictures,
                transactions, ids, clock,
                TurnLimits.DEFAULT, UUID.randomUUID(), threads);
        payments = Till.payments(memory, accounts, ledger, clock);
        grantCredits = new GrantCredits(accounts, ledger, transactions, clock);
        var throttle = MemoryThrottle.over(memory, clock);
        server = new HttpServer(settings, new ApiUseCases(
                new SignUp(accounts, new MemoryConsents(memory), passwords,
                        vault, letters, throttle, transactions, ids, clock),
                AccountUseCases.over(accounts, passwords, new MemoryEmailChanges(memory),
                        mail.tokens(), letters, throttle, transactions, clock, Runnable::run),
                SessionUseCases.over(accounts, passwords, sessions, roles, factors,
                        passkeys, throttle, issue, letters, transactions, ids,
                        new SecureRandom(), clock, false),
                new Authenticate(tokens, sessions, clock),
                PasswordUseCases.over(accounts, passwords, sessions, mail.tokens(), letters,
                        throttle, transactions, clock, Runnable::run),
                FactorUseCases.over(factors, passkeys, accounts, passwords, throttle, sessions,
                        roles, letters, transactions, ids, new SecureRandom(), clock),
                KeyUseCases.over(keys, transactions, ids,
                        new SecureRandom(), new FreshKeys(), clock), tokens,
                new ListModels(provider, prices, clock), new ListProviders(provider),
                new CreateConversation(conversations, roster, transactions, ids, clock),
                new ReadConversations(conversations, messages, storedTurns),
                new ChangeConversation(conversations, roster, transactions, ids, clock),
                new RemoveConversation(conversations, messages,
                        new FileRemoval(storedFiles, objects), transactions),
                turns, MessageUseCases.over(conversations, messages, storedTurns, told,
                        new FileRemoval(storedFiles, objects), holds,
                        disclosures, casting, transactions, ids, clock, TurnLimits.DEFAULT),
                TeamUseCases.over(new MemoryTeams(memory), roster,
                        new PresetTeams(provider, prices, clock), transactions, ids, clock),
                CompletionUseCases.over(casting, new MemoryTeams(memory),
                        holds, keys, new FreshKeys(), disclosures,
                        new CleanBytes(_ -> "image/png", (_, bytes) -> bytes), transactions,
                        ids, clock,
                        TurnLimits.DEFAULT.answerTime(), threads),
                new ReadCredits(ledger, receipts, clock),
                SpendingUseCases.over(spending, ledger, conversations, transactions, clock),
                new ReadDisclosures(disclosures),
                ImageUseCases.over(new MemoryImageJobs(memory), provenances, pictures,
                        holds, disclosures, casting, transactions, clock,
                        ImageLimits.DEFAULT, UUID.randomUUID(), threads),
                fileUse, payments, new RequestLimits(allotments, new MemoryKeyedHash(1),
                        clock, limits), new AnswerOnce(new MemoryKeptAnswers(memory), memory,
                        clock)), () -> ready, ids);
        server.start();
    }

    private FileUseCases files(Transactions transactions) {
        return new FileUseCases(new UploadFile(intake, transactions, FILE_LIMITS),
                new ReadFiles(storedFiles, objects, cipher),
                new RemoveFile(storedFiles, objects, transactions), FILE_LIMITS);
    }

    static HttpSettings settings(Duration heartbeat, Duration writePatience) {
        return new HttpSettings("127.0.0.1", 0, "127.0.0.1", 0, HttpSettings.BODY_BYTES_MAX,
                4_000, 4_000, heartbeat, writePatience, Duration.ofSeconds(10),
                Duration.ofMillis(200));
    }

    private Transactions breakable() {
        return new Transactions() {
            @Override
            public <T> T run(Supplier<T> work) {
                broken.ifPresent(failure -> {
                    throw failure;
                });
                return memory.run(work);
            }
        };
    }

    void grant(String email, long micros) {
        var outcome = grantCredits.handle(new GrantCredits.Command(UUID.randomUUID(),
                EmailAddress.parse(email).orElseThrow(), new Credits(micros), Optional.empty()));
        if (!(outcome instanceof GrantCredits.Outcome.Granted))
            throw new IllegalStateException(outcome.toString());
    }

    Instant now() {
        return clock.instant();
    }

    /** What the link to a new password carries. */
    String lastMailedToken() {
        return outbox.claim(clock.instant(), 100).stream()
                .filter(mail -> mail.kind() == Mail.Kind.RESET).findFirst().orElseThrow()
                .token().orElseThrow().reveal();
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    /** From now on every transaction fails like this. */
    void breakWith(RuntimeException failure) {
        broken = Optional.of(failure);
    }

    void mend() {
        broken = Optional.empty();
    }

    void beReady(boolean ready) {
        this.ready = ready;
    }

    Client client() {
        return new Client(server.port());
    }

    /** Someone with credits. */
    Client person(String email) {
        var person = client().person(email);
        grant(email, PLENTY);
        return person;
    }

    Client observer() {
        return new Client(server.observePort());
    }

    @Override
    public void close() {
        provider.openGate();
        server.stop();
        threads.shutdownNow();
    }
}
