package com.aimixup.plugin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.tck.Playback.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a provider behaves when the network, its server or its key is bad, and when stopped. */
@Timeout(60)
public abstract class HttpProviderContract extends RecordedContract {
    static final Duration STOPS_WITHIN = Duration.ofMillis(250);

    /** Appears in no text of any recording. */
    protected static final String KEY = "key-7c1d5e0b-not-to-be-seen";

    /** Local servers ask for none. */
    protected boolean needsKey() {
        return true;
    }

    @Test
    void theHostOfTheServerIsNamedInTheFacts() {
        assertTrue(provider.facts().hosts().contains(server.uri().getHost()));
    }

    @Test
    void withoutAKeyNothingIsSent() {
        if (!needsKey()) return;
        for (var key : List.of("", " ", "two words", "line\nbreak", "schlüssel")) {
            surroundings.set("api_key", key);
            assertInstanceOf(ProviderFailure.BadCredentials.class, failure(ask()), key);
        }
        surroundings.unset("api_key");
        assertInstanceOf(ProviderFailure.BadCredentials.class, failure(ask()));
        assertEquals(List.of(), server.requests());
    }

    @Test
    void aNewKeyIsUsedAtOnce() {
        if (!needsKey()) return;
        ask();
        surroundings.set("api_key", "another-key\n");
        ask();
        var sent = server.requests().stream().map(HttpProviderContract::head).toList();
        assertTrue(sent.getFirst().contains(KEY));
        assertTrue(sent.getLast().contains("another-key"));
        assertFalse(sent.getLast().contains(KEY));
    }

    @Test
    void theKeyIsInNoAddressAndNoBody() {
        ask();
        var request = server.requests().getFirst();
        assertFalse(request.target().contains(KEY));
        assertFalse(request.text().contains(KEY));
        assertFalse(provider.toString().contains(KEY));
    }

    /** With the words still to come, those that came are already told. */
    @Test
    void textIsToldBeforeMoreOfItHasArrived() throws Exception {
        server.play(Playback.of(take(Kind.ANSWER).recording()).pausedAt(afterFirstWords()));
        var listener = new Listener();
        var call = begin(() -> provider.chat(question(), listener, new Brake()));
        assertTrue(listener.begun().await(10, TimeUnit.SECONDS));
        assertFalse(call.isDone());
        server.resume();
        assertInstanceOf(ChatOutcome.Completed.class, call.get());
        assertEquals(take(Kind.ANSWER).text(), listener.text());
    }

