package com.aimixup.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./aimixup start} as an operator runs it. */
final class ServerProcess implements AutoCloseable {
    private static final String READY = "ready ";
    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final BufferedReader out;
    private final long began;
    private final URI url;
    private final long nanosToReady;

    private ServerProcess(Path data, Map<String, String> settings) throws IOException {
        var builder = new ProcessBuilder("./aimixup", "start")
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling("server.log").toFile()));
        builder.environment().putAll(environment(data));
        builder.environment().putAll(settings);
        began = System.nanoTime();
        process = builder.start();
        out = process.inputReader();
        var line = out.readLine();
        nanosToReady = System.nanoTime() - began;
        if (line == null || !line.startsWith(READY)) {
            process.destroy();
            throw new IOException("the server did not start:\n"
                    + Files.readString(data.resolveSibling("server.log")));
        }
        url = URI.create(line.substring(READY.length()));
    }

    static ServerProcess start(Path data, Map<String, String> settings) throws IOException {
        return new ServerProcess(data, settings);
    }

    /** What a command beside this server needs, too. */
    static Map<String, String> environment(Path data) {
        return Map.of("AIMIXUP_DATA", data.toString(), "AIMIXUP_PORT", "0",
                "AIMIXUP_OBSERVE_PORT", "0", "AIMIXUP_VERIFY_FIRST", "false",
                "AIMIXUP_ATTEMPTS_PER_ORIGIN", "1000000",
                "AIMIXUP_REQUESTS_PER_ORIGIN", "1000000", "AIMIXUP_REQUESTS_PER_ACCOUNT",
                "1000000", "AIMIXUP_REQUESTS_PER_KEY", "1000000");
    }

    URI url() {
        return url;
    }

    long nanosToReady() {
        return nanosToReady;
    }

    /** The launcher script becomes the JVM, so its id is the JVM's. */
    long kilobytes(String field) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith(field + ":"))
                    .map(line -> line.replaceAll("\\D", "")).mapToLong(Long::parseLong)
                    .findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nanoseconds of the processor that the server's JVM has used so far. */
    long cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
            out.close();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
