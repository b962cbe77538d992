package com.aimixup.plugin.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PagesTest {
    private final List<String> read = new ArrayList<>();

    @Test
    void theNextPageBeginsAtTheMarkOfTheOneBefore() {
        Pages.each(mark -> {
            read.add(mark);
            return read.size() < 3 ? Optional.of("after " + read.size()) : Optional.empty();
        });
        assertEquals(List.of("", "after 1", "after 2"), read);
    }

    @Test
    void aServerThatNeverEndsIsLeft() {
        Pages.each(mark -> {
            read.add(mark);
            return Optional.of("same");
        });
        assertEquals(List.of("", "same"), read);
        read.clear();
        Pages.each(mark -> {
            read.add(mark);
            return Optional.of("" + read.size());
        });
        assertEquals(20, read.size());
    }
}
