package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The program as the launcher script starts it: a process of its own, seen from outside. */
final class Program implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("(?m)^ready (http://\\S+)$");
    private static final long PATIENCE_SECONDS = 120;
    private final Process process;
    private final Output output;
    private final Output errors;

    private Program(Process process) {
        this.process = process;
        output = new Output(process.getInputStream());
        errors = new Output(process.getErrorStream());
    }

    static Program start(Map<String, String> settings, String... words) {
        // Quick to start rather than quick later.
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8",
                "-cp", System.getProperty("java.class.path"), "com.aimixup.launcher.Main"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("AIMIXUP_"));
        builder.environment().putAll(settings);
        try {
            return new Program(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the server says that it serves, and where. */
    URI ready() {
        Await.until("ready", () -> READY.matcher(output()).find() || !process.isAlive());
        var ready = READY.matcher(output());
        if (!ready.find()) throw new AssertionError("did not start: " + output() + errors());
        return URI.create(ready.group(1));
    }

    /** All that it is going to read. */
    Program reading(String text) {
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end and returns the exit code. */
    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                throw new AssertionError("does not end: " + output() + errors());
            output.await();
            errors.await();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It must have refused, in plain words: what is returned, without a stack trace. */
    String refusal() {
        assertEquals(1, exitCode(), output() + errors());
        assertFalse(errors().contains("\tat "), errors());
        assertFalse(output().contains("ready "), output());
        return errors();
    }

    String output() {
        return output.text();
    }

    String errors() {
        return errors.text();
    }

    /** As {@code kill -9}: it does not notice. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** As {@code kill}: it is asked to end. */
    void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        if (process.isAlive()) kill();
    }

    /** Reads as it comes, so that the program never waits for us. */
    private static final class Output {
        private final StringBuffer text = new StringBuffer();
        private final Thread reader;

        Output(InputStream in) {
            reader = Thread.ofVirtual().start(() -> {
                try (var characters = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                    var buffer = new char[4_096];
                    for (var n = characters.read(buffer); n >= 0; n = characters.read(buffer))
                        text.append(buffer, 0, n);
                } catch (IOException gone) {
                    text.append("\n(").append(gone.getMessage()).append(")\n");
                }
            });
        }

        String text() {
            return text.toString();
        }

        void await() throws InterruptedException {
            reader.join();
        }
    }
}
