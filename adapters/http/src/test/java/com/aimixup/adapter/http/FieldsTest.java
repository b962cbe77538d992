package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.conversations.Mix;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FieldsTest {

    @Test
    void allThatIsWrongIsToldAtOnceAndByItsPlace() {
        var wrong = wrong("""
                {"name":7,"agents":[{"name":"a"},{"name":"b","extra":1},3],"more":true}""", in -> {
            var name = in.required("name", Kind.text(1, 5));
            var text = in.required("text", Kind.text(1, 5));
            var agents = in.required("agents", Kind.list(3, Kind.object(agent -> {
                var called = agent.required("name", Kind.text(1, 5));
                return agent.build(called::orElseThrow);
            })));
            return in.build(() -> name.orElseThrow() + text.orElseThrow() + agents);
        });
        assertEquals(List.of("name: must be text", "text: is missing",
                "agents[1].extra: is not known here", "agents[2]: must be an object",
                "more: is not known here"), wrong);
    }

    @Test
    void aNameThatMayBeTextIsNotRepeated() {
        var wrong = wrong("{\"my dear diary\":1}", in -> in.build(() -> ""));
        assertEquals(List.of("(unreadable name): is not known here"), wrong);
    }

    @Test
    void theListOfWhatIsWrongHasAnEnd() {
        var many = new StringBuilder("{\"a0\":0");
        for (int i = 1; i < 1000; i++) many.append(",\"a").append(i).append("\":0");
        assertEquals(50, wrong(many + "}", in -> in.build(() -> "")).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "1 | 1", "10 | 10", "1.0 | 1", "1e1 | 10", "0 | -", "11 | -", "1.5 | -", "-1 | -",
        "1e400 | -", "1e-400 | -", "99999999999999999999 | -", "\"1\" | -", "true | -",
        "null | -", "1e999999999 | -", "1e-999999999 | -", "[1] | -"})
    void aWholeNumberIsOneWithinItsBounds(String json, String expected) {
        assertEquals(expected, read(json, Kind.whole(1, 10)).map(String::valueOf).orElse("-"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "0 | 0.0", "2 | 2.0", "0.7 | 0.7", "2.0000001 | -", "-0.1 | -", "\"0.7\" | -",
        "1e999999999 | -", "1e-999999999 | 0.0"})
    void aDecimalIsOneWithinItsBounds(String json, String expected) {
        assertEquals(expected, read(json, Kind.decimal(0, 2)).map(String::valueOf).orElse("-"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"round_robin\" | ROUND_ROBIN", "\"ROUND_ROBIN\" | -", "\"\" | -", "1 | -"})
    void aChoiceIsOneOfItsCodes(String json, String expected) {
        assertEquals(expected, read(json, Kind.choice(Mix.class)).map(Mix::name).orElse("-"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"0198b2c6-0000-7000-8000-000000000001\" | +",
        "\"0198B2C6-0000-7000-8000-000000000001\" | +",
        "\"1-1-1-1-1\" | -", "\"\" | -", "\"0198b2c6-0000-7000-8000-00000000000g\" | -"})
    void anIdIsAWholeUuid(String json, String expected) {
        assertEquals(expected, read(json, Kind.id(id -> id)).map(id -> "+").orElse("-"));
    }

    @Test
    void textIsCountedInCodePoints() {
        assertTrue(read("\"\ud83d\ude00\ud83d\ude00\"", Kind.text(2, 2)).isPresent());
        assertFalse(read("\"abc\"", Kind.text(1, 2)).isPresent());
        assertFalse(read("\" \\t \"", Kind.text(1, 9)).isPresent());
    }

    @Test
    void textMayHaveNulButNotHalfACharacter() {
        assertTrue(read("\"a\\u0000b\"", Kind.text(1, 9)).isPresent());
        for (var half : List.of("\"\\ud83d\"", "\"\\ude00\\ud83d\"", "\"a\\ude00\""))
            assertFalse(read(half, Kind.text(1, 9)).isPresent());
        assertFalse(read("\"a\\u0000b\"", Kind.line(1, 9)).isPresent());
        assertFalse(read("\"a\\nb\"", Kind.line(1, 9)).isPresent());
    }

    @Test
    void aMergeKeepsWhatIsLeftOutAndClearsWhatIsNull() {
        var body = body("{\"b\":\"new\",\"c\":null}");
        assertEquals("old new cleared", body.read(in -> {
            var a = in.merged("a", Kind.text(1, 9), "old", "cleared");
            var b = in.merged("b", Kind.text(1, 9), "old", "cleared");
            var c = in.merged("c", Kind.text(1, 9), "old", "cleared");
            return in.build(() -> a + ' ' + b + ' ' + c);
        }));
        assertEquals(List.of("c: must be text"), wrong("{\"c\":null}", in -> {
            var c = in.merged("c", Kind.text(1, 9), "old");
            return in.build(() -> c);
        }));
    }

    private static <T> Optional<T> read(String json, Kind<T> kind) {
        try {
            return Optional.of(body("{\"v\":" + json + '}').read(in -> {
                var value = in.required("v", kind);
                return in.build(value::orElseThrow);
            }));
        } catch (Refused refused) {
            assertEquals(ProblemType.INVALID_INPUT, refused.problem().type());
            return Optional.empty();
        }
    }

    private static List<String> wrong(String json, Function<Fields, Optional<String>> reader) {
        var refused = assertThrows(Refused.class, () -> body(json).read(reader));
        return refused.problem().errors().stream()
                .map(wrong -> wrong.field() + ": " + wrong.reason()).toList();
    }

    private static Body body(String json) {
        return Body.of(json.getBytes(StandardCharsets.UTF_8));
    }
}
