package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ProviderFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first provider of docs/plugins.md, by the texts and the commands that stand there. */
final class DocumentedPluginTest {
    private static final Pattern FILE = Pattern.compile(
            "Save (?:this|it) as `(\\S+)`:\\s+```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Path LAYOUT = Path.of("target/aimixup").toAbsolutePath();

    @TempDir
    private Path folder;
    @TempDir
    private Path program;

    @Test
    void itIsBuiltAndPassesItsCheckAsItStandsOnThePage() throws Exception {
        var page = Files.readString(Path.of("../docs/plugins.md"));
        var files = FILE.matcher(page);
        var found = 0;
        for (; files.find(); found++) {
            var file = folder.resolve(files.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, files.group(2));
        }
        assertEquals(2, found);
        var commands = COMMANDS.matcher(page);
        assertTrue(commands.find());

        layOut();
        var said = run(0, "set -eu\n" + commands.group(1));
        for (var line : List.of("ok      it starts, as plain",
                "ok      its classes can be unloaded",
                "ok      a hundred calls at once get a hundred answers",
                "ok      the facts satisfy the privacy policy"))
            assertTrue(said.contains(line + "\n"), said);
        assertFalse(said.contains("FAILED"), said);

        Files.delete(folder.resolve("plain-tests.jar"));
        said = run(0, "\"$AIMIXUP/aimixup\" plugin check plain.jar");
        assertTrue(said.contains("Only what every plugin must do was checked"), said);

        // A test that fails is a line and an exit code.
        var test = folder.resolve("org/example/plain/PlainConformanceTest.java");
        Files.writeString(test, Files.readString(test).replace("END 3 2", "EN 3 2"));
        said = run(1, "set -eu\n" + commands.group(1));
        assertTrue(said.contains("FAILED  a question is answered: failed: "), said);
        assertTrue(said.contains("ok      a model is listed once\n"), said);
    }

    @Test
    void whatIsShippedDoesWhatEveryPluginMustAlsoWithoutAKey() throws Exception {
        layOut();
        for (var id : List.of("openai", "anthropic", "xai", "gemini", "local")) {
            var said = run(0, "\"$AIMIXUP/aimixup\" plugin check " + LAYOUT + "/plugins/" + id);
            assertTrue(said.contains("ok      it starts, as " + id + "\n"), said);
        }
    }

    /** The program as the page expects it, with what is on our class path. */
    private void layOut() throws IOException, InterruptedException {
        var built = Files.createDirectories(program.resolve("bootstrap/target/aimixup/lib"));
        Files.createSymbolicLink(built.resolveSibling("kit"), LAYOUT.resolve("kit"));
        var spi = Path.of(ProviderFactory.class.getProtectionDomain().getCodeSource()
                .getLocation().getPath());
        var jar = built.resolve("aimixup-plugin-spi.jar");
        if (Files.isDirectory(spi)) run(0, "jar --create --file " + jar + " -C " + spi + " .");
        else Files.copy(spi, jar);
        var script = program.resolve("aimixup");
        Files.writeString(script, "#!/bin/sh\nexec java -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path") + "' com.aimixup.launcher.Main \"$@\"\n");
        assertTrue(script.toFile().setExecutable(true));
    }

    private String run(int exitCode, String commands) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-c", commands).directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AIMIXUP"));
        builder.environment().putAll(Map.of("AIMIXUP", program.toString(),
                "AIMIXUP_KIT", LAYOUT.resolve("kit").toString(),
                "PATH", Path.of(System.getProperty("java.home"), "bin") + ":"
                        + System.getenv("PATH")));
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(exitCode, process.waitFor(), said);
        return said;
    }
}
