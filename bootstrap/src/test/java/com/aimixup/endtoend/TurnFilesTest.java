package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files are given to agents, over real HTTP and PostgreSQL, by a model that tells what it got. */
final class TurnFilesTest {
    private static final String PLACE = "GPS-52.3702N-4.8952E";
    private static TestServer server;
    private final Person person = server.person(2_000);

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        Await.until("no turn is left running",
                () -> server.server().useCases().turns().runs().count() == 0);
        server.close();
    }

    @Test
    void agentsAreHandedTextPdfAndPicturesNowAndInLaterTurns() {
        var conversation = conversation("observer", "observer");
        var photo = person.get("/files/" + upload("photo.jpg", photo()) + "/content");
        var files = List.of(upload("notes.txt", bytes("Tides come twice a day.")),
                upload("paper.pdf", pdf("The moon pulls.")), upload("photo.jpg", photo()));
        var asked = turn(conversation, UUID.randomUUID(), files);
        assertEquals(200, asked.statusCode(), asked.body());
        for (var answer : answers(conversation)) {
            assertTrue(answer.contains("“[File notes.txt ] Tides come twice a day."), answer);
            assertTrue(answer.contains("“[File paper.pdf ] The moon pulls."), answer);
            assertTrue(answer.contains("image/jpeg of " + size(photo) + " bytes"), answer);
        }
        person.turn(conversation, "And again?");
        assertTrue(answers(conversation).getLast().contains("The moon pulls."));
        assertEquals(files, texts(person.messages(conversation).path(0).path("files")));

        remove("/files/" + files.get(1));
        person.turn(conversation, "And without it?");
        assertFalse(answers(conversation).getLast().contains("The moon pulls."));
        var disclosed = person.read("/disclosures").path("data").path(0).path("categories");
        assertTrue(texts(disclosed).containsAll(List.of("prompt", "file", "image")),
                disclosed::toString);
        assertEquals(0, person.held());
    }

    @Tag("retain.conversations")
    @Test
    void aRemovedConversationTakesTheFilesAlongThatNoOtherHas() {
        var conversation = conversation("observer");
        var own = upload("own.txt", bytes("own " + UUID.randomUUID()));
        var shared = upload("shared.txt", bytes("shared"));
        var unused = upload("unused.txt", bytes("unused"));
        var used = used();
        assertEquals(200, turn(conversation, UUID.randomUUID(), List.of(own, shared))
                .statusCode());
        var other = conversation("observer");
        assertEquals(200, turn(other, UUID.randomUUID(), List.of(shared)).statusCode());
        remove("/conversations/" + conversation);
        assertEquals(404, person.get("/files/" + own).statusCode());
        for (var kept : List.of(shared, unused))
            assertEquals(200, person.get("/files/" + kept + "/content").statusCode());
        assertEquals(used - 1, used());
        remove("/conversations/" + other);
        assertEquals(404, person.get("/files/" + shared).statusCode());
    }

    @Test
    void theSameMessageAgainComparesItsFiles() {
        var conversation = conversation("observer");
        var message = UUID.randomUUID();
        var file = upload("notes.txt", bytes("x"));
        assertEquals(200, turn(conversation, message, List.of(file)).statusCode());
        assertEquals(200, turn(conversation, message, List.of(file)).statusCode());
        assertEquals(422, turn(conversation, message, List.of()).statusCode());
        assertEquals(2, person.messages(conversation).size());
    }

    @Test
    void whatCannotBeHandedOverIsRefusedByNameAndCostsNothing() {
        var before = person.available();
        var conversation = conversation("observer", "blind");
        var fine = upload("fine.txt", bytes("x"));
        assertRefused("not_taken", conversation, fine, upload("photo.jpg", photo()));
        assertRefused("unknown", conversation, fine, UUID.randomUUID().toString());
        var others = server.person(0);
        var theirs = Person.json(upload(others, "theirs.txt", bytes("x"))).path("id").asText();
        assertEquals(404, person.get("/files/" + theirs).statusCode());
        assertRefused("unknown", conversation, fine, theirs);
        assertRefused("kind", conversation, fine,
                upload("a.zip", bytes("PK\u0003\u0004" + "x".repeat(60))));
        assertRefused("broken", conversation, fine, upload("b.pdf", bytes("%PDF-1.7\nnothing")));
        assertRefused("no_text", conversation, fine, upload("c.pdf", pdf("")));
        assertRefused("not_utf8", conversation, fine, upload("d.txt",
                ("word ".repeat(100) + "Gr\u00fc\u00dfe").getBytes(StandardCharsets.ISO_8859_1)));
        assertRefused("too_large", conversation, fine,
                upload("e.txt", bytes("word ".repeat(40_001))));
        var eleven = Stream.generate(UUID::randomUUID).limit(11).map(UUID::toString).toList();
        for (var wrong : List.of(eleven, List.of(fine, fine)))
            assertEquals(400, turn(conversation, UUID.randomUUID(), wrong).statusCode());
        assertEquals(0, person.messages(conversation).size());
        assertEquals(before, person.available());
        assertEquals(0, person.held());
        assertEquals(0, person.read("/disclosures").path("data").size());
    }

    @Tag("share.minimal")
    @Test
    void aPictureComesBackWithoutItsPlaceAndTheSameOneIsKeptOnce() {
        var used = used();
        var first = upload("one.jpg", photo());
        var body = person.get("/files/" + first + "/content").body();
        assertFalse(body.contains(PLACE) || body.contains("Exif"));
        assertTrue(new String(photo(), StandardCharsets.ISO_8859_1).contains(PLACE));
        upload("two.jpg", photo());
        assertEquals(used + 1, used());
    }

    @Test
    void aGiantOrBrokenPictureIsNotTaken() {
        var giant = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAw1AAAMNQCAIAAADEzaqd");
        assertNotTaken("too_many_pixels", giant);
        assertNotTaken("broken", Arrays.copyOf(photo(), 300));
        assertNotTaken("kind", bytes("II*\u0000\b\u0000\u0000\u0000" + "x".repeat(60)));
    }

    private void assertNotTaken(String reason, byte[] bytes) {
        var refused = upload(person, "x", bytes);
        assertEquals(422, refused.statusCode(), refused.body());
        assertEquals("/problems/picture-not-taken",
                Person.json(refused).path("type").asText());
        assertEquals(reason, Person.json(refused).path("reason").asText());
    }

    private void assertRefused(String reason, String conversation, String... files) {
        var refused = turn(conversation, UUID.randomUUID(), List.of(files));
        assertEquals(422, refused.statusCode(), refused.body());
        var problem = Person.json(refused);
        assertEquals("/problems/file-not-usable", problem.path("type").asText());
        assertEquals(reason, problem.path("reason").asText());
        assertEquals("files[" + (files.length - 1) + "]",
                problem.path("errors").path(0).path("field").asText());
    }

    private String conversation(String... models) {
        var agents = new ArrayList<Map<String, Object>>();
        for (var model : models)
            agents.add(Map.of("name", "Agent " + agents.size(), "provider", "echo",
                    "model", model, "output_tokens_max", 1_000));
        return Person.json(person.post("/conversations", Map.of("title", "Files",
                "mix", "parallel", "agents", agents))).path("id").asText();
    }

    private HttpResponse<String> turn(String conversation, UUID message, List<String> files) {
        return person.post("/conversations/" + conversation + "/turns", Map.of(
                "message_id", message.toString(), "text", "What is this?", "files", files));
    }

    /** What the agents said in the newest turn comes last. */
    private List<String> answers(String conversation) {
        var answers = new ArrayList<String>();
        for (var message : person.messages(conversation))
            if (!message.path("answer").isNull()) answers.add(message.path("text").asText());
        return answers;
    }

    private String upload(String name, byte[] bytes) {
        var answer = upload(person, name, bytes);
        assertEquals(201, answer.statusCode(), answer.body());
        return Person.json(answer).path("id").asText();
    }

    private static HttpResponse<String> upload(Person who, String name, byte[] bytes) {
        return Person.send(who.request("/files").header("X-File-Name", name)
                .POST(BodyPublishers.ofByteArray(bytes)).build());
    }

    private void remove(String path) {
        assertEquals(204, Person.send(person.request(path).DELETE().build()).statusCode());
    }

    private static long size(HttpResponse<String> content) {
        return content.headers().firstValueAsLong("Content-Length").orElseThrow();
    }

    private static long used() {
        return server.server().database().one("select count(*) as n from file_object",
                row -> row.number("n"));
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pdf(String text) {
        var content = "BT /F1 12 Tf 50 700 Td (" + text + ") Tj ET";
        return bytes("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
                + "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
                + "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
                + "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
                + "\nendobj\n4 0 obj\n<</Length " + content.length() + ">>\nstream\n" + content
                + "\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n");
    }

    /** A JPEG whose camera knew where it was. */
    private static byte[] photo() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        var plain = out.toByteArray();
        var exif = bytes("Exif\0\0MM\0*\0\0\0\b\0\0" + PLACE);
        out.reset();
        out.write(plain, 0, 2);
        out.writeBytes(new byte[] {-1, (byte) 0xE1, 0, (byte) (exif.length + 2)});
        out.writeBytes(exif);
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }
}
