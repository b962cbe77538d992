package com.aimixup.plugin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.tck.Playback.Ending;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;

/** How a provider that talks to a server draws. Its text is asked for as well. */
public abstract class HttpDrawingContract extends HttpProviderContract implements DrawingContract {
    private static final List<Integer> CHUNKS = List.of(0, 7, 64);
    private static final int CUTS = 12;

    /** Recorded drawings, and what is to become of them; the first of them is a good one. */
    protected abstract List<ImageTake> imageTakes();

    @Override
    public final Provider drawer() {
        return provider;
    }

    @Override
    public final ImageRequest wish() {
        return imageTakes().getFirst().request();
    }

    @Override
    public final void forget() {
        server.forget();
    }

    /** A test of text plays an answer of its own. */
    @BeforeEach
    void drawUnlessOtherwiseSaid(TestInfo test) {
        var declared = test.getTestMethod().orElseThrow().getDeclaringClass();
        if (declared == DrawingContract.class) server.play(picture());
    }

    @TestFactory
    Stream<DynamicTest> aRecordedDrawingBecomesWhatItShould() {
        return imageTakes().stream().flatMap(take -> CHUNKS.stream().map(bytes ->
                DynamicTest.dynamicTest(take + (bytes == 0 ? "" : " in pieces of " + bytes),
                        () -> plays(take, bytes))));
    }

    private void plays(ImageTake take, int chunkBytes) {
        server.play(Playback.of(take.recording()).inChunksOf(chunkBytes));
        var outcome = provider.images(take.request(), new Brake());
        assertTrue(take.isAsExpected(outcome), () -> outcome + " for " + take);
    }

    @Test
    void withoutAKeyNothingIsDrawn() {
        if (!needsKey()) return;
        surroundings.unset("api_key");
        assertInstanceOf(ProviderFailure.BadCredentials.class, failure(draw()));
        assertEquals(List.of(), server.requests());
    }

    @Test
    void cancellingBeforeThePicturesClosesTheConnectionWithin250Millis() throws Exception {
        server.play(Playback.of(picture()).ending(Ending.MUTE));
        assertCancels();
    }

    @Test
    void cancellingInTheMiddleOfAPictureClosesTheConnectionWithin250Millis() throws Exception {
        server.play(Playback.of(half()).ending(Ending.SILENT));
        assertCancels();
    }

    private void assertCancels() throws Exception {
        var brake = new Brake();
        var call = begin(() -> provider.images(wish(), brake));
        assertThrows(TimeoutException.class, () -> call.get(200, TimeUnit.MILLISECONDS));
        awaitRequest();
        brake.pull();
        assertTrue(server.awaitNoConnection(STOPS_WITHIN), "still connected");
        assertInstanceOf(ImageOutcome.Cancelled.class, call.get(1, TimeUnit.SECONDS));
    }

    @Test
    void anInterruptEndsADrawingToo() throws Exception {
        server.play(Playback.of(half()).ending(Ending.SILENT));
        var call = new FutureTask<>(this::draw);
        var thread = Thread.ofVirtual().start(call);
        awaitRequest();
        thread.interrupt();
        assertInstanceOf(ImageOutcome.Cancelled.class, call.get(1, TimeUnit.SECONDS));
        assertTrue(server.awaitNoConnection(STOPS_WITHIN), "still connected");
    }

    @Test
    void closingTheProviderEndsItsDrawings() throws Exception {
        server.play(Playback.of(half()).ending(Ending.SILENT));
        var call = begin(this::draw);
        awaitRequest();
        provider.close();
        assertInstanceOf(ProviderFailure.Unavailable.class,
                failure(call.get(1, TimeUnit.SECONDS)));
        assertTrue(server.awaitNoConnection(STOPS_WITHIN), "still connected");
    }

    @Test
    void aDrawingThatIsCutAnywhereIsNeverTakenForWhole() {
        var whole = picture();
        var bytes = whole.body().length;
        IntStream.rangeClosed(0, CUTS).map(i -> bytes * i / (CUTS + 1)).forEach(cut -> {
            for (var ending : List.of(Ending.PROPER, Ending.CLOSED, Ending.RESET)) {
                server.play(Playback.of(whole.cut(cut)).ending(ending));
                assertInstanceOf(ImageOutcome.Failed.class, draw(), cut + ", " + ending);
            }
        });
    }

    @Test
    void aFailedDrawingNeverQuotesTheServer() {
        for (var status : List.of(400, 401, 403, 404, 429, 500, 503)) {
            server.play(Recording.json(status, "{\"error\":{\"message\":\"you want a dot\"}}"));
            var outcome = draw();
            assertFalse((outcome + failure(outcome).code()).contains("dot"), outcome::toString);
        }
    }

    @Test
    void failedAndCancelledDrawingsLeaveNoThreadAndNoMemoryBehind() throws Exception {
        var endings = List.of(Ending.NO_ANSWER, Ending.CLOSED, Ending.MUTE, Ending.SILENT);
        Residue.assertNone(Residue.longer(wish()), wish -> {
            for (var ending : endings) {
                server.forget();
                server.play(Playback.of(half()).ending(ending));
                var brake = new Brake();
                var call = begin(() -> provider.images(wish, brake));
                if (ending == Ending.MUTE || ending == Ending.SILENT) {
                    awaitRequest();
                    brake.pull();
                }
                assertFalse(call.get() instanceof ImageOutcome.Drawn);
            }
            server.forget();
        });
        assertTrue(server.awaitNoConnection(STOPS_WITHIN), "still connected");
    }

    private Recording picture() {
        return imageTakes().getFirst().recording();
    }

    private Recording half() {
        return picture().cut(picture().body().length / 2);
    }

    private ImageOutcome draw() {
        return provider.images(wish(), new Brake());
    }

    private static ProviderFailure failure(ImageOutcome outcome) {
        return assertInstanceOf(ImageOutcome.Failed.class, outcome).failure();
    }
}
