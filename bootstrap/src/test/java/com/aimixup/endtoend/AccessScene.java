package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.access.SoftKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody who has one of everything, and two keys: one may do all that keys may, one hardly. */
final class AccessScene {
    /** In all that they write, so that it shows where it comes up. */
    private final String mark = "mark" + UUID.randomUUID().toString().replace("-", "");
    private final Person person;
    private final Map<String, String> ids = new HashMap<>();
    private final String wide;
    private final String files;
    private final String images;

    AccessScene(TestServer server) {
        person = server.person(1_000);
        wide = apiKey("conversations", "images", "files", "chat", "account");
        files = apiKey("files");
        images = apiKey("images");
        talk();
        keep();
        var elsewhere = Person.json(person.post("/sessions", Map.of("email", person.email(),
                "password", person.password())));
        ids.put("session", elsewhere.path("session_id").asText());
        ids.put("subscription", UUID.randomUUID().toString());
        ids.put("payment", UUID.randomUUID().toString());
        ids.put("model", "echo/fast");
        ids.put("mark", mark);
        ids.put("password", person.password());
        ids.put("passkey", passkey());
        made(202, person.post("/account/email", Map.of("email", "wanted-" + mark + "@example.com",
                "password", person.password())));
    }

    private String apiKey(String... scopes) {
        var made = made(201, person.post("/api-keys", Map.of("name", "A " + mark,
                "scopes", List.of(scopes))));
        ids.put("key", made.path("id").asText());
        return made.path("key").asText();
    }

    private void talk() {
        var conversation = made(201, person.post("/conversations", Map.of("title", mark,
                "mix", "single", "agents", List.of(agent("First"), agent("Second")))));
        var id = conversation.path("id").asText();
        ids.put("conversation", id);
        ids.put("agent", conversation.path("agents").path(1).path("id").asText());
        var first = person.turn(id, "About " + mark);
        ids.put("turn", first.getFirst().data().path("turn").asText());
        person.turn(id, "More about " + mark);
        var messages = person.messages(id);
        ids.put("message", messages.path(0).path("id").asText());
        ids.put("answer", messages.path(1).path("id").asText());
        ids.put("team", made(201, person.post("/teams", Map.of("slug", "t" + mark.substring(0, 20),
                "name", mark, "mix", "single", "agents", List.of(agent("One")))))
                .path("id").asText());
    }

    private static Map<String, String> agent(String name) {
        return Map.of("name", name, "provider", "echo", "model", "fast");
    }

    private void keep() {
        ids.put("file", made(201, Person.send(person.request("/files")
                .header("Content-Type", "text/plain").header("X-File-Name", mark + ".txt")
                .POST(BodyPublishers.ofString("Hello")).build())).path("id").asText());
        var image = UUID.randomUUID().toString();
        made(202, person.post("/images", Map.of("id", image, "provider", "echo",
                "model", "pixels", "prompt", mark, "size", "64x64")));
        assertEquals(200, person.get("/images/" + image + "/events").statusCode());
        ids.put("image", image);
    }

    private String passkey() {
        var key = new SoftKey(AccessTest.SITE, AccessTest.PAGE);
        var asked = made(200, person.post("/passkeys/options",
                Map.of("password", person.password())));
        return made(201, person.post("/passkeys", Map.of("name", mark, "credential",
                Ceremony.json(key.register(Ceremony.challenge(asked)))))).path("id").asText();
    }

    private static JsonNode made(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        return Person.json(answer);
    }

    String token() {
        return person.tokens().path("access_token").asText();
    }

    /** May do all that a key may. */
    String wideKey() {
        return wide;
    }

    /** May do nothing of what this route is about. */
    String narrowKey(String path) {
        return path.contains("/files") ? images : files;
    }

    /** With this person's ids in the place of names in braces, and a new id for {@code new}. */
    String filled(String text) {
        var filled = text.replace("{new}", UUID.randomUUID().toString());
        for (var id : ids.entrySet())
            filled = filled.replace('{' + id.getKey() + '}', id.getValue());
        return filled;
    }

    /** That an answer to somebody else tells nothing of this one. */
    void assertAbsent(String body, String what) {
        assertTrue(!body.contains(mark), what + " tells of another person: " + body);
    }
}
