package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.Database;
import com.aimixup.adapter.postgres.DatabaseAddress;
import com.aimixup.adapter.postgres.PostgresLedger;
import com.aimixup.adapter.postgres.TestDatabase;
import com.aimixup.application.credits.GrantCredits;
import com.aimixup.bootstrap.Backend;
import com.aimixup.bootstrap.Server;
import com.aimixup.bootstrap.Settings;
import com.aimixup.bootstrap.Surroundings;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.credits.Credits;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The whole server in this process: real HTTP, real PostgreSQL, the real sandbox jar. */
final class TestServer implements AutoCloseable {
    /** So that every test here can be run on two nodes behind one address. */
    private static final boolean TWO_NODES = Integer.getInteger("aimixup.nodes", 1) > 1;
    /** All tests come from one address. */
    static final Map<String, String> UNLIMITED = Map.of(
            "AIMIXUP_ATTEMPTS_PER_ORIGIN", "1000000", "AIMIXUP_REQUESTS_PER_ORIGIN", "1000000",
            "AIMIXUP_REQUESTS_PER_ACCOUNT", "1000000", "AIMIXUP_REQUESTS_PER_KEY", "1000000");
    private final Runnable removal;
    private final DatabaseAddress owner;
    private final Surroundings world;
    private final Map<String, String> environment;
    private final Server server;
    /** A second node and the address of both, where a run asks for it. */
    private final Optional<Server> other;
    private final Optional<RoundRobin> proxy;

    /** @param removal what is to do when the server has stopped */
    private TestServer(Runnable removal, DatabaseAddress owner, Map<String, String> environment,
            Surroundings world) {
        this.owner = owner;
        this.removal = removal;
        this.world = world;
        this.environment = environment;
        server = Server.start(Settings.of(environment), world);
        other = TWO_NODES ? Optional.of(Server.start(Settings.of(environment), world))
                : Optional.empty();
        proxy = other.map(second -> new RoundRobin().over(server.url(), second.url()));
    }

    static TestServer start() {
        return start(Map.of());
    }

    /** @param more settings that differ from those of a test */
    static TestServer start(Map<String, String> more) {
        return start(more, Surroundings.ofTheMachine());
    }

    static TestServer start(Map<String, String> more, Surroundings world) {
        var database = TestDatabase.fresh();
        var data = DataFolder.newFolder();
        return new TestServer(() -> {
            database.close();
            DataFolder.remove(data);
        }, database.owner(), environment(database.owner(), data, more), world);
    }

    /** On a database that the test starts and stops by itself, whose keys are in the folder. */
    static TestServer on(DatabaseAddress owner, Path data) {
        return on(owner, data, Map.of());
    }

    static TestServer on(DatabaseAddress owner, Path data, Map<String, String> more) {
        return new TestServer(() -> { }, owner, environment(owner, data, more),
                Surroundings.ofTheMachine());
    }

    /** What a server needs to run on a test's database. */
    static Map<String, String> environment(DatabaseAddress owner, Path data,
            Map<String, String> more) {
        var environment = new HashMap<>(Map.of(
                "AIMIXUP_DATABASE_URL", owner.url() + (owner.url().contains("?") ? "&" : "?")
                        + "user=" + encode(owner.user()),
                "AIMIXUP_DATABASE_PASSWORD", owner.password(),
                "AIMIXUP_DATA", data.toString(),
                "AIMIXUP_PLUGINS", "target/aimixup/plugins",
                "AIMIXUP_PORT", "0",
                "AIMIXUP_OBSERVE_PORT", "0",
                "AIMIXUP_BCRYPT_COST", "4",
                "AIMIXUP_VERIFY_FIRST", "false",
                "AIMIXUP_LEASE_SECONDS", "3"));
        environment.putAll(UNLIMITED);
        environment.putAll(more);
        return environment;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    URI url() {
        return proxy.map(RoundRobin::url).orElseGet(server::url);
    }

    Path data() {
        return Path.of(environment.get("AIMIXUP_DATA"));
    }

    Server server() {
        return server;
    }

    /** The stores beside the server, as a command has them. */
    Backend backend() {
        return Backend.join(Settings.of(environment), world);
    }

    /** A command of the operator, beside the server and with the same settings. */
    Program command(String... words) {
        return Program.start(environment, words);
    }

    /** Somebody new, logged in, with so many credits. */
    Person person(long credits) {
        var person = Person.signUp(url());
        if (credits > 0) grant(person, Credits.ofWhole(credits));
        return person;
    }

    void grant(Person person, Credits credits) {
        server.useCases().grantCredits().handle(new GrantCredits.Command(
                world.ids().next(), EmailAddress.parse(person.email()).orElseThrow(),
                credits, Optional.empty()));
    }

    /** Health or metrics, from the internal listener. */
    String observe(String path, int status) {
        var answer = Person.send(HttpRequest.newBuilder(URI.create(
                "http://127.0.0.1:" + server.observePort() + "/observe" + path)).build());
        if (answer.statusCode() != status)
            throw new AssertionError(path + " answers " + answer.statusCode());
        return answer.body();
    }

    /** Changes the database as the program itself may not. */
    <T> T asOwner(Function<Database, T> work) {
        try (var database = Database.open(owner, 1, Duration.ofSeconds(10))) {
            return work.apply(database);
        }
    }

    /** Every row of every table as text, in a fixed order, once all mails are on their way. */
    List<String> rows() {
        Await.until("no mail waits", () -> server.database().one(
                "select count(*) as n from mail_outbox", row -> row.number("n")) == 0);
        return Tables.rows(server.database()).stream()
                .filter(row -> !row.startsWith("allotment ")).toList();
    }

    void assertTheBooksAgree() {
        var audit = new PostgresLedger(server.database()).audit();
        assertTrue(audit.isClean(), audit.toString());
    }

    /** Whatever a test did, the ledger verifies afterwards. */
    @Override
    public void close() {
        try {
            assertTheBooksAgree();
        } finally {
            proxy.ifPresent(RoundRobin::close);
            other.ifPresent(Server::close);
            server.close();
            removal.run();
        }
    }
}
