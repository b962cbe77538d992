package com.aimixup.adapter.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.application.payments.PaymentSource.UnreadableEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FactsTest {
    @Test
    void onlyNamedFieldsAreKeptHoweverDeepTheyLie() {
        var kept = parse("{\"a\":{\"b\":1,\"secret\":2},\"list\":[{\"x\":{\"id\":\"1\",\"s\":3}},"
                + "{\"x\":{}}],\"other\":4}").keep(List.of("a.b", "list.x.id", "missing.c"));
        assertEquals("{\"a\":{\"b\":1},\"list\":[{\"x\":{\"id\":\"1\"}},{\"x\":{}}]}", kept);
    }

    @Test
    void anObjectWhereAValueIsExpectedIsNotKept() {
        assertEquals("{\"change\":null}", parse("{\"change\":null}")
                .keep(List.of("change.action")));
        assertEquals("{\"id\":null}", parse("{\"id\":{\"card\":\"4242424242424242\"}}")
                .keep(List.of("id")));
    }

    @Test
    void whatIsWrongIsNamedByItsPathAndNotByItsValue() {
        var facts = parse("{\"a\":{\"n\":\"canary\",\"t\":7,\"at\":\"canary\"}}").at("a");
        assertEquals("unreadable field a.n",
                assertThrows(UnreadableEvent.class, () -> facts.number("n")).getMessage());
        assertEquals("unreadable field a.t",
                assertThrows(UnreadableEvent.class, () -> facts.text("t")).getMessage());
        assertEquals("unreadable field a.at",
                assertThrows(UnreadableEvent.class, () -> facts.instant("at")).getMessage());
        assertEquals("unreadable field a.none",
                assertThrows(UnreadableEvent.class, () -> facts.text("none")).getMessage());
    }

    @Test
    void timesHaveAnyNumberOfDigits() {
        var facts = parse("{\"a\":\"2026-04-01T10:00:00Z\",\"b\":\"2026-04-01T10:00:00.123456Z\","
                + "\"c\":\"2026-04-01T12:00:00.1+02:00\"}");
        assertEquals(Instant.parse("2026-04-01T10:00:00Z"), facts.instant("a"));
        assertEquals(Instant.parse("2026-04-01T10:00:00.123456Z"), facts.instant("b"));
        assertEquals(Instant.parse("2026-04-01T10:00:00.1Z"), facts.instant("c"));
        assertEquals(Optional.empty(), facts.optionalInstant("d"));
    }

    @Test
    void whatIsNoObjectOrSaysAFieldTwiceIsNoEvent() {
        for (var text : List.of("", "[]", "7", "{", "{\"a\":1}x", "{\"a\":1,\"a\":2}"))
            assertEquals(Optional.empty(),
                    Facts.parse(text.getBytes(StandardCharsets.UTF_8)).map(_ -> text));
    }

    private static Facts parse(String json) {
        return Facts.parse(json);
    }
}
