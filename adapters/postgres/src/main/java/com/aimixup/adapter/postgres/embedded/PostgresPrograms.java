package com.aimixup.adapter.postgres.embedded;

import com.aimixup.adapter.postgres.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the server's own programs as the server's user. */
record PostgresPrograms(PostgresBinaries binaries, ServerUser user) {
    record Result(int code, String output) {
        boolean ok() {
            return code == 0;
        }
    }

    /** Runs to the end, or for at most {@code limit}; no input. */
    Result run(Duration limit, String program, String... arguments) {
        return feed(limit, "", program, arguments);
    }

    /** The same with {@code input} on its standard input. */
    Result feed(Duration limit, String input, String program, String... arguments) {
        var line = new ArrayList<>(user.prefix());
        line.add(binaries.program(program).toString());
        line.addAll(List.of(arguments));
        // From a folder that the server's user can enter. Nothing of our environment goes along:
        // it holds keys, and PG… variables would steer the programs.
        var builder = new ProcessBuilder(line).directory(binaries.home().toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
        try {
            var process = builder.start();
            try (var out = process.getOutputStream()) {
                out.write(input.getBytes(StandardCharsets.UTF_8));
            }
            // These programs say a few lines, far less than a pipe holds.
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Result(-1, program + " did not end in " + limit);
            }
            var output = new String(process.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8);
            return new Result(process.exitValue(), output);
        } catch (IOException e) {
            throw new StartRefused("cannot run " + program + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("interrupted while running " + program, e);
        }
    }
}
