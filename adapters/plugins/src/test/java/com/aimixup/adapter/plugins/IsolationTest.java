package com.aimixup.adapter.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.aimixup.domain.conversations.Message;
import com.aimixup.plugin.spi.ProviderFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IsolationTest {
    /** Says for the class that the question names whether the plugin can load it. */
    private static final String LOOK = """
            var name = ((ChatRequest.Part.Text) request.messages().getFirst().parts().getFirst())
                    .text();
            try {
                Class.forName(name, false, Thread.currentThread().getContextClassLoader());
                sink.text("seen");
            } catch (ClassNotFoundException e) {
                sink.text("not seen");
            }
            return new ChatOutcome.Completed(ChatOutcome.FinishReason.STOP, Usage.NONE);
            """;
    private static final String TELL = "sink.text(lib.Version.NAME.get()); return null;";

    @TempDir
    private Path folder;

    @Test
    void aPluginSeesTheJdkAndTheProviderPortAndNothingElseOfOurs() {
        TestPlugin.of("nosy").with("chat", LOOK).into(folder, "nosy");
        try (var host = start()) {
            for (var seen : List.of("java.net.http.HttpClient", "java.sql.Connection",
                    "p.Factory", ProviderFactory.class.getName())) {
                assertEquals("seen", look(host, seen), seen);
            }
            for (var unseen : List.of(Message.class.getName(), PluginHost.class.getName(),
                    "com.aimixup.application.providers.Providers", Test.class.getName(),
                    "com.aimixup.plugin.spiX.Other")) {
                assertEquals("not seen", look(host, unseen), unseen);
            }
        }
    }

    @Test
    void resourcesOfOursAreNotSeenEither() {
        var parent = new SpiOnlyLoader(ProviderFactory.class.getClassLoader());
        var ours = Message.class.getName().replace('.', '/') + ".class";
        assertNotNull(Message.class.getClassLoader().getResource(ours), "it looks for a real one");
        assertNull(parent.getResource(ours));
    }

    @Test
    void aCopyOfTheProviderPortInTheJarIsNotUsed() {
        TestPlugin.of("copy")
                .alsoWith("com.aimixup.plugin.spi.Usage",
                        "package com.aimixup.plugin.spi; public class Usage {"
                        + " public static Usage of(long in, long out) { throw new Error(); } }")
                .alsoWith("com.aimixup.plugin.spi.Extra",
                        "package com.aimixup.plugin.spi; public class Extra {"
                        + " public static String of(long in) { return \"extra\" + in; } }")
                .with("chat", "sink.text(String.valueOf(Usage.class.isRecord()));"
                        + " sink.text(Extra.of(1)); return null;")
                .into(folder, "copy");
        try (var host = start()) {
            assertEquals("trueextra1",
                    Requests.answer(host.find("copy").orElseThrow(), "m", "?"));
        }
    }

    @Test
    void twoPluginsUseTwoVersionsOfALibrary() {
        for (var name : List.of("one", "two")) {
            TestPlugin.of(name).alsoWith("lib.Version", version(name)).with("chat", TELL)
                    .into(folder, name);
        }
        try (var host = start()) {
            assertEquals("one", Requests.answer(host.find("one").orElseThrow(), "m", "?"));
            assertEquals("two", Requests.answer(host.find("two").orElseThrow(), "m", "?"));
        }
    }

    @Test
    void aPluginMayBeAFolderOfJars() throws IOException {
        var jars = Files.createDirectory(folder.resolve("several"));
        TestPlugin.of("several").with("chat", """
                try {
                    sink.text(Class.forName("lib.Other").getField("NAME").get(null).toString());
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
                return null;
                """).into(jars, "plugin");
        TestPlugin.library(jars.resolve("library.jar"), "lib.Other",
                "package lib; public class Other { public static final String NAME = \"other\"; }");
        try (var host = start()) {
            assertEquals("other", Requests.answer(host.find("several").orElseThrow(), "m", "?"));
            assertEquals(1, host.all().size());
        }
    }

    private PluginHost start() {
        return PluginHost.start(folder, FakeProvider.OUTSIDE);
    }

    private static String look(PluginHost host, String className) {
        return Requests.answer(host.find("nosy").orElseThrow(), "m", className);
    }

    private static String version(String name) {
        return "package lib; public class Version { public static final"
                + " java.util.function.Supplier<String> NAME = () -> \"" + name + "\"; }";
    }
}
