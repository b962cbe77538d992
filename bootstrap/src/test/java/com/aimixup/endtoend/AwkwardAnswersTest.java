package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.PostgresPriceBook;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.plugin.tck.Recording;
import com.aimixup.plugin.tck.ReplayServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whoever refuses, or says nothing, leaves a conversation that every provider still takes: the
 * questions that are then one after the other, and nothing blank, in the form that it wants.
 */
final class AwkwardAnswersTest {
    private static final Path RECORDINGS = Path.of("../plugins");
    private static final Tariff PRICE = new Tariff(Map.of(UsageUnit.INPUT, 1_000_000L,
            UsageUnit.OUTPUT, 1_000_000L), Instant.EPOCH);
    private static final Map<String, String> MODELS = Map.of("anthropic", "claude-sonnet-5-5",
            "gemini", "gemini-3-flash", "openai", "gpt-5.2", "xai", "grok-4",
            "local", "qwen3-8b");
    private static final Map<String, ReplayServer> UPSTREAMS = new HashMap<>();
    private static TestServer server;

    @BeforeAll
    static void start() {
        var settings = new HashMap<String, String>();
        MODELS.forEach((provider, model) -> {
            var upstream = new ReplayServer();
            upstream.play(Recording.json(200, models(model)));
            UPSTREAMS.put(provider, upstream);
            var name = "AIMIXUP_" + provider.toUpperCase(Locale.ROOT);
            settings.put(name + "_BASE_URL", upstream.uri().toString());
            if (provider.equals("local")) settings.put(name + "_PROTOCOL", "openai");
            else settings.put(name + "_API_KEY", "k");
        });
        server = TestServer.start(settings);
        var database = server.server().database();
        database.run(() -> MODELS.forEach((provider, model) -> new PostgresPriceBook(database)
                .add(new ModelRef(provider, model), PRICE)));
        var person = server.person(0);
        Await.until("the models are there", () -> person.read("/models").path("data")
                .valueStream().filter(one -> one.path("usable").asBoolean()
                        && MODELS.containsValue(one.path("model").asText())).count()
                                == MODELS.size());
    }

    @AfterAll
    static void stop() {
        server.close();
        UPSTREAMS.values().forEach(ReplayServer::close);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            anthropic |            | messages | true  | refusal
            gemini    |            | contents | true  | refused
            openai    | responses- | input    | false | refusal
            xai       | responses- | input    | false | refusal
            local     | chat-      | messages | true  | refusal
            """)
    void aRefusalLeavesAConversationThatGoesOn(String provider, String kind, String field,
            boolean alternating, String end) throws IOException {
        var upstream = UPSTREAMS.get(provider);
        var person = server.person(100);
        var conversation = conversation(person, provider);

        upstream.play(recording(provider, kind, "stream-refusal.sse"));
        var refused = person.turn(conversation, "The first question");
        assertEquals("turn.completed", refused.getLast().name());
        assertEquals(List.of(end, end), refused.stream().filter(AwkwardAnswersTest::isEnd)
                .map(AwkwardAnswersTest::end).toList());

        upstream.play(recording(provider, kind, "stream-ok.sse"));
        var answered = person.turn(conversation, "The second question");
        assertEquals(List.of("stop", "stop"), answered.stream()
                .filter(AwkwardAnswersTest::isEnd).map(AwkwardAnswersTest::end).toList());
        assertTaken(Person.tree(upstream.requests().getLast().text()).path(field), alternating);
        assertEquals(0, person.held());
        assertTrue(person.available() < 100_000_000);
    }

    private static boolean isEnd(Event event) {
        return List.of("agent.completed", "agent.failed").contains(event.name());
    }

    private static String end(Event event) {
        return event.name().equals("agent.completed")
                ? event.data().path("finish_reason").asText()
                : event.data().path("problem").path("code").asText();
    }

    private static void assertTaken(JsonNode messages, boolean alternating) {
        var roles = new ArrayList<String>();
        for (var message : messages) {
            var role = message.path("role").asText();
            if (!role.equals("system")) roles.add(role);
            assertFalse(texts(message).isEmpty(), message::toString);
            for (var text : texts(message)) assertFalse(text.isBlank(), message::toString);
        }
        assertEquals("user", roles.getFirst());
        assertEquals("user", roles.getLast());
        if (alternating) for (var index = 1; index < roles.size(); index++)
            assertNotEquals(roles.get(index - 1), roles.get(index), roles::toString);
        var all = messages.toString();
        assertTrue(all.indexOf("The first question") < all.indexOf("The second question"), all);
    }

    private static List<String> texts(JsonNode message) {
        var texts = new ArrayList<>(message.findValuesAsText("text"));
        if (message.path("content").isTextual()) texts.add(message.path("content").asText());
        return texts;
    }

    private static String conversation(Person person, String provider) {
        var agents = List.of("Ada", "Ben").stream().map(name -> Map.of("name", name, "provider",
                provider, "model", MODELS.get(provider), "instructions", "Be brief.",
                "output_tokens_max", 200)).toList();
        var made = person.post("/conversations", Map.of("title", "Awkward", "mix",
                "round_robin", "agents", agents));
        assertEquals(201, made.statusCode(), made.body());
        return Person.json(made).path("id").asText();
    }

    /** In the words of all of them at once. */
    private static String models(String model) {
        return """
                {"data":[{"type":"model","id":"%1$s","display_name":"M","lifecycle":"active",
                  "max_input_tokens":200000,"max_tokens":64000}],"has_more":false,
                 "models":[{"name":"models/%1$s","id":"%1$s","displayName":"M",
                  "inputTokenLimit":200000,"outputTokenLimit":64000,"input_modalities":["text"],
                  "output_modalities":["text"],
                  "supportedGenerationMethods":["generateContent"]}]}""".formatted(model);
    }

    private static Recording recording(String provider, String kind, String name)
            throws IOException {
        return Recording.sse(Files.readString(RECORDINGS.resolve(provider
                + "/src/test/resources/com/aimixup/plugin/" + provider + '/'
                + (kind == null ? "" : kind) + name)));
    }
}
