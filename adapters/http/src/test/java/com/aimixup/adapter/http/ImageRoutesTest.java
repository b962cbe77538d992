package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders for pictures over HTTP; each answer and event is checked against the contract. */
final class ImageRoutesTest {
    private static final String PATH = "/api/v1/images";
    private static final long PRICE = 500_000;
    private final World world = new World();
    private final Client anna = world.person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void anOrderIsAJobAtOnceAndBecomesFiles() {
        var id = UUID.randomUUID();
        var job = anna.post(PATH, order(id, "paint", "a fox", ",\"count\":2,\"size\":\"2:1\""))
                .is(202);
        assertEquals(PATH + '/' + id, job.header("Location"));
        assertEquals(List.of("image.created", "image.started", "image.progress", "image.picture",
                "image.picture", "image.completed"), events(id, ""));
        var done = anna.get(PATH + '/' + id).is(200);
        assertEquals("completed", done.text("state"));
        assertEquals(2 * PRICE, done.number("micro_credits"));
        assertEquals("2:1", done.text("size"));
        assertInstanceOf(JsonValue.Nothing.class, done.at("quality"));
        assertEquals("a fox0", new String(anna.get(done.text("pictures.0.content")).is(200)
                .body(), StandardCharsets.UTF_8));
        var file = anna.get("/api/v1/files/" + done.text("pictures.1.file_id")).is(200);
        assertEquals("image/png", file.text("media_type"));
        assertEquals("a fox", file.text("provenance.prompt"));
        assertEquals(id.toString(), file.text("provenance.image_id"));
        assertEquals(PRICE, file.number("provenance.micro_credits"));
    }

    @Test
    void aReaderGoesOnWhereItWasAlsoAfterTheEnd() {
        var id = drawn("a fox");
        assertEquals(List.of("image.picture", "image.completed"), events(id, "3"));
        assertEquals(List.of(), events(id, "5"));
        anna.with("Last-Event-ID", "-1").get(PATH + '/' + id + "/events").is(400);
    }

    @Test
    void aReaderIsToldWhatHappensAsItHappens() {
        var id = UUID.randomUUID();
        anna.post(PATH, order(id, "paint-slowly", "a fox", "")).is(202);
        try (var stream = anna.events("GET", PATH + '/' + id + "/events", "")) {
            stream.until("image.started");
            assertEquals("drawing", anna.get(PATH + '/' + id).is(200).text("state"));
            world.provider.openGate();
            stream.until("image.completed");
        }
    }

    @Test
    void aRepeatIsTheSameJobAndAnotherOrderIsNone() {
        var id = drawn("a fox");
        var before = anna.get("/api/v1/credits").number("available_micro_credits");
        assertEquals("completed",
                anna.post(PATH, order(id, "paint", "a fox", "")).is(202).text("state"));
        anna.post(PATH, order(id, "paint", "an owl", "")).is(422);
        assertEquals(before, anna.get("/api/v1/credits").number("available_micro_credits"));
    }

    @Test
    void whatFailsSaysWhyAndCostsNothing() {
        var id = UUID.randomUUID();
        var before = anna.get("/api/v1/credits").number("available_micro_credits");
        anna.post(PATH, order(id, "paint-nothing", "a fox", "")).is(202);
        assertEquals(List.of("image.created", "image.started", "image.failed"), events(id, ""));
        var failed = anna.get(PATH + '/' + id).is(200);
        assertEquals("failed", failed.text("state"));
        assertEquals("refused", failed.text("problem.code"));
        assertEquals(before, anna.get("/api/v1/credits").number("available_micro_credits"));
    }

    @Test
    void aModelThatDoesNotDrawIsRefusedAndSoIsWhatAModelDoesNotOffer() {
        assertEquals("not_for_images", refused("say", "", 422).text("reason"));
        assertEquals("no_price", refused("paint-unpriced", "", 422).text("reason"));
        assertEquals("no_model", refused("none", "", 422).text("reason"));
        assertEquals("size", refused("paint", ",\"size\":\"9:1\"", 400).text("errors.0.field"));
        assertEquals("count", refused("paint", ",\"count\":4", 400).text("errors.0.field"));
        refused("paint", ",\"count\":0", 400);
        refused("paint", ",\"size\":\"a secret wish\"", 400);
        refused("paint", ",\"style\":\"bold\"", 400);
    }

    @Test
    void whoHasTooFewCreditsIsToldHowManyItTakes() {
        var poor = world.client().person("poor@example.org");
        var refused = poor.post(PATH, order(UUID.randomUUID(), "paint", "a fox", "")).is(402);
        assertEquals(PRICE, refused.number("needed_micro_credits"));
        assertEquals(0, refused.number("available_micro_credits"));
    }

    @Test
    void anotherPersonsJobIsUnknown() {
        var id = drawn("a fox");
        var ben = world.person("ben@example.org");
        ben.get(PATH + '/' + id).is(404);
        ben.get(PATH + '/' + id + "/events").is(404);
        ben.delete(PATH + '/' + id).is(404);
        assertEquals(0, ben.get(PATH).is(200).list("data").size());
        anna.get(PATH + "/nonsense").is(404);
        world.client().get(PATH).is(401);
    }

    @Test
    void theListIsReadPageByPage() {
        for (var n = 0; n < 3; n++) drawn("a fox " + n);
        var first = anna.get(PATH + "?limit=2").is(200);
        assertEquals(2, first.list("data").size());
        assertEquals("a fox 2", first.text("data.0.prompt"));
        var second = anna.get(PATH + "?limit=2&cursor=" + first.text("next_cursor")).is(200);
        assertEquals("a fox 0", second.text("data.0.prompt"));
        assertNotEquals(first.text("data.1.id"), second.text("data.0.id"));
        anna.get(PATH + "?cursor=nonsense").is(400);
    }

    @Test
    void aRemovedJobIsGoneItsFilesStayAndItsIdIsTaken() {
        var id = drawn("a fox");
        var content = anna.get(PATH + '/' + id).text("pictures.0.content");
        anna.delete(PATH + '/' + id).is(204);
        anna.get(PATH + '/' + id).is(404);
        anna.delete(PATH + '/' + id).is(404);
        anna.get(content).is(200);
        anna.post(PATH, order(id, "paint", "a fox", "")).is(422);
    }

    private UUID drawn(String prompt) {
        var id = UUID.randomUUID();
        anna.post(PATH, order(id, "paint", prompt, "")).is(202);
        events(id, "");
        return id;
    }

    private Answer refused(String model, String more, int status) {
        return anna.post(PATH, order(UUID.randomUUID(), model, "a fox", more)).is(status);
    }

    private List<String> events(UUID id, String last) {
        var reader = last.isEmpty() ? anna : anna.with("Last-Event-ID", last);
        try (var stream = reader.events("GET", PATH + '/' + id + "/events", "")) {
            return stream.rest().stream().map(EventReader.Event::name).toList();
        }
    }

    private static String order(UUID id, String model, String prompt, String more) {
        return "{\"id\":\"%s\",\"provider\":\"test\",\"model\":\"%s\",\"prompt\":\"%s\"%s}"
                .formatted(id, model, prompt, more);
    }
}
