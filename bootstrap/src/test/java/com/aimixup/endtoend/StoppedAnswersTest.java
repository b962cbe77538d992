package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.PostgresPriceBook;
import com.aimixup.adapter.postgres.TestDatabase;
import com.aimixup.application.restrictions.RestrictAccount.Outcome;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An answer that would never end is stopped while it is given: its provider is hung up on, what was
 * said is kept, marked and paid. Two nodes: one drives the turns, the other is told to stop them.
 */
final class StoppedAnswersTest {
    private static final long GRANTED = 100_000_000;
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Path DATA = DataFolder.newFolder();
    private static final EndlessUpstream UPSTREAM = new EndlessUpstream();
    private static final Map<String, String> SETTINGS = Map.of("AIMIXUP_OPENAI_API_KEY", "k",
            "AIMIXUP_OPENAI_BASE_URL", UPSTREAM.uri().toString());
    private static final TestServer DRIVING = TestServer.on(DATABASE.owner(), DATA, SETTINGS);
    private static final TestServer OTHER = TestServer.on(DATABASE.owner(), DATA, SETTINGS);

    @BeforeAll
    static void price() {
        var database = DRIVING.server().database();
        database.run(() -> new PostgresPriceBook(database).add(
                new ModelRef("openai", EndlessUpstream.MODEL), new Tariff(Map.of(
                        UsageUnit.INPUT, 1_000_000L, UsageUnit.OUTPUT, 1_000_000L),
                        Instant.EPOCH)));
    }

    @AfterAll
    static void close() {
        OTHER.close();
        DRIVING.close();
        UPSTREAM.close();
        DATABASE.close();
        DataFolder.remove(DATA);
    }

    @Test
    void itsPersonCancelsItByAnotherNode() throws Exception {
        var person = DRIVING.person(100);
        var begun = begin(person);
        var asked = System.nanoTime();
        assertEquals(202, person.at(OTHER.url()).post(begun.path() + "/cancel", Map.of())
                .statusCode());
        report("cancelled by its person", asked);
        assertStopped(person, begun, "by-person");
    }

    @Test
    @Tag("right.restrict")
    void theAccountIsRestrictedOnAnotherNodeAndBeginsNothingNewUntilThatIsLifted()
            throws Exception {
        var person = DRIVING.person(100);
        var begun = begin(person);
        var asked = System.nanoTime();
        assertEquals(Outcome.Restricted.class, OTHER.server().useCases().restrictions().change()
                .handle(new EmailAddress(person.email()), "abuse").getClass());
        report("account restricted", asked);
        assertStopped(person, begun, "account-restricted");

        person.logIn();
        var before = person.available();
        var message = UUID.randomUUID();
        refused(person.openTurn(begun.conversation(), message, "More"));
        refused(person.post("/conversations/" + begun.conversation() + "/title-suggestion",
                Map.of("provider", "echo", "model", "fast")));
        refused(Door.of(OTHER, person).ask("echo/fast", "Hello", ""));
        assertEquals(before, person.available());

        try (var lift = OTHER.command("accounts", "lift", person.email())) {
            assertEquals(0, lift.exitCode(), lift.errors());
        }
        var echo = person.conversation("single", "fast");
        assertEquals("turn.completed", person.turn(echo, "At last").getLast().name());
    }

    @Test
    @Tag("right.restrict")
    void aProgramOfARestrictedAccountIsCutOffToo() throws Exception {
        var person = DRIVING.person(100);
        var door = Door.of(DRIVING, person);
        var call = CompletableFuture.supplyAsync(() -> door.ask("openai/" + EndlessUpstream.MODEL,
                "Hello", ""));
        Await.until("it is asked", () -> person.held() > 0);
        try (var restrict = OTHER.command("accounts", "restrict", person.email(),
                "--reason", "abuse")) {
            assertEquals(0, restrict.exitCode(), restrict.errors());
        }
        UPSTREAM.awaitHangUp();
        assertEquals(503, call.join().statusCode(), call.join().body());
        assertTrue(call.join().body().contains("cut short"), call.join().body());
        assertEquals(0, person.held());
        assertTrue(person.available() < GRANTED, "what was said is paid for");
        try (var list = OTHER.command("accounts", "restricted")) {
            assertEquals(0, list.exitCode(), list.errors());
            assertTrue(list.output().contains("abuse"), list.output());
        }
    }

    /** As long as 2,000 micro-credits pay for at least: 8 characters for a token, and some more. */
    @Test
    void theCreditsThatAreHeldForItAreUsedUp() throws Exception {
        var person = DRIVING.person(0);
        DRIVING.grant(person, new Credits(2_000));
        var conversation = conversation(person);
        var events = person.turn(conversation, "Hello");
        UPSTREAM.awaitHangUp();
        assertEquals("turn.completed", events.getLast().name());
        var message = person.messages(conversation).path(1);
        assertEquals("partial", message.path("state").asText());
        var answer = message.path("answer");
        assertEquals("credits", answer.path("finish_reason").asText());
        assertFalse(answer.path("failed").asBoolean());
        assertPaid(person, 2_000, message);
        assertTrue(message.path("text").asText().length() > 2_000, message.path("text")::asText);
    }

    private record Begun(String conversation, String turn) {
        String path() {
            return "/conversations/" + conversation + "/turns/" + turn;
        }
    }

    private static Begun begin(Person person) {
        var conversation = conversation(person);
        var turn = person.at(DRIVING.url()).beginTurn(conversation, "Hello").path("id").asText();
        person.awaitFirstWord(conversation, turn);
        return new Begun(conversation, turn);
    }

    private static String conversation(Person person) {
        var made = person.post("/conversations", Map.of("title", "Endless", "mix", "single",
                "agents", List.of(Map.of("name", "A", "provider", "openai",
                        "model", EndlessUpstream.MODEL, "output_tokens_max", 30_000))));
        assertEquals(201, made.statusCode(), made.body());
        return Person.json(made).path("id").asText();
    }

    private static void assertStopped(Person person, Begun begun, String reason) {
        var told = Follower.again(person.at(OTHER.url()), begun.conversation(), begun.turn());
        assertEquals("turn.cancelled", told.getLast().name());
        assertEquals(reason, person.read(begun.path()).path("reason").asText());
        var message = person.messages(begun.conversation()).path(1);
        assertEquals("partial", message.path("state").asText());
        assertEquals("cancelled", message.path("answer").path("finish_reason").asText());
        assertPaid(person, GRANTED, message);
    }

    /** The provider told no usage, so we counted. */
    private static void assertPaid(Person person, long granted, JsonNode message) {
        assertTrue(message.path("text").asText().startsWith(EndlessUpstream.PIECE));
        var answer = message.path("answer");
        var charged = answer.path("micro_credits").asLong();
        assertTrue(answer.path("estimated").asBoolean());
        assertTrue(charged > 0 && charged <= granted, "charged " + charged);
        assertEquals(0, person.held());
        assertEquals(granted - charged, person.available());
    }

    private static void refused(HttpResponse<String> answer) {
        assertEquals(403, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("The account is restricted"), answer.body());
    }

    private static void report(String what, long asked) throws InterruptedException {
        var millis = (UPSTREAM.awaitHangUp() - asked) / 1_000_000;
        System.getLogger(StoppedAnswersTest.class.getName()).log(System.Logger.Level.INFO,
                () -> what + ": hung up on after " + millis + " ms");
    }
}
