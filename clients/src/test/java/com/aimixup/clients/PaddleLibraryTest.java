package com.aimixup.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.aimixup.adapter.payments.paddle.PaddleSandbox;
import com.aimixup.adapter.payments.paddle.PaddleSource;
import com.aimixup.application.payments.PaymentSource.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * We and Paddle's official library for Node mean the same by a signature, in both directions. Of
 * what the library does otherwise there are two faults, shown here: of several hashes it looks at
 * the last alone, and a time that is yet to come it takes, however far off.
 */
final class PaddleLibraryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "pdl_ntfset_01_äöü";
    private static final List<String> BODIES = List.of(event("{}"), event(
            "{\"name\":\"Zoë \\u00e9 漢字 🌊\",\"amount\":\"1499\"}"),
            event("{\"a\": [1,  2],\n \"b\":null}"), event("\"" + "x".repeat(100_000) + '"'));
    /** A node may take its time to start, so all is signed for later: the library takes that. */
    private static final Instant SIGNED = Instant.now().plus(Duration.ofHours(1))
            .truncatedTo(ChronoUnit.SECONDS);

    private record Case(String body, String secret, String header) {}

    @TempDir
    private Path folder;

    @BeforeAll
    static void fetch() throws IOException {
        Node.require();
    }

    @Test
    void whatWeSignTheLibraryTakesAndWhatIsAlteredNeitherOfUsDoes() throws Exception {
        var cases = new LinkedHashMap<Case, Boolean>();
        for (var body : BODIES) cases.put(new Case(body, SECRET, ours(body)), true);
        var body = BODIES.get(1);
        var header = ours(body);
        var hash = header.substring(header.indexOf("h1=") + 3);
        var seconds = SIGNED.getEpochSecond();
        var other = "0".repeat(64);
        cases.put(new Case(body + ' ', SECRET, header), false);
        cases.put(new Case(body.replace("1499", "1498"), SECRET, header), false);
        cases.put(new Case(body, SECRET + 'x', header), false);
        cases.put(new Case(body, SECRET, "ts=" + (seconds + 1) + ";h1=" + hash), false);
        cases.put(new Case(body, SECRET, "h1=" + hash), false);
        cases.put(new Case(body, SECRET, "ts=" + seconds), false);
        cases.put(new Case(body, SECRET, "ts=" + seconds + ";h1=" + hash.substring(1)), false);
        cases.put(new Case(body, SECRET, ""), false);
        cases.put(new Case(body, SECRET, "ts=" + seconds + ";v=2;h1=" + hash), true);
        cases.put(new Case(body, SECRET, "ts=" + seconds + ";h1=" + other + ";h1=" + hash), true);
        var theirs = ask("judge", List.copyOf(cases.keySet()));
        var index = 0;
        for (var expected : cases.entrySet()) {
            assertEquals(expected.getValue(), takes(expected.getKey(), SIGNED),
                    "we: " + expected.getKey().header());
            assertEquals(expected.getValue(), theirs.get(index++).asBoolean(),
                    "the library: " + expected.getKey().header());
        }
    }

    @Test
    void whatTheLibrarySignsWeTake() throws Exception {
        var signed = ask("sign", BODIES.stream().map(body -> Map.of("body", body, "secret",
                SECRET, "seconds", SIGNED.getEpochSecond())).toList());
        for (var index = 0; index < BODIES.size(); index++) {
            var header = signed.get(index).asText();
            var body = BODIES.get(index);
            assertEquals(ours(body), header);
            assertEquals(true, takes(new Case(body, SECRET, header), SIGNED));
            assertEquals(false, takes(new Case(body + '\n', SECRET, header), SIGNED));
            assertEquals(false, takes(new Case(body, "another", header), SIGNED));
        }
    }

    @Test
    void whereTheLibraryIsWrongWeAreNot() throws Exception {
        var body = BODIES.getFirst();
        var rotated = new Case(body, SECRET, ours(body) + ";h1=" + "0".repeat(64));
        var early = new Case(body, SECRET, ours(body));
        var stale = new Case(body, SECRET, PaddleSandbox.signature(SECRET,
                body.getBytes(StandardCharsets.UTF_8), Instant.now().minusSeconds(60)));
        var theirs = ask("judge", List.of(rotated, early, stale));
        assertEquals(List.of(false, true, false), List.of(theirs.get(0).asBoolean(),
                theirs.get(1).asBoolean(), theirs.get(2).asBoolean()));
        assertEquals(true, takes(rotated, SIGNED), "one of several hashes will do");
        assertEquals(false, takes(early, Instant.now()), "from the future");
        assertEquals(false, takes(stale, Instant.now()));
    }

    @Test
    void whatOurSandboxTellsIsAnEventToTheLibrary() throws Exception {
        var body = PaddleSandbox.event("txn_01", "pri_01", 2, SIGNED);
        var read = ask("read", List.of(new Case(body, SECRET, ours(body)))).get(0);
        assertEquals("transaction.completed", read.path("type").asText());
        assertEquals("txn_01", read.path("transaction").asText());
        assertEquals("completed", read.path("status").asText());
    }

    private JsonNode ask(String work, List<?> cases) throws IOException {
        var file = Files.writeString(folder.resolve(work + ".json"),
                JSON.writeValueAsString(Map.of("work", work, "cases", cases)));
        var ran = Node.script(Map.of(), "paddle.mjs", file.toAbsolutePath().toString());
        assertEquals(0, ran.code(), ran.output());
        return JSON.readTree(ran.output());
    }

    private static boolean takes(Case one, Instant now) {
        var source = new PaddleSource(List.of(one.secret()), PaddleSource.TOLERANCE,
                Clock.fixed(now, ZoneOffset.UTC));
        var verdict = source.judge(Map.of("paddle-signature", List.of(one.header())),
                one.body().getBytes(StandardCharsets.UTF_8));
        if (verdict instanceof Verdict.Genuine) return true;
        assertInstanceOf(Verdict.Forged.class, verdict);
        return false;
    }

    private static String ours(String body) {
        return PaddleSandbox.signature(SECRET, body.getBytes(StandardCharsets.UTF_8), SIGNED);
    }

    private static String event(String data) {
        return "{\"event_id\":\"evt_1\",\"event_type\":\"a.kind\","
                + "\"occurred_at\":\"2026-11-25T10:00:00Z\",\"data\":" + data + '}';
    }
}
