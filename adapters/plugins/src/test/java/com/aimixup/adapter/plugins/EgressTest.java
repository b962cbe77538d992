package com.aimixup.adapter.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The gate before a real server that counts who got through. */
@Timeout(30)
final class EgressTest {
    private static final String ANSWER = "Grüße";

    private final AtomicInteger reached = new AtomicInteger();
    private final Egress egress = new Egress("test");
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        egress.close();
        server.stop(0);
    }

    @Test
    void beforeTheFactsAreKnownNothingPasses() {
        assertEquals("egress refused: not-started", refusal(get(url("127.0.0.1", "/"))));
        assertEquals(0, reached.get());
    }

    @Test
    void noWayOfWritingAnAddressOfTheHouseReachesIt() {
        open(false, "127.0.0.1", "localhost", "2130706433", "0177.0.0.1", "[::1]",
                "[::ffff:127.0.0.1]", "0.0.0.0");
        for (var host : List.of("127.0.0.1", "localhost", "LOCALHOST", "2130706433",
                "0177.0.0.1", "127.1", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "0.0.0.0", "127.0.0.1.",
                "api.example.com@127.0.0.1", "localhost.")) {
            assertTrue(refusal(get(url(host, "/"))).startsWith("egress refused: "), host);
        }
        assertEquals(0, reached.get());
        assertTrue(egress.count().soFar().refusals() > 8, "most were the gate's own");
    }

    @Test
    void aRequestThatPassesIsCountedBothWays() throws Exception {
        open(true, "127.0.0.1");
        var post = HttpRequest.newBuilder(url("127.0.0.1", "/say"))
                .POST(BodyPublishers.ofString("twelve bytes")).build();
        assertEquals(ANSWER, client().send(post, BodyHandlers.ofString()).body());
        assertEquals(ANSWER, client().sendAsync(get(url("127.0.0.1", "/")),
                BodyHandlers.ofString()).join().body());
        assertEquals(new EgressCount.Bytes(12, 2 * 7, 0), egress.count().soFar());
    }

    @Test
    void aRedirectIsHandedBackAndNotFollowed() throws Exception {
        open(true, "127.0.0.1");
        var answer = client().send(get(url("127.0.0.1", "/elsewhere")),
                BodyHandlers.discarding());
        assertEquals(302, answer.statusCode());
        assertEquals(HttpClient.Redirect.NEVER, client().followRedirects());
        assertEquals(1, reached.get());
    }

    @Test
    void aRequestThatNamesAnotherAddressWhenAskedAgainIsCaught() {
        open(false, "api.example.com");
        var shifty = new Shifty(URI.create("https://api.example.com/"), url("127.0.0.1", "/"));
        assertTrue(refusal(shifty).isEmpty(), "the address that was checked is the one used");
        assertEquals(0, reached.get());
    }

    @Test
    void asyncCallsAndPushesPassTheSameGate() {
        open(false, "api.example.com");
        var inside = get(url("127.0.0.1", "/"));
        for (var sent : List.of(client().sendAsync(inside, BodyHandlers.ofString()),
                client().sendAsync(inside, BodyHandlers.ofString(), (_, _, _) -> { })))
            assertInstanceOf(EgressRefused.class,
                    assertThrows(CompletionException.class, sent::join).getCause());
        assertThrows(UnsupportedOperationException.class, () -> client().newWebSocketBuilder());
        assertEquals(0, reached.get());
    }

    @Test
    void aClosedGateLetsNothingThroughAKeptClient() {
        open(true, "127.0.0.1");
        var kept = client();
        egress.close();
        assertThrows(IOException.class, () ->
                kept.send(get(url("127.0.0.1", "/")), BodyHandlers.ofString()));
        assertThrows(IllegalStateException.class, egress::client);
        assertEquals(0, reached.get());
    }

    /** The refusal's message; empty if the gate let it pass, whatever came then. */
    private String refusal(HttpRequest request) {
        try {
            client().send(request, BodyHandlers.discarding());
            return "";
        } catch (EgressRefused refused) {
            return refused.getMessage();
        } catch (IllegalArgumentException notEvenARequest) {
            return "egress refused: by the JDK";
        } catch (IOException | InterruptedException broken) {
            return "";
        }
    }

    private void open(boolean local, String... hosts) {
        egress.open(new EgressRules(EgressRulesTest.facts(local, hosts), EgressAllowance.NONE,
                Optional::empty));
    }

    private HttpClient client() {
        return egress.client();
    }

    private URI url(String host, String path) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
    }

    private static HttpRequest get(URI uri) {
        // Not the JDK's own kind, which refuses the worst addresses before the gate is asked.
        return new Shifty(uri, uri);
    }

    private void answer(HttpExchange exchange) throws IOException {
        reached.incrementAndGet();
        if (exchange.getRequestURI().getPath().equals("/elsewhere")) {
            exchange.getResponseHeaders().set("Location", url("127.0.0.1", "/there").toString());
            exchange.sendResponseHeaders(302, -1);
        } else {
            var bytes = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /** A plugin's own kind of request, which shows the gate one address and then another. */
    private static final class Shifty extends HttpRequest {
        private final URI first;
        private final URI then;
        private boolean asked;

        Shifty(URI first, URI then) {
            this.first = first;
            this.then = then;
        }

        @Override
        public URI uri() {
            var now = asked ? then : first;
            asked = true;
            return now;
        }

        @Override
        public Optional<BodyPublisher> bodyPublisher() {
            return Optional.empty();
        }

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public Optional<Duration> timeout() {
            return Optional.of(Duration.ofSeconds(5));
        }

        @Override
        public boolean expectContinue() {
            return false;
        }

        @Override
        public Optional<HttpClient.Version> version() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(Map.of(), (_, _) -> true);
        }
    }
}
