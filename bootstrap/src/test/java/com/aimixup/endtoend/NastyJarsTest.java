package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ProviderFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that mean harm, dropped into the folder of a server that people are talking to. */
final class NastyJarsTest {
    /** Whatever interrupts it, it goes on; it costs nothing meanwhile. */
    private static final String NEVER_READY = """
            while (true) try { Thread.sleep(60_000); } catch (InterruptedException ignored) { }
            """;
    /** Starts only if what it brings along is what it gets. */
    private static final String SHADOWED = """
            if (!com.fasterxml.jackson.databind.ObjectMapper.MINE.equals("nasty")
                    || !com.aimixup.domain.credits.Credits.MINE.equals("nasty")
                    || !com.aimixup.adapter.http.Json.MINE.equals("nasty")
                    || !Usage.class.isRecord())
                throw new IllegalStateException();
            """;
    private static final List<String> SHADOWS = List.of(
            "com.fasterxml.jackson.databind.ObjectMapper", "com.aimixup.domain.credits.Credits",
            "com.aimixup.adapter.http.Json", "com.aimixup.plugin.spi.Usage");
    private static final String FACTORY = """
            package nasty;
            import com.aimixup.plugin.spi.*;
            import java.net.URI;
            import java.time.LocalDate;
            import java.util.*;
            public final class Factory implements ProviderFactory {
                public Factory() { <constructor> }
                public int spiVersion() { return SPI_VERSION; }
                public String id() { return "<id>"; }
                public Provider create(ProviderContext context) {
                    return new Provider() {
                        public ProviderFacts facts() {
                            return new ProviderFacts("Nasty", "ZZ", Set.of(), true, Set.of(),
                                    false, "none", "none needed", URI.create("urn:nasty"),
                                    LocalDate.of(2026, 1, 1));
                        }
                        public List<ModelInfo> models() { return List.of(); }
                        public ChatOutcome chat(ChatRequest request, ChatSink sink,
                                Cancellation cancellation) { return null; }
                        public void close() { }
                    };
                }
            }
            """;

    @TempDir
    private Path plugins;
    @TempDir
    private Path work;

    @BeforeEach
    void sandbox() throws IOException {
        Files.copy(Path.of("target/aimixup/plugins/echo.jar"), plugins.resolve("echo.jar"));
    }

    @Test
    void anEndlessStartAndShadowedClassesHarmNobody() throws Exception {
        try (var server = TestServer.start(Map.of("AIMIXUP_PLUGINS", plugins.toString()))) {
            var person = server.person(100);
            var conversation = person.conversation("single", "fast");
            talks(person, conversation);
            drop("endless", NEVER_READY, List.of());
            drop("shadow", SHADOWED, SHADOWS);
            Await.until("the shadow has started", () -> isRunning(server, "shadow"));
            Await.until("the endless one is set aside", () -> server.observe("/metrics", 200)
                    .contains("{provider=\"endless\",state=\"quarantined\"} 1"));
            assertFalse(isRunning(server, "endless"));
            talks(person, conversation);
            talks(server.person(100));

            for (var jar : List.of("endless.jar", "shadow.jar"))
                Files.delete(plugins.resolve(jar));
            Await.until("the shadow is gone", () -> !isRunning(server, "shadow"));
            talks(person, conversation);
        }
    }

    private static void talks(Person person) {
        talks(person, person.conversation("single", "fast"));
    }

    private static void talks(Person person, String conversation) {
        assertEquals("turn.completed", person.turn(conversation, "Hello").getLast().name());
    }

    private static boolean isRunning(TestServer server, String id) {
        return server.observe("/metrics", 200).contains(
                "aimixup_provider_calls_running{provider=\"" + id + "\"}");
    }

    /** Compiled against the provider port alone, then moved into the folder in one go. */
    private void drop(String id, String constructor, List<String> shadows)
            throws IOException, URISyntaxException {
        var classes = Files.createDirectories(work.resolve(id));
        var spi = Path.of(ProviderFactory.class.getProtectionDomain().getCodeSource()
                .getLocation().toURI());
        compile(classes, spi, shadows.stream().collect(Collectors.toMap(name -> name,
                NastyJarsTest::shadow)));
        // Its copy of the port must not be what the factory is compiled against.
        var path = spi + ":" + classes;
        compile(classes, Path.of(path), Map.of("nasty.Factory", FACTORY
                .replace("<constructor>", constructor).replace("<id>", id)));
        var jar = work.resolve(id + ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
            out.putNextEntry(new JarEntry("META-INF/services/" + ProviderFactory.class.getName()));
            out.write("nasty.Factory\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.move(jar, plugins.resolve(id + ".jar"));
    }

    private static String shadow(String name) {
        var dot = name.lastIndexOf('.');
        return "package " + name.substring(0, dot) + "; public class " + name.substring(dot + 1)
                + " { public static final String MINE = String.valueOf(\"nasty\"); }";
    }

    private static void compile(Path classes, Path path, Map<String, String> sources) {
        if (sources.isEmpty()) return;
        var files = sources.entrySet().stream().map(source -> new SimpleJavaFileObject(
                URI.create("string:///" + source.getKey().replace('.', '/') + ".java"),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source.getValue();
            }
        }).toList();
        assertTrue(ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of("-d",
                classes.toString(), "-cp", path.toString(), "-proc:none"), null, files).call());
    }
}
