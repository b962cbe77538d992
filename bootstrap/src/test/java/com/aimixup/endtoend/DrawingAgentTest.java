package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.PostgresBooks;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An agent that draws within a conversation, over real HTTP and PostgreSQL. */
final class DrawingAgentTest {
    private static final long PRICE = 500_000;
    private static TestServer server;
    private final Person person = server.person(100);

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("AIMIXUP_ECHO_THINKING_MILLIS", "60000"));
    }

    @AfterAll
    static void stop() {
        Await.until("no turn is left running",
                () -> server.server().useCases().turns().runs().count() == 0);
        assertEquals(List.of(), new PostgresBooks(server.server().database()).differences(9));
        server.close();
    }

    @Test
    void aPictureIsDrawnShownToOthersPaidAndGoesWithItsMessage() throws Exception {
        var conversation = person.conversation("round_robin", "pixels", "observer", "blind");
        var before = person.available();
        var events = person.turn(conversation, "A fox");
        var image = named(events, "agent.image").data();
        assertEquals(List.of("agent.started", "agent.image", "agent.completed"),
                events.stream().filter(event -> event.data().path("message")
                        .equals(image.path("message"))).map(Event::name).toList());
        var file = image.path("file_id").asText();
        var bytes = Person.HTTP.send(person.request("/files/" + file + "/content").build(),
                BodyHandlers.ofByteArray()).body();
        assertEquals(256, ImageIO.read(new ByteArrayInputStream(bytes)).getWidth());
        var provenance = person.read("/files/" + file).path("provenance");
        assertEquals("A fox", provenance.path("prompt").asText());
        assertEquals(PRICE, provenance.path("micro_credits").asLong());

        var messages = person.messages(conversation);
        assertEquals(file, messages.path(1).path("files").path(0).asText());
        assertTrue(messages.path(2).path("text").asText()
                .contains("image/png of " + bytes.length + " bytes"), messages::toString);
        assertEquals(events.getLast().data().path("micro_credits").asLong(),
                before - person.available());
        assertEquals(0, person.held());
        var disclosed = person.read("/disclosures").path("data");
        assertEquals(List.of("prompt"), texts(disclosed.path(disclosed.size() - 1)
                .path("categories")));

        assertEquals(events.subList(3, events.size()), after(conversation,
                events.getFirst().data().path("turn").asText(), 3));
        assertEquals(204, person.send("DELETE", "/conversations/" + conversation + "/messages/"
                + image.path("message").asText(), "").statusCode());
        assertEquals(404, person.get("/files/" + file).statusCode());
        assertEquals(0, person.read("/files").path("data").size());
    }

    @Test
    void anAgentDrawsInItsSizeAsFarAsTheModelOffersIt() throws Exception {
        var conversation = person.conversation("single", "pixels");
        var agent = "/conversations/" + conversation + "/agents/" + person.read("/conversations/"
                + conversation).path("agents").path(0).path("id").asText();
        var wrong = person.send("PATCH", agent, "{\"picture_size\":\"65x65\"}");
        assertEquals(400, wrong.statusCode(), wrong.body());
        assertEquals("picture_size",
                Person.json(wrong).path("errors").path(0).path("field").asText());
        var right = person.send("PATCH", agent, "{\"picture_size\":\"64x64\"}");
        assertEquals("64x64", Person.json(right).path("picture_size").asText(), right.body());
        var file = named(person.turn(conversation, "A fox"), "agent.image").data()
                .path("file_id").asText();
        var bytes = Person.HTTP.send(person.request("/files/" + file + "/content").build(),
                BodyHandlers.ofByteArray()).body();
        assertEquals(64, ImageIO.read(new ByteArrayInputStream(bytes)).getWidth());
    }

    @Test
    void whoCancelsOrIsRefusedPaysNothing() {
        var conversation = person.conversation("parallel", "slow-pixels", "no-pixels");
        var before = person.available();
        var turn = person.beginTurn(conversation, "A fox").path("id").asText();
        Await.until("the other has declined", () -> texts(person.messages(conversation)
                .findValues("state")).contains("failed"));
        assertEquals(PRICE, person.held());
        var cancelled = person.post("/conversations/" + conversation + "/turns/" + turn
                + "/cancel", Map.of());
        assertTrue(cancelled.statusCode() < 300, cancelled.body());
        var events = after(conversation, turn, 0);
        assertEquals("turn.cancelled", events.getLast().name());
        assertEquals(List.of("cancelled", "refused"), events.stream()
                .filter(event -> event.name().equals("agent.failed"))
                .map(event -> event.data().path("problem").path("code").asText())
                .sorted().toList());
        assertEquals(before, person.available());
        assertEquals(0, person.held());
        assertEquals(0, person.read("/files").path("data").size());
    }

    @Test
    void anEstimateHasThePriceAndAProgramIsToldWhyItsTeamDoesNotAnswer() {
        var conversation = person.conversation("single", "pixels");
        var estimate = Person.json(person.post("/conversations/" + conversation
                + "/turns?estimate=true", Map.of("message_id", UUID.randomUUID().toString(),
                "text", "A fox")));
        assertEquals(PRICE, estimate.path("at_least_micro_credits").asLong());
        assertEquals(PRICE, estimate.path("at_most_micro_credits").asLong());
        var made = person.post("/teams", Map.of("slug", "easel", "name", "Easel", "mix", "single",
                "agents", List.of(Map.of("name", "Ada", "provider", "echo", "model",
                        "pixels"))));
        assertEquals(201, made.statusCode(), made.body());
        var refused = Door.of(server, person).ask("team/easel", "A fox", "");
        assertEquals(400, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("only draws"), refused.body());
    }

    private List<Event> after(String conversation, String turn, long number) {
        return Event.all(Person.send(person.request("/conversations/" + conversation + "/turns/"
                + turn + "/events").header("Last-Event-ID", Long.toString(number)).build())
                .body());
    }

    private static Event named(List<Event> events, String name) {
        return events.stream().filter(event -> event.name().equals(name)).findFirst()
                .orElseThrow();
    }

    private static List<String> texts(Iterable<JsonNode> list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
