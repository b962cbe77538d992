package com.aimixup.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How ./aimixup and .ci/run find a JDK 25, on folders that look like one. */
final class JdkSearchTest {

    private record Ended(int code, String output, String errors) {
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.3", "25-ea", "25+36"})
    void aJdk25ThatIsNamedIsTaken(String version) throws Exception {
        var jdk = jdk("named", version);
        assertEquals(new Ended(0, jdk + "\n", ""), search("AIMIXUP_JAVA_HOME", jdk));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.15", "24", "250", "26", "1.8.0_25"})
    void anotherVersionThatIsNamedIsRefusedAndNotReplaced(String version) throws Exception {
        var jdk = jdk("named", version);
        assertEquals(new Ended(1, "", "aimixup: AIMIXUP_JAVA_HOME is not a JDK 25: " + jdk + "\n"),
                search("AIMIXUP_JAVA_HOME", jdk));
    }

    @Test
    void aRuntimeWithoutACompilerIsRefused() throws Exception {
        var jdk = jdk("runtime", "25.0.3");
        Files.delete(jdk.resolve("bin/javac"));
        assertEquals(1, search("AIMIXUP_JAVA_HOME", jdk).code());
    }

    @Test
    void aFolderWithASpaceIsFound() throws Exception {
        var jdk = jdk("a jdk", "25.0.3");
        assertEquals(jdk + "\n", search("JAVA_HOME", jdk).output());
    }

    @Test
    void aJdkOfTheUserIsFoundWhenJavaHomeIsOlder() throws Exception {
        var old = jdk("old", "17.0.15");
        jdk(".sdkman/candidates/java/25-x", "25.0.3");
        var found = search("JAVA_HOME", old);
        assertEquals(0, found.code());
        assertTrue(!found.output().contains(old.toString()), found.output());
    }

    private Path jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        var executable = PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(home.resolve("bin/java"), executable);
        Files.createFile(home.resolve("bin/javac"), executable);
        Files.writeString(home.resolve("release"), """
                IMPLEMENTOR="25"
                JAVA_VERSION="%s"
                """.formatted(version));
        return home;
    }

    private Ended search(String variable, Path value) throws Exception {
        var builder = new ProcessBuilder("sh", "-c", ". .mvn/jdk25.sh && find_jdk25")
                .directory(Checkout.ROOT.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(JAVA|AIMIXUP).*"));
        environment.put("HOME", folder.toString());
        environment.put(variable, value.toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes());
        var errors = new String(process.getErrorStream().readAllBytes());
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        return new Ended(process.exitValue(), output, errors);
    }
}
