package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that is killed while it draws charges nothing, holds nothing and goes on. */
final class KilledImageTest {
    private static final long GRANTED = 10;
    private final DataFolder data = DataFolder.used();
    private Program program = data.start("start");

    @AfterEach
    void removeAll() {
        program.close();
        data.close();
    }

    @Test
    void whatWasBeingDrawnFailsAndFinishedPicturesStay() {
        var person = Person.signUp(program.ready());
        data.grant(person, GRANTED);
        var finished = order(person, "pixels");
        awaitState(person, finished, "completed");
        var drawing = order(person, "slow-pixels");
        awaitState(person, drawing, "drawing");
        program.kill();

        program = data.start("start");
        person = person.at(program.ready());
        awaitState(person, drawing, "failed");
        var failed = person.read("/images/" + drawing);
        assertEquals("interrupted", failed.path("problem").path("code").asText());
        assertEquals(0, failed.path("micro_credits").asLong());
        assertEquals(0, person.held());
        assertEquals(GRANTED * 1_000_000 - 500_000, person.available());
        var events = Event.all(Person.send(person.request("/images/" + drawing + "/events")
                .header("Last-Event-ID", "2").build()).body());
        assertEquals("image.failed", events.getFirst().name());
        var file = person.read("/images/" + finished).path("pictures").path(0).path("file_id");
        assertEquals(200, person.get("/files/" + file.asText() + "/content").statusCode());
        assertTrue(data.audit().isClean());
    }

    private static String order(Person person, String model) {
        var id = UUID.randomUUID().toString();
        assertEquals(202, person.post("/images", ImagesTest.body(id, model, Map.of()))
                .statusCode());
        return id;
    }

    private static void awaitState(Person person, String image, String state) {
        Await.until("the order is " + state, () ->
                person.read("/images/" + image).path("state").asText().equals(state));
    }
}
