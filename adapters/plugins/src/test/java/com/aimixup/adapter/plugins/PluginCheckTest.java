package com.aimixup.adapter.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.plugins.PluginCheck.End;
import com.aimixup.adapter.plugins.PluginCheck.Line;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is found wrong with a plugin before it is put to use. */
@Timeout(120)
final class PluginCheckTest {
    private static final String POLITE = "if (cancellation.isCancelled())"
            + " return new ChatOutcome.Cancelled(Usage.NONE);"
            + " return new ChatOutcome.Failed(new ProviderFailure.Unavailable(), Usage.NONE);";
    private static final String MODEL = "new ModelInfo(\"m\", \"M\", 0, 0,"
            + " Set.of(ModelInfo.Capability.CHAT))";

    @TempDir
    private Path folder;

    @Test
    void theSandboxDoesWhatEveryPluginMust() throws InterruptedException {
        var lines = check(Path.of(System.getProperty("test.plugins"), "echo.jar"));
        assertEquals(List.of(), lines.stream().filter(line -> line.end() != End.GOOD).toList());
        assertTrue(lines.size() >= 8, lines.toString());
    }

    @Test
    void aPluginThatDoesNotStartSaysWhyAndIsCheckedNoFurther() throws Exception {
        Files.writeString(folder.resolve("no.jar"), "no jar");
        assertEquals(List.of(Line.bad("it starts", "cannot be read as a jar")),
                check(folder.resolve("no.jar")));
    }

    @Test
    void whatIsMissingInFactsAndModelsIsNamed() throws InterruptedException {
        var why = whys(TestPlugin.of("p").with("chat", POLITE)
                .with("models", "return List.of(" + MODEL + ", " + MODEL + ");"));
        assertEquals("no category of data", why.get("its facts are complete"));
        assertEquals("m is there twice", why.get("its models are well formed"));
        assertFalse(why.containsKey("it closes in time"), why.toString());
    }

    @Test
    void aListThatCannotBeHadHereIsNoFault() throws InterruptedException {
        TestPlugin.of("p").with("chat", POLITE).with("models",
                "throw new ProviderException(new ProviderFailure.BadCredentials());")
                .into(folder, "p");
        assertTrue(check(folder.resolve("p.jar")).contains(Line.skipped(
                "its models are well formed", "cannot be had here: bad-credentials")));
    }

    @Test
    void aPluginThatSpeaksOutOfTurnIsNoticed() throws InterruptedException {
        var why = whys(TestPlugin.of("p").with("models", "return List.of(" + MODEL + ");")
                .with("chat", "sink.text(\"Hello\"); return null;"));
        assertEquals("it spoke",
                why.get("a call that is cancelled before it begins says nothing"));
        assertEquals("it did not end as Failed(Unavailable)",
                why.get("a call after its close is unavailable"));
    }

    @Test
    void aThreadThatIsLeftBehindIsNoticedAndSoAreItsClasses() throws InterruptedException {
        var stop = "test.check.stop";
        try {
            var why = whys(TestPlugin.of("p").with("chat", POLITE).with("create",
                    "Thread.ofPlatform().daemon().name(\"stays\").start(() -> {"
                    + " while (System.getProperty(\"" + stop + "\") == null) Thread.yield(); });"
                    + " return new P(context);"));
            assertEquals("these run on: [stays]", why.get("it leaves no thread behind"));
            assertTrue(why.containsKey("its classes can be unloaded"), why.toString());
        } finally {
            System.setProperty(stop, "true");
        }
    }

    @Test
    void withoutTheKitNothingIsRun() {
        TestPlugin.of("p").with("chat", POLITE).into(folder, "p");
        var plugin = folder.resolve("p.jar");
        var heard = new ArrayList<Line>();
        var noKit = assertThrows(IOException.class, () ->
                PluginCheck.tests(plugin, plugin, folder, heard::add));
        assertTrue(noKit.getMessage().startsWith("the conformance kit is not in "));
        assertEquals(List.of(), heard);
    }

    /** The kit's first class is enough to be told it from a folder of anything. */
    @Test
    void testsThatAreNoneAreALineAndNoCrash() throws Exception {
        TestPlugin.of("p").with("chat", POLITE).into(folder, "p");
        var plugin = folder.resolve("p.jar");
        var kit = Files.createDirectory(folder.resolve("kit"));
        try (var jar = new JarOutputStream(Files.newOutputStream(kit.resolve("kit.jar")))) {
            jar.putNextEntry(new JarEntry("com/aimixup/plugin/tck/ProviderContract.class"));
            jar.write(ClassFile.of().build(ClassDesc.of("com.aimixup.plugin.tck",
                    "ProviderContract"), _ -> { }));
        }
        var broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
        var heard = new ArrayList<Line>();
        PluginCheck.tests(plugin, broken, kit, heard::add);
        PluginCheck.tests(plugin, plugin, kit, heard::add);
        assertEquals(List.of(
                Line.bad("its tests are found", "broken.jar cannot be read as a jar"),
                Line.bad("its tests are found",
                        "p.jar holds no class that extends ProviderContract")), heard);
    }

    /** Does not wait long for what will not come. */
    private Map<String, String> whys(TestPlugin plugin) throws InterruptedException {
        plugin.into(folder, "p");
        var heard = new ArrayList<Line>();
        new MinimumChecks(PluginFolder.plugin(folder.resolve("p.jar")), FakeProvider.OUTSIDE,
                heard::add, Duration.ofSeconds(1)).run();
        return heard.stream().filter(line -> line.end() == End.BAD)
                .collect(Collectors.toMap(Line::check, Line::why));
    }

    private static List<Line> check(Path plugin) throws InterruptedException {
        var heard = new ArrayList<Line>();
        PluginCheck.minimum(plugin, FakeProvider.OUTSIDE, heard::add);
        return heard;
    }
}
