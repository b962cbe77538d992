package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.credits.Credits;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders for pictures over real HTTP, real PostgreSQL and the real sandbox. */
final class ImagesTest {
    private static final long PRICE = 500_000;
    private static final long GRANTED = 10_000_000;
    private static TestServer server;
    private final Person person = server.person(10);

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("AIMIXUP_ECHO_THINKING_MILLIS", "300"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anOrderBecomesPicturesInFilesThatArePaidAndKnowTheirOrigin() throws Exception {
        var id = ordered("pixels", Map.of("count", 2, "size", "64x64"));
        var events = events(id, "");
        assertEquals(List.of("image.created", "image.started", "image.progress", "image.picture",
                "image.picture", "image.completed"), events.stream().map(Event::name).toList());
        var job = person.read("/images/" + id);
        assertEquals(2 * PRICE, job.path("micro_credits").asLong());
        assertEquals(GRANTED - 2 * PRICE, person.available());
        assertEquals(0, person.held());
        for (var picture : job.path("pictures")) {
            var bytes = Person.HTTP.send(person.request("/files/"
                    + picture.path("file_id").asText() + "/content").build(),
                    BodyHandlers.ofByteArray()).body();
            assertEquals(picture.path("size").asInt(), bytes.length);
            var image = ImageIO.read(new ByteArrayInputStream(bytes));
            assertEquals(List.of(64, 64), List.of(image.getWidth(), image.getHeight()));
            var file = person.read("/files/" + picture.path("file_id").asText());
            assertEquals("image/png", file.path("media_type").asText());
            assertEquals("A fox", file.path("provenance").path("prompt").asText());
            assertEquals("pixels", file.path("provenance").path("model").asText());
            assertEquals(PRICE, file.path("provenance").path("micro_credits").asLong());
            assertEquals(id, file.path("provenance").path("image_id").asText());
        }
        var disclosed = person.read("/disclosures").path("data");
        assertEquals(1, disclosed.size());
        assertTrue(disclosed.path(0).path("conversation_id").isNull());
        assertEquals(id, disclosed.path(0).path("id").asText());
    }

    @Test
    void eventsGoOnAfterTheLastOneAlsoWhenAllIsOver() {
        var id = ordered("pixels", Map.of());
        var all = events(id, "");
        assertEquals(all.subList(2, all.size()), events(id, "2"));
        assertEquals(List.of(), events(id, Integer.toString(all.size())));
    }

    @Test
    void severalEqualOrdersAtOnceAreDrawnAndPaidOnce() throws Exception {
        var body = body(UUID.randomUUID().toString(), "slow-pixels", Map.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<HttpResponse<String>> post = () -> person.post("/images", body);
            for (var answer : threads.invokeAll(List.of(post, post, post)))
                assertEquals(202, answer.get().statusCode(), answer.get().body());
        }
        events((String) body.get("id"), "");
        assertEquals(202, person.post("/images", body).statusCode());
        body.put("prompt", "An owl");
        assertEquals(422, person.post("/images", body).statusCode());
        assertEquals(1, person.read("/images").path("data").size());
        assertEquals(GRANTED - PRICE, person.available());
    }

    @Test
    void aRefusalCostsNothingAndSaysWhy() {
        var id = ordered("no-pixels", Map.of("count", 3));
        assertEquals("image.failed", events(id, "").getLast().name());
        assertEquals("refused", person.read("/images/" + id).path("problem").path("code")
                .asText());
        assertEquals(GRANTED, person.available());
        assertEquals(0, person.held());
    }

    @Test
    void whatCannotBeDrawnIsRefusedBeforeAnythingIsStored() {
        assertEquals("not_for_images", refused(422, "fast", Map.of()).path("reason").asText());
        assertEquals("no_model", refused(422, "none", Map.of()).path("reason").asText());
        refused(400, "pixels", Map.of("size", "65x65"));
        refused(400, "pixels", Map.of("count", 5));
        var poor = server.person(0);
        assertEquals(402, poor.post("/images", body(UUID.randomUUID().toString(), "pixels",
                Map.of())).statusCode());
        server.grant(poor, new Credits(PRICE - 1));
        assertEquals(402, poor.post("/images", body(UUID.randomUUID().toString(), "pixels",
                Map.of())).statusCode());
        assertEquals(0, poor.read("/images").path("data").size());
        assertEquals(0, poor.read("/disclosures").path("data").size());
    }

    @Test
    void anothersPicturesAreUnknown() {
        var id = ordered("pixels", Map.of());
        events(id, "");
        var file = person.read("/images/" + id).path("pictures").path(0).path("file_id").asText();
        var stranger = server.person(1);
        for (var path : List.of("/images/" + id, "/images/" + id + "/events", "/files/" + file,
                "/files/" + file + "/content"))
            assertEquals(404, stranger.get(path).statusCode(), path);
        assertEquals(404, stranger.send("DELETE", "/images/" + id, "").statusCode());
        assertEquals("completed", person.read("/images/" + id).path("state").asText());
        // Ids are a client's own: another's is free.
        assertEquals(202, stranger.post("/images", body(id, "pixels", Map.of())).statusCode());
    }

    @Test
    void whoRemovesAnOrderWhileItIsDrawnPaysNothing() {
        var id = ordered("slow-pixels", Map.of());
        assertNotEquals(0, person.held());
        assertEquals(204, person.send("DELETE", "/images/" + id, "").statusCode());
        assertEquals(0, person.held());
        assertEquals(404, person.get("/images/" + id).statusCode());
        Await.until("it is stopped", () ->
                server.server().useCases().images().runs().count() == 0);
        assertEquals(GRANTED, person.available());
        assertEquals(0, person.read("/files").path("data").size());
    }

    @Test
    void theListOfModelsSaysWhatEachDraws() {
        for (var model : person.read("/models").path("data"))
            if (model.path("model").asText().equals("pixels")) {
                assertTrue(model.path("usable").asBoolean());
                assertEquals(4, model.path("images").path("count_max").asInt());
                return;
            }
        throw new AssertionError("pixels is not listed");
    }

    private String ordered(String model, Map<String, Object> more) {
        var id = UUID.randomUUID().toString();
        var answer = person.post("/images", body(id, model, more));
        assertEquals(202, answer.statusCode(), answer.body());
        assertEquals("/api/v1/images/" + id,
                answer.headers().firstValue("Location").orElseThrow());
        return id;
    }

    private JsonNode refused(int status, String model, Map<String, Object> more) {
        var answer = person.post("/images", body(UUID.randomUUID().toString(), model, more));
        assertEquals(status, answer.statusCode(), answer.body());
        return Person.json(answer);
    }

    static Map<String, Object> body(String id, String model, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("id", id, "provider", "echo",
                "model", model, "prompt", "A fox"));
        body.putAll(more);
        return body;
    }

    private List<Event> events(String id, String last) {
        var request = person.request("/images/" + id + "/events");
        if (!last.isEmpty()) request.header("Last-Event-ID", last);
        return Event.all(Person.send(request.build()).body());
    }
}
