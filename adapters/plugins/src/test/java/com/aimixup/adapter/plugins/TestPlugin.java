package com.aimixup.adapter.plugins;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ProviderFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Writes plugin jars from source text: a stranger's plugin, whatever it then does. */
final class TestPlugin {
    private static final String SERVICE_FILE =
            "META-INF/services/" + ProviderFactory.class.getName();
    private static final String SOURCE = """
            package p;
            import com.aimixup.plugin.spi.*;
            import java.net.URI;
            import java.time.LocalDate;
            import java.util.*;
            public final class Factory implements ProviderFactory {
                public Factory() { <constructor> }
                public int spiVersion() { return <version>; }
                public String id() { return "<id>"; }
                public Provider create(ProviderContext context) { <create> }
                static final class P implements Provider {
                    final ProviderContext context;
                    P(ProviderContext context) { this.context = context; }
                    public ProviderFacts facts() {
                        return new ProviderFacts("Test", "ZZ", Set.of(), true, Set.of(),
                                <trains>, "none", "none needed", URI.create("urn:test"),
                                LocalDate.of(2026, 1, 1));
                    }
                    public List<ModelInfo> models() { <models> }
                    public ChatOutcome chat(ChatRequest request, ChatSink sink,
                            Cancellation cancellation) { <chat> }
                    public void close() { <close> }
                }
            }
            """;

    private final String id;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> parts = new LinkedHashMap<>(Map.of(
            "constructor", "", "version", "SPI_VERSION", "create", "return new P(context);",
            "trains", "false", "models", "return List.of();", "chat", "return null;",
            "close", ""));
    private String services = "p.Factory\n";

    private TestPlugin(String id) {
        this.id = id;
    }

    static TestPlugin of(String id) {
        return new TestPlugin(id);
    }

    /** Replaces the code of one part: constructor, version, create, trains, models, chat, close. */
    TestPlugin with(String part, String code) {
        assertTrue(parts.containsKey(part), part);
        parts.put(part, code);
        return this;
    }

    TestPlugin alsoWith(String className, String source) {
        sources.put(className, source);
        return this;
    }

    TestPlugin services(String text) {
        services = text;
        return this;
    }

    /** A jar of that name in the folder. */
    void into(Path folder, String name) {
        var source = SOURCE.replace("<id>", id);
        for (var part : parts.entrySet()) {
            source = source.replace("<" + part.getKey() + ">", part.getValue());
        }
        sources.put("p.Factory", source);
        jar(folder.resolve(name + ".jar"), sources,
                services.isEmpty() ? Map.of() : Map.of(SERVICE_FILE, services));
    }

    /** A plugin whose whole source text is given. */
    static void of(Path jar, String factory, String source) {
        jar(jar, Map.of(factory, source), Map.of(SERVICE_FILE, factory));
    }

    /** A jar of one class that is no plugin by itself. */
    static void library(Path jar, String className, String source) {
        jar(jar, Map.of(className, source), Map.of());
    }

    private static void jar(Path jar, Map<String, String> sources, Map<String, String> resources) {
        try {
            var classes = Files.createTempDirectory(jar.getParent(), ".classes");
            compile(sources, classes);
            try (var out = new JarOutputStream(Files.newOutputStream(jar));
                    var files = Files.walk(classes)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                    Files.copy(file, out);
                }
                for (var resource : resources.entrySet()) {
                    out.putNextEntry(new JarEntry(resource.getKey()));
                    out.write(resource.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Map<String, String> sources, Path classes) {
        var options = List.of("-d", classes.toString(), "-cp", spi(), "-proc:none");
        var files = sources.entrySet().stream()
                .map(source -> file(source.getKey(), source.getValue())).toList();
        var compiler = ToolProvider.getSystemJavaCompiler();
        assertTrue(compiler.getTask(null, null, null, options, null, files).call());
    }

    private static JavaFileObject file(String className, String text) {
        var uri = URI.create("string:///" + className.replace('.', '/') + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static String spi() {
        try {
            return Path.of(ProviderFactory.class.getProtectionDomain().getCodeSource()
                    .getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
