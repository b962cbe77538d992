package com.aimixup.bootstrap;

import com.aimixup.adapter.postgres.TestDatabase;
import com.aimixup.application.credits.GrantCredits;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.credits.Credits;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The whole server in this process: real HTTP, real PostgreSQL, the real sandbox jar. */
final class TestServer implements AutoCloseable {
    private final TestDatabase database;
    private final Surroundings world = Surroundings.ofTheMachine();
    private final Server server;

    private TestServer(TestDatabase database, Map<String, String> environment) {
        this.database = database;
        server = Server.start(Settings.of(environment), world);
    }

    static TestServer start() {
        return start(Map.of());
    }

    /** @param more settings that differ from those of a test */
    static TestServer start(Map<String, String> more) {
        var database = TestDatabase.fresh();
        var environment = new HashMap<>(environment(database));
        environment.putAll(more);
        return new TestServer(database, environment);
    }

    /** What a server of its own process needs to run on a test's database. */
    static Map<String, String> environment(TestDatabase database) {
        var owner = database.owner();
        return Map.of(
                "AIMIXUP_DATABASE_URL", owner.url() + "?user=" + encode(owner.user()),
                "AIMIXUP_DATABASE_PASSWORD", owner.password(),
                "AIMIXUP_DATA", folder().toString(),
                "AIMIXUP_PLUGINS", "target/aimixup/plugins",
                "AIMIXUP_PORT", "0",
                "AIMIXUP_OBSERVE_PORT", "0",
                "AIMIXUP_BCRYPT_COST", "4",
                "AIMIXUP_LEASE_SECONDS", "3");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")),
                    "server");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    URI url() {
        return server.url();
    }

    URI observeUrl() {
        return URI.create("http://127.0.0.1:" + server.observePort());
    }

    Server server() {
        return server;
    }

    TestDatabase database() {
        return database;
    }

    /** Somebody new, logged in, with so many credits. */
    Person person(long credits) {
        var person = Person.signUp(url());
        if (credits > 0) server.useCases().grantCredits().handle(new GrantCredits.Command(
                world.ids().next(), EmailAddress.parse(person.email()).orElseThrow(),
                Credits.ofWhole(credits), Optional.empty()));
        return person;
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            database.close();
        }
    }
}
