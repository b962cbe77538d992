package com.aimixup.adapter.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.plugins.Requests.Heard;
import com.aimixup.adapter.plugins.Requests.Switch;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.Cancelled;
import com.aimixup.plugin.spi.ChatOutcome.Completed;
import com.aimixup.plugin.spi.ChatOutcome.Failed;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/plugins.md, as it stands there, speaks and fails as the page says. */
@Timeout(30)
final class DocumentedExampleTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String KEY = "k-1";

    @TempDir
    private Path folder;
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private PluginHost host;

    @BeforeEach
    void start() throws IOException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = HttpServer.create(loopback, 0);
        server.setExecutor(threads);
        server.createContext("/say", this::say);
        server.start();
        var example = EXAMPLE.matcher(Files.readString(Path.of("../../docs/plugins.md")));
        assertTrue(example.find());
        TestPlugin.of(folder.resolve("plain.jar"), "org.example.plain.PlainFactory",
                example.group(1));
        var settings = Map.of("api_key", KEY,
                "base_url", "http://localhost:" + server.getAddress().getPort());
        host = PluginHost.start(folder, FakeProvider.outside(
                (_, name) -> Optional.ofNullable(settings.get(name))));
    }

    @AfterEach
    void stop() {
        host.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void anAnswerIsReadToItsEnd() {
        var heard = new Heard();
        assertEquals(new Completed(FinishReason.STOP, Usage.of(12, 5)), chat("whole", heard));
        assertEquals("One line.\nAnother.\n", heard.all());
        assertEquals("max 100\nsystem \nUSER whole\n", asked.get());
    }

    @Test
    void anAnswerWithoutItsEndIsTruncated() {
        var heard = new Heard();
        assertEquals(new Failed(new ProviderFailure.Truncated(), Usage.NONE), chat("cut", heard));
        assertEquals("One line.\n", heard.all());
    }

    @Test
    void aWrongKeyIsBadCredentials() {
        assertEquals(new Failed(new ProviderFailure.BadCredentials(), Usage.NONE),
                chat("forbidden", new Heard()));
    }

    @Test
    void aSilentServerIsLeftWhenTheCallIsCancelled() {
        var off = new Switch();
        ChatSink sink = _ -> off.fire();
        var outcome = host.find("plain").orElseThrow()
                .chat(Requests.ask("small", "hang"), sink, off);
        assertEquals(new Cancelled(Usage.NONE), outcome);
    }

    private ChatOutcome chat(String text, ChatSink sink) {
        return host.find("plain").orElseThrow()
                .chat(Requests.ask("small", text), sink, Cancellation.none());
    }

    private void say(HttpExchange exchange) throws IOException {
        try (exchange; var out = exchange.getResponseBody()) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.set(body);
            assertEquals("Bearer " + KEY, exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(body.contains("forbidden") ? 403 : 200, 0);
            out.write("One line.\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (body.contains("hang")) FakeProvider.sleepUntilInterrupted();
            if (!body.contains("whole")) return;
            out.write("Another.\nEND 12 5\n".getBytes(StandardCharsets.UTF_8));
        }
    }
}
