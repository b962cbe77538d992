package com.aimixup.plugin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.tck.Playback.Ending;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a provider makes of recorded answers, however the network cuts them up. */
public abstract class RecordedContract extends ProviderContract {
    /** Whole, byte by byte, and in sizes that hit characters, lines and events anywhere. */
    private static final List<Integer> CHUNKS = List.of(0, 1, 7, 64);

    private static final int CUTS = 120;

    protected final ReplayServer server = new ReplayServer();

    /** The model that gave the recorded answers. */
    protected abstract String model();

    /** What leads the provider to the server, with a key that it accepts. */
    protected abstract Map<String, String> settings(URI server);

    /** Recorded answers and what is to become of them; one of each kind, but for the exempt. */
    protected abstract List<Take> takes();

    /** What this provider's protocol cannot express. */
    protected Set<Kind> exempt() {
        return Set.of(Kind.REASONING, Kind.PICTURE, Kind.EARLY_FAILURE);
    }

    /** The recorded list of models, and the ids of those on offer. */
    protected abstract Recording modelList();

    protected abstract List<String> modelIds();

    /** A resource beside the test; see {@link Recording#of}. */
    protected final Recording recorded(String name) {
        return Recording.of(getClass(), name);
    }

    protected final Take ends(Kind kind, String name, Recording recording, String text,
            ChatOutcome.Completed outcome) {
        return Take.of(kind, name, Take.question(model()), recording, text, outcome);
    }

    /** A failure for which nothing is billed. */
    protected final Take fails(Kind kind, String name, Recording recording, String text,
            ProviderFailure failure) {
        return Take.of(kind, name, Take.question(model()), recording, text,
                new ChatOutcome.Failed(failure, Usage.NONE));
    }

    protected final Take take(Kind kind) {
        return takes().stream().filter(take -> take.kind() == kind).findFirst().orElseThrow();
    }

    @Override
    protected final Map<String, String> settings() {
        server.play(take(Kind.ANSWER).recording());
        return settings(server.uri());
    }

    @Override
    protected final ChatRequest question() {
        return take(Kind.ANSWER).request();
    }

    @Override
    protected final List<ModelInfo> models() {
        server.play(modelList());
        return provider.models();
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void everyKindIsRecorded() {
        var missing = EnumSet.allOf(Kind.class);
        missing.remove(Kind.OTHER);
        missing.removeAll(exempt());
        takes().forEach(take -> missing.remove(take.kind()));
        assertEquals(Set.of(), missing);
        assertFalse(take(Kind.ANSWER).text().chars().allMatch(c -> c < 128), "only ASCII");
    }

    @TestFactory
    Stream<DynamicTest> aRecordedAnswerBecomesWhatItShould() {
        return takes().stream().flatMap(take -> CHUNKS.stream().map(bytes ->
                DynamicTest.dynamicTest(take + (bytes == 0 ? "" : " in pieces of " + bytes),
                        () -> plays(take, bytes))));
    }

    private void plays(Take take, int chunkBytes) {
        server.play(Playback.of(take.recording()).inChunksOf(chunkBytes));
        var listener = new Listener();
        listener.calledFrom(Thread.currentThread());
        var outcome = provider.chat(take.request(), listener, new Brake());
        assertEquals(take.outcome(), outcome);
        assertEquals(take.text(), listener.text());
        assertEquals(take.reasoning(), listener.reasoning());
        assertEquals(take.pictures(), listener.pictures());
        assertEquals(List.of(), listener.complaints());
    }

    @Test
    void theModelsOnOfferAreListed() {
        assertEquals(modelIds(), models().stream().map(ModelInfo::id).toList());
    }

    /** Whichever way the connection ends. An answer is complete only if all of it is there. */
    @Test
    void anAnswerThatIsCutAnywhereIsNeverTakenForWhole() {
        var whole = take(Kind.ANSWER);
        var bytes = whole.recording().body().length;
        var cuts = IntStream.rangeClosed(0, CUTS).map(i -> (int) ((long) bytes * i / (CUTS + 1)));
        cuts.forEach(cut -> {
            for (var ending : List.of(Ending.PROPER, Ending.CLOSED, Ending.RESET)) {
                server.play(Playback.of(whole.recording().cut(cut)).ending(ending));
                var listener = new Listener();
                var outcome = provider.chat(whole.request(), listener, new Brake());
                var at = "cut at " + cut + ", " + ending + ": " + outcome;
                assertTrue(whole.text().startsWith(listener.text()), at);
                if (outcome instanceof ChatOutcome.Completed) {
                    assertEquals(whole.text(), listener.text(), at);
                } else {
                    assertCut(outcome, listener, at);
                }
            }
        });
    }

    /** A failure that may be tried again is one of which nobody has seen a word. */
    private static void assertCut(ChatOutcome outcome, Listener listener, String at) {
        var failure = assertInstanceOf(ChatOutcome.Failed.class, outcome, at).failure();
        assertTrue(failure instanceof ProviderFailure.Truncated
                || failure instanceof ProviderFailure.Unavailable, at);
        assertTrue(listener.text().isEmpty() || !failure.retryable(), at);
    }
}