    @Test
    void aSlowServerIsWaitedFor() throws Exception {
        server.play(Playback.of(take(Kind.ANSWER).recording()).pausedAt(0));
        var call = begin(() -> provider.chat(question(), new Listener(), new Brake()));
        assertThrows(TimeoutException.class, () -> call.get(300, TimeUnit.MILLISECONDS));
        server.resume();
        assertInstanceOf(ChatOutcome.Completed.class, call.get());
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedForLongerThanAsked() throws Exception {
        server.play(Playback.of(firstWords()).ending(Ending.MUTE));
        var hasty = question().withTimeout(Duration.ofMillis(200));
        var call = begin(() -> provider.chat(hasty, new Listener(), new Brake()));
        assertInstanceOf(ProviderFailure.TimedOut.class, failure(call.get(5, TimeUnit.SECONDS)));
        assertTrue(server.awaitNoConnection(STOPS_WITHIN), "still connected");
    }

    @Test
    void cancellingInMidStreamClosesTheConnectionWithin250Millis() throws Exception {
        server.play(Playback.of(firstWords()).ending(Ending.SILENT));
        var listener = new Listener();
        var brake = new Brake();
        var call = begin(() -> provider.chat(question(), listener, brake));
        assertTrue(listener.begun().await(10, TimeUnit.SECONDS));
        brake.pull();
        assertTrue(server.awaitNoConnection(STOPS_WITHIN), "still connected");
        assertInstanceOf(ChatOutcome.Cancelled.class, call.get(1, TimeUnit.SECONDS));
    }

    @Test
    void cancellingBeforeTheAnswerClosesTheConnectionWithin250Millis() throws Exception {
        server.play(Playback.of(firstWords()).ending(Ending.MUTE));
        var brake = new Brake();
        var call = begin(() -> provider.chat(question(), new Listener(), brake));
        awaitRequest();
        brake.pull();
        assertTrue(server.awaitNoConnection(STOPS_WITHIN), "still connected");
        assertInstanceOf(ChatOutcome.Cancelled.class, call.get(1, TimeUnit.SECONDS));
    }

    @Test
    void anInterruptEndsACallToo() throws Exception {
        server.play(Playback.of(firstWords()).ending(Ending.SILENT));
        var listener = new Listener();
        var call = new FutureTask<>(() -> provider.chat(question(), listener, new Brake()));
        var thread = Thread.ofVirtual().start(call);
        assertTrue(listener.begun().await(10, TimeUnit.SECONDS));
        thread.interrupt();
        assertInstanceOf(ChatOutcome.Cancelled.class, call.get(1, TimeUnit.SECONDS));
        assertTrue(server.awaitNoConnection(STOPS_WITHIN), "still connected");
    }

    @Test
    void closingTheProviderEndsItsCalls() throws Exception {
        server.play(Playback.of(firstWords()).ending(Ending.SILENT));
        var listener = new Listener();
        var call = begin(() -> provider.chat(question(), listener, new Brake()));
        assertTrue(listener.begun().await(10, TimeUnit.SECONDS));
        provider.close();
        var failure = failure(call.get(1, TimeUnit.SECONDS));
        assertInstanceOf(ProviderFailure.Unavailable.class, failure);
        assertTrue(server.awaitNoConnection(STOPS_WITHIN), "still connected");
    }

    @Test
    void aSinkThatThrowsEndsTheCallAndItsConnection() throws Exception {
        server.play(Playback.of(firstWords()).ending(Ending.SILENT));
        var enough = new IllegalStateException("enough");
        ChatSink sink = piece -> {
            throw enough;
        };
        var thrown = assertThrows(IllegalStateException.class,
                () -> provider.chat(question(), sink, new Brake()));
        assertEquals(enough, thrown);
        assertTrue(server.awaitNoConnection(STOPS_WITHIN), "still connected");
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() {
        server.close();
        assertInstanceOf(ProviderFailure.Unavailable.class, failure(ask()));
    }

    @Test
    void aServerThatHangsUpIsUnavailable() {
        server.play(Playback.of(firstWords()).ending(Ending.NO_ANSWER));
        assertInstanceOf(ProviderFailure.Unavailable.class, failure(ask()));
    }

    @Test
    void anErrorPageOfAProxyIsUnavailable() {
        var page = "<html>Bad gateway</html>".getBytes(StandardCharsets.UTF_8);
        server.play(new Recording(502, Map.of("content-type", "text/html"), page));
        assertInstanceOf(ProviderFailure.Unavailable.class, failure(ask()));
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.play(new Recording(302, Map.of("location", server.uri() + "/elsewhere"),
                new byte[0]));
        assertInstanceOf(ProviderFailure.Protocol.class, failure(ask()));
        assertEquals(1, server.requests().size());
    }

    @Test
    void anAnswerThatIsNoneIsAFailure() {
        var body = take(Kind.ANSWER).recording();
        for (var nonsense : List.of("", "nonsense", "data: {\n\n", "data: 7\n\n", "{}\n", "[]")) {
            server.play(new Recording(200, body.headers(),
                    nonsense.getBytes(StandardCharsets.UTF_8)));
            assertInstanceOf(ChatOutcome.Failed.class, ask(), nonsense);
        }
    }

    /** Far more than memory would hold at a hundred calls, without an end of a line. */
    @Test
    void anEndlessLineIsGivenUp() {
        var body = new byte[80 << 20];
        Arrays.fill(body, (byte) 'x');
        var headers = take(Kind.ANSWER).recording().headers();
        server.play(Playback.of(new Recording(200, headers, body)).inChunksOf(1 << 16));
        assertInstanceOf(ProviderFailure.Protocol.class, failure(ask()));
    }

    @Test
    void aFailureNeverQuotesTheServer() {
        var body = "{\"error\":{\"message\":\"so you asked: why tides\"}}";
        for (var status : List.of(400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 503, 529)) {
            server.play(Recording.json(status, body));
            var outcome = ask();
            assertNotEquals("", failure(outcome).code());
            assertFalse(outcome.toString().contains("tides"), () -> status + " " + outcome);
        }
    }

    @Test
    void failedAndCancelledCallsLeaveNoThreadAndNoMemoryBehind() throws Exception {
        var cut = firstWords();
        var endings = List.of(Ending.NO_ANSWER, Ending.CLOSED, Ending.MUTE, Ending.SILENT);
        Residue.assertNone(Residue.longer(question()), question -> {
            for (var ending : endings) {
                server.forget();
                server.play(Playback.of(cut).ending(ending));
                var brake = new Brake();
                var call = begin(() -> provider.chat(question, new Listener(), brake));
                if (ending == Ending.MUTE || ending == Ending.SILENT) {
                    awaitRequest();
                    brake.pull();
                }
                assertFalse(call.get() instanceof ChatOutcome.Completed);
            }
            server.forget();
        });
        assertTrue(server.awaitNoConnection(STOPS_WITHIN), "still connected");
    }

    /** As much of the answer as shows its first text and not its last. */
    private Recording firstWords() {
        return take(Kind.ANSWER).recording().cut(afterFirstWords());
    }

    /** Found by trial: only the provider knows where in its stream the text is. */
    private int afterFirstWords() {
        var answer = take(Kind.ANSWER);
        var body = answer.recording().body();
        for (int end = 1; end < body.length; end++) {
            if (body[end - 1] != '\n') continue;
            server.play(answer.recording().cut(end));
            var listener = new Listener();
            provider.chat(answer.request(), listener, new Brake());
            if (!listener.text().isEmpty()) {
                server.forget();
                return end;
            }
        }
        throw new AssertionError("no text");
    }

    private ChatOutcome ask() {
        return provider.chat(question(), new Listener(), new Brake());
    }

    private static ProviderFailure failure(ChatOutcome outcome) {
        return assertInstanceOf(ChatOutcome.Failed.class, outcome).failure();
    }

    private static String head(HeardRequest request) {
        return request.target() + " " + request.headers();
    }

    final void awaitRequest() throws InterruptedException {
        var waiting = new CountDownLatch(1);
        for (int i = 0; i < 1_000 && server.requests().isEmpty(); i++) {
            waiting.await(10, TimeUnit.MILLISECONDS);
        }
        assertFalse(server.requests().isEmpty(), "nothing was sent");
    }

    static <T> FutureTask<T> begin(Callable<T> code) {
        var call = new FutureTask<>(code);
        Thread.ofVirtual().start(call);
        return call;
    }
}
