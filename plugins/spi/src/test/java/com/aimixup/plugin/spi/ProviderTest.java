package com.aimixup.plugin.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import com.aimixup.plugin.spi.ProviderFailure.BadCredentials;
import com.aimixup.plugin.spi.ProviderFailure.Overloaded;
import com.aimixup.plugin.spi.ProviderFailure.Protocol;
import com.aimixup.plugin.spi.ProviderFailure.RateLimited;
import com.aimixup.plugin.spi.ProviderFailure.Refused;
import com.aimixup.plugin.spi.ProviderFailure.Rejected;
import com.aimixup.plugin.spi.ProviderFailure.TimedOut;
import com.aimixup.plugin.spi.ProviderFailure.TooLong;
import com.aimixup.plugin.spi.ProviderFailure.Truncated;
import com.aimixup.plugin.spi.ProviderFailure.Unavailable;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ProviderTest {
    private static final List<ProviderFailure> FAILURES = List.of(
            new RateLimited(Optional.empty()), new Overloaded(), new Refused(), new TooLong(),
            new BadCredentials(), new Unavailable(), new Truncated(), new Protocol(),
            new TimedOut(), new Rejected("no-images"));

    @Test
    void everyFailureHasACodeOfItsOwn() {
        var codes = FAILURES.stream().map(ProviderFailure::code).toList();
        assertEquals(ProviderFailure.class.getPermittedSubclasses().length, codes.size());
        assertEquals(codes.size(), new HashSet<>(codes).size());
        codes.forEach(code -> assertTrue(code.matches("[a-z][a-z-]+"), code));
    }

    @Test
    void onlyWhatPassesByItselfIsWorthARetry() {
        assertEquals(Set.of("rate-limited", "overloaded", "unavailable"), FAILURES.stream()
                .filter(ProviderFailure::retryable).map(ProviderFailure::code)
                .collect(Collectors.toSet()));
    }

    @Test
    void anExceptionTellsTheCodeAlone() {
        assertEquals("rejected", new ProviderException(new Rejected("secret")).getMessage());
    }

    @Test
    void aProviderThatOnlyChatsDrawsNothingAndLeavesTheBoundToTheHost() {
        var provider = new ChatOnly();
        var request = new ImageRequest("m", "x", 1, Optional.empty(), Optional.empty(),
                Duration.ofSeconds(1));
        var outcome = provider.images(request, Cancellation.none());
        assertEquals(new Rejected("no-images"),
                assertInstanceOf(ImageOutcome.Failed.class, outcome).failure());
        assertEquals(OptionalLong.empty(), provider.inputTokensAtMost(null));
    }

    @Test
    void factsNameACompanyAndACountry() {
        assertEquals("ZZ", facts("Local", "ZZ").country());
        for (var country : List.of("zz", "Z", "ZZZ", "")) {
            assertThrows(IllegalArgumentException.class, () -> facts("Local", country));
        }
        assertThrows(IllegalArgumentException.class, () -> facts(" ", "PT"));
    }

    @Test
    void aModelHasAnIdThatCanBeStored() {
        assertEquals("m", new ModelInfo("m", "M", 0, 0, Set.of()).id());
        for (var id : List.of("", " ", "m".repeat(129))) {
            assertThrows(IllegalArgumentException.class,
                    () -> new ModelInfo(id, "M", 0, 0, Set.of()));
        }
    }

    @Test
    void nobodyCancelsWithoutCancellation() {
        Cancellation.none().onCancel(() -> {
            throw new AssertionError("cancelled");
        });
        assertFalse(Cancellation.none().isCancelled());
    }

    private static ProviderFacts facts(String legalName, String country) {
        return new ProviderFacts(legalName, country, Set.of(), true, Set.of(DataCategory.PROMPT),
                false, "none", "none needed", URI.create("urn:x"), LocalDate.of(2026, 1, 1));
    }

    private static final class ChatOnly implements Provider {
        @Override
        public ProviderFacts facts() {
            return ProviderTest.facts("Local", "ZZ");
        }

        @Override
        public List<ModelInfo> models() {
            return List.of();
        }

        @Override
        public ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation) {
            return new ChatOutcome.Cancelled(Usage.NONE);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    @Test
    void aModelThatDrawsSaysWhatItCanBeAskedFor() {
        var options = new ImageOptions(List.of("1:1"), List.of(), 1);
        assertEquals(Optional.of(options),
                new ModelInfo("m", "M", 0, 0, Set.of()).drawing(options).images());
        assertThrows(IllegalArgumentException.class,
                () -> new ImageOptions(List.of(), List.of(), 0));
    }
}
