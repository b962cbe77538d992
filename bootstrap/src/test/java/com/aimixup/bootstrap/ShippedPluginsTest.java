package com.aimixup.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.plugins.EgressAllowance;
import com.aimixup.adapter.plugins.Outside;
import com.aimixup.adapter.plugins.PluginHost;
import com.aimixup.adapter.plugins.ProviderSettings;
import com.aimixup.application.providers.Providers.Listing;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ProviderFactory;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.tck.Brake;
import com.aimixup.plugin.tck.Listener;
import com.aimixup.plugin.tck.Recording;
import com.aimixup.plugin.tck.ReplayServer;
import com.aimixup.plugin.tck.Surroundings;
import com.aimixup.plugin.tck.Take;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The plugins as they are laid out for people, each with the libraries of its own folder. */
final class ShippedPluginsTest {
    private static final Path FOLDER = Path.of("target/aimixup/plugins");
    private static final Recording RESPONSE = Recording.sse("""
            data: {"type":"response.output_text.delta","delta":"Tides."}

            data: {"type":"response.completed","response":{"status":"completed"}}

            """);
    private static final Recording MESSAGE = Recording.sse("""
            data: {"type":"content_block_delta","delta":{"text":"Tides."}}

            data: {"type":"message_delta","delta":{"stop_reason":"end_turn"}}

            data: {"type":"message_stop"}

            """);
    private static final Recording CANDIDATE = Recording.sse("""
            data: {"candidates":[{"content":{"parts":[{"text":"Tides."}]},"finishReason":"STOP"}]}

            """);
    private static final Recording LINE = Recording.jsonLines("""
            {"message":{"content":"Tides."},"done":true}
            """);
    private static final Map<String, Recording> ANSWERS = Map.of("openai", RESPONSE,
            "xai", RESPONSE, "anthropic", MESSAGE, "gemini", CANDIDATE, "local", LINE);
    private static final Set<String> WITH_A_KEY = Set.of("openai", "xai", "anthropic", "gemini");

    @Test
    void eachStartsAndWithoutAKeySaysSo() {
        try (var host = host(Map.of())) {
            assertEquals(List.of(), host.all().stream()
                    .filter(Listing.Quarantined.class::isInstance).toList());
            var ids = host.all().stream().map(listing -> ((Listing.Active) listing).id())
                    .collect(Collectors.toSet());
            assertTrue(ids.containsAll(ANSWERS.keySet()), ids::toString);
            for (var id : WITH_A_KEY) {
                var outcome = host.find(id).orElseThrow()
                        .chat(Take.question("any"), new Listener(), new Brake());
                var failed = assertInstanceOf(ChatOutcome.Failed.class, outcome);
                assertInstanceOf(ProviderFailure.BadCredentials.class, failed.failure(), id);
            }
        }
    }

    @Test
    void eachAnswersThroughTheHost() {
        try (var server = new ReplayServer()) {
            var settings = new HashMap<String, String>();
            for (var id : ANSWERS.keySet()) {
                settings.put(id + ".api_key", "k");
                settings.put(id + ".base_url", server.uri().toString());
            }
            try (var host = host(settings)) {
                for (var id : ANSWERS.keySet()) {
                    server.play(ANSWERS.get(id));
                    var listener = new Listener();
                    var outcome = host.find(id).orElseThrow()
                            .chat(Take.question("any"), listener, new Brake());
                    assertInstanceOf(ChatOutcome.Completed.class, outcome, id);
                    assertEquals("Tides.", listener.text());
                }
            }
        }
    }

    /** What a plugin's libraries keep for a thread or for ever would hold its classes, too. */
    @Test
    void thatItWasUsedKeepsNoneFromBeingUnloaded() throws Exception {
        for (var id : ANSWERS.keySet()) {
            var classes = used(id);
            for (int i = 0; i < 500 && classes.get() != null; i++) {
                System.gc();
                Thread.sleep(20); // nothing tells when a collection is done
            }
            assertNull(classes.get(), id);
        }
    }

    private static WeakReference<ClassLoader> used(String id) throws Exception {
        var jars = new ArrayList<URL>();
        try (var files = Files.list(FOLDER.resolve(id))) {
            for (var jar : files.toList()) jars.add(jar.toUri().toURL());
        }
        try (var classes = new URLClassLoader(jars.toArray(URL[]::new), new PortOnly());
                var server = new ReplayServer();
                var surroundings = new Surroundings(Map.of(
                        "api_key", "k", "base_url", server.uri().toString()))) {
            server.play(ANSWERS.get(id));
            var factory = ServiceLoader.load(ProviderFactory.class, classes).iterator().next();
            assertSame(classes, factory.getClass().getClassLoader());
            try (var provider = factory.create(surroundings)) {
                var outcome = provider.chat(Take.question("any"), new Listener(), new Brake());
                assertInstanceOf(ChatOutcome.Completed.class, outcome);
            }
            return new WeakReference<>(classes);
        }
    }

    /** What a plugin sees of us. */
    private static final class PortOnly extends ClassLoader {
        PortOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("com.aimixup.plugin.spi.")) return Class.forName(name);
            throw new ClassNotFoundException(name);
        }
    }

    private static PluginHost host(Map<String, String> settings) {
        ProviderSettings found = (provider, setting) ->
                Optional.ofNullable(settings.get(provider + "." + setting));
        return PluginHost.start(FOLDER, new Outside(found, EgressAllowance.NONE, new Random(1),
                InstantSource.system()));
    }
}
