package com.aimixup.domain.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.domain.privacy.Private;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressingTest {
    private static final List<Agent> AGENTS = List.of(Said.agent(1, "Ada"),
            Said.agent(2, "Ada Lovelace"), Said.agent(3, "Jörg-Ä"), Said.agent(4, "C++"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "@Ada what now? | 1",
        "what now, @ada | 1",
        "@ADA LOVELACE: what now? | 2",
        "@Ada Lovelaces? | 1",
        "(@Jörg-Ä) | 3",
        "@jörg-ä, @Ada, and @Jörg-Ä again | 3 1",
        "@C++ or @C++11 | 4",
        "@Ada@Jörg-Ä | 1",
        "Tell ada@example.org | ''",
        "@Adam and @nobody and @ | ''",
        "Ada, what now? | ''",
        "@@Ada | 1",
    })
    void agentsAreFoundByTheirNames(String text, String numbers) {
        var expected = numbers.isBlank() ? List.<AgentId>of() : List.of(numbers.split(" "))
                .stream().map(number -> Said.id(Long.parseLong(number))).toList();
        assertEquals(expected, Addressing.of(Private.of(text), AGENTS));
    }

    @Test
    void allOfTwentyFourCanBeNamed() {
        var agents = Said.agents(24);
        var all = LongStream.rangeClosed(1, 24).mapToObj(Said::id).toList();
        assertEquals(all, Addressing.of(Private.of(String.join(" ", agents.stream()
                .map(agent -> "@" + agent.name().reveal()).toList())), agents));
    }
}
