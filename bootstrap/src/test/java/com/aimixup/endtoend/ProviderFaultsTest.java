package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever a provider does, the turn ends, the other agent is heard, what is charged is what was
 * said, and nothing stays held.
 */
final class ProviderFaultsTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("AIMIXUP_ANSWER_SECONDS", "2"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # before the first word
            rate-limited    | agent.failed    | rate-limited    | FREE | failed
            overloaded      | agent.failed    | overloaded      | FREE | failed
            bad-credentials | agent.failed    | bad-credentials | FREE | failed
            too-long        | agent.failed    | too-long        | FREE | failed
            throws          | agent.failed    | protocol        | FREE | failed
            # after it
            cut             | agent.failed    | truncated       | PAID | partial
            late-failure    | agent.failed    | unavailable     | PAID | partial
            # no failures, but no ordinary ends either
            refuse          | agent.completed | refusal         | PAID | complete
            no-usage        | agent.completed | stop            | PAID | complete
            # never ends; what "silent" read is told and paid
            silent          | agent.failed    | timed-out       | PAID | failed
            endless         | agent.failed    | timed-out       | PAID | partial
            runaway         | agent.completed | length          | PAID | complete
            """)
    void eachEndsAsItsKindDemands(String model, String event, String code, Charge charge,
            String state) {
        var person = server.person(100);
        var conversation = person.conversation("parallel", model, "fast");
        var events = person.turn(conversation, "Hello");
        var first = person.read("/conversations/" + conversation).path("agents").path(0)
                .path("id").asText();

        assertEquals("turn.completed", events.getLast().name());
        assertEquals(2, events.stream().filter(ProviderFaultsTest::isEnd).count());
        var end = events.stream().filter(ProviderFaultsTest::isEnd)
                .filter(one -> one.data().path("agent").asText().equals(first)).findFirst()
                .orElseThrow();
        assertEquals(event, end.name());
        assertEquals(code, end.data().has("problem")
                ? end.data().path("problem").path("code").asText()
                : end.data().path("finish_reason").asText());
        var charged = end.data().path("micro_credits").asLong();
        assertEquals(charge == Charge.PAID, charged > 0, "charged " + charged);

        var total = events.getLast().data().path("micro_credits").asLong();
        assertTrue(total > charged, "the other one was heard and paid");
        assertEquals(100_000_000 - total, person.available());
        assertEquals(0, person.held());
        for (var message : person.messages(conversation)) {
            if (!message.path("author").path("agent_id").asText().equals(first)) continue;
            assertEquals(state, message.path("state").asText());
            assertEquals(charged, message.path("answer").path("micro_credits").asLong());
            assertEquals(state.equals("failed"), message.path("text").asText().isEmpty());
            assertEquals(said(events, first), message.path("text").asText());
        }
    }

    /** The exception of "throws" quotes the question. */
    @Test
    void aProvidersOwnWordsDoNotReachThePerson() {
        var person = server.person(100);
        var answer = person.openTurn(person.conversation("single", "throws"),
                UUID.randomUUID(), "canary-question");
        assertEquals(200, answer.statusCode());
        assertFalse(answer.body().contains("canary"), answer.body());
        assertFalse(answer.body().contains("Exception"), answer.body());
    }

    private static boolean isEnd(Event event) {
        return List.of("agent.completed", "agent.failed").contains(event.name());
    }

    private static String said(List<Event> events, String agent) {
        var text = new StringBuilder();
        for (var event : events)
            if (event.name().equals("agent.delta")
                    && event.data().path("agent").asText().equals(agent))
                text.append(event.data().path("text").asText());
        return text.toString();
    }

    enum Charge { FREE, PAID }
}
