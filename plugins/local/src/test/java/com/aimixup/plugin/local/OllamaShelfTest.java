package com.aimixup.plugin.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ModelShelf;
import com.aimixup.plugin.spi.ModelShelf.Outcome;
import com.aimixup.plugin.spi.ModelShelf.Shelved;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderException;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.tck.Brake;
import com.aimixup.plugin.tck.Playback;
import com.aimixup.plugin.tck.Playback.Ending;
import com.aimixup.plugin.tck.Recording;
import com.aimixup.plugin.tck.ReplayServer;
import com.aimixup.plugin.tck.Surroundings;
import com.aimixup.plugin.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetching models with Ollama, and its memory. */
@Timeout(60)
final class OllamaShelfTest {
    private static final String BEGUN = """
            {"status":"pulling manifest"}
            {"status":"pulling 6e4c38e1172f","digest":"sha256:6e4c","total":1000,"completed":250}
            """;
    private static final String WHOLE = BEGUN + """
            {"status":"pulling 6e4c38e1172f","digest":"sha256:6e4c","total":1000,"completed":1000}
            {"status":"success"}
            """;

    private final ReplayServer server = new ReplayServer();
    private final Surroundings surroundings = new Surroundings(Map.of(
            "base_url", server.uri().toString()));
    private final Provider provider = new LocalFactory().create(surroundings);
    private final ModelShelf shelf = provider.shelf().orElseThrow();
    private final List<String> heard = new ArrayList<>();

    @AfterEach
    void close() {
        provider.close();
        surroundings.close();
        server.close();
    }

    @Test
    void aFetchTellsHowFarItIsAndEndsWithSuccess() {
        server.play(Recording.jsonLines(WHOLE));
        assertEquals(new Outcome.Done(), pull("gemma4"));
        assertEquals(List.of("pulling manifest 0/0", "pulling 6e4c38e1172f 250/1000",
                "pulling 6e4c38e1172f 1000/1000", "success 0/0"), heard);
        var sent = server.requests().getFirst();
        assertEquals("/api/pull", sent.target());
        assertEquals("{\"model\":\"gemma4\",\"stream\":true}", sent.text());
    }

    @Test
    void aFetchWithoutItsEndIsNone() {
        server.play(Recording.jsonLines(BEGUN));
        assertEquals(failed(new ProviderFailure.Truncated()), pull("gemma4"));
        server.play(Recording.jsonLines(BEGUN + "{\"error\":\"disk full\"}\n"));
        assertEquals(failed(new ProviderFailure.Unavailable()), pull("gemma4"));
        server.play(Recording.jsonLines(
                "{\"error\":\"pull model manifest: file does not exist\"}\n"));
        assertEquals(failed(new ProviderFailure.Rejected("unknown-model")), pull("gemma5"));
        server.close();
        assertEquals(failed(new ProviderFailure.Unavailable()), pull("gemma4"));
    }

    @Test
    void aFetchThatIsStoppedClosesItsConnectionSoThatOllamaStopsToo() throws Exception {
        server.play(Playback.of(Recording.jsonLines(BEGUN)).ending(Ending.SILENT));
        var begun = new CountDownLatch(2);
        var brake = new Brake();
        var call = new FutureTask<>(() ->
                shelf.pull("gemma4", (_, _, _) -> begun.countDown(), brake));
        Thread.ofVirtual().start(call);
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        brake.pull();
        assertEquals(new Outcome.Cancelled(), call.get(10, TimeUnit.SECONDS));
        assertTrue(server.awaitNoConnection(Duration.ofSeconds(5)), "still connected");
    }

    @Test
    void nothingIsFetchedOrLoadedThatIsNotInTheHouse() {
        var elsewhere = failed(new ProviderFailure.Rejected("not-local"));
        assertEquals(elsewhere, pull("gpt-oss:120b-cloud"));
        assertEquals(elsewhere, shelf.load("kimi:cloud", new Brake()));
        assertEquals(0, server.connectionsMade());
    }

    @ParameterizedTest
    @CsvSource({"true, -1", "false, 0"})
    void aModelIsPutIntoMemoryAndTakenFromIt(boolean in, int keepAlive) {
        server.play(Recording.json(200, "{\"model\":\"gemma4\",\"response\":\"\",\"done\":true}"));
        var brake = new Brake();
        assertEquals(new Outcome.Done(),
                in ? shelf.load("gemma4", brake) : shelf.unload("gemma4", brake));
        var sent = server.requests().getFirst();
        assertEquals("/api/generate", sent.target());
        assertEquals(keepAlive, Json.read(sent.body()).orElseThrow().path("keep_alive").asInt());
        server.play(Recording.json(404, "{\"error\":\"model 'x' not found\"}"));
        assertEquals(failed(new ProviderFailure.Rejected("unknown-model")),
                in ? shelf.load("x", brake) : shelf.unload("x", brake));
    }

    @Test
    void theListTellsWhatIsThereAndWhatOfItIsInMemory() {
        server.always("/api/tags", Recording.json(200, """
                {"models":[{"name":"a","size":5},{"name":"b","size":7},
                 {"name":"c","remote_host":"https://x.example"},{}]}"""));
        server.always("/api/ps", Recording.json(200, "{\"models\":[{\"name\":\"b\"}]}"));
        assertEquals(List.of(new Shelved("a", 5, false), new Shelved("b", 7, true)),
                shelf.list());
        server.always("/api/ps", Recording.json(200, "{}"));
        assertInstanceOf(ProviderFailure.Protocol.class,
                assertThrows(ProviderException.class, shelf::list).failure());
    }

    /** Of others we do not know how. */
    @Test
    void anotherServerInTheHouseHasNoShelf() {
        surroundings.set("protocol", "openai");
        try (var other = new LocalFactory().create(surroundings)) {
            assertTrue(other.shelf().isEmpty());
        }
    }

    private Outcome pull(String model) {
        return shelf.pull(model, (step, done, total) ->
                heard.add(step + " " + done + "/" + total), new Brake());
    }

    private static Outcome failed(ProviderFailure failure) {
        return new Outcome.Failed(failure);
    }
}
