package com.aimixup.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** PostgreSQL's own load program. */
record Pgbench(String program, LedgerScene scene, Path folder) {
    private static final Pattern TPS = Pattern.compile("(?m)^tps = ([\\d.]+)");
    private static final Pattern FAILED =
            Pattern.compile("(?m)^number of failed transactions: (\\d+)");

    Speed run(String script, int clients, int seconds) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("script.sql"), script);
        var log = folder.resolve("log");
        var url = scene.address().url();
        var builder = new ProcessBuilder(program, "-n", "-M", "prepared", "-c", "" + clients,
                "-j", "" + Math.min(clients, 2), "-T", "" + seconds, "-l", "--log-prefix=" + log,
                "-h", "127.0.0.1", "-p", "" + scene.port(), "-U", scene.address().user(),
                "-f", file.toString(), url.substring(url.lastIndexOf('/') + 1))
                .redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("PGPASSWORD", scene.address().password());
        var process = builder.start();
        if (!process.waitFor(seconds + 60, TimeUnit.SECONDS)) process.destroyForcibly();
        var out = Files.readString(folder.resolve("out"));
        var tps = TPS.matcher(out);
        var failed = FAILED.matcher(out);
        if (process.waitFor() != 0 || !tps.find() || failed.find() && !failed.group(1).equals("0"))
            throw new IllegalStateException("pgbench failed:\n" + out);
        return new Speed(Double.parseDouble(tps.group(1)), latencies());
    }

    /** One line each transaction: client, number, microseconds, … */
    private long[] latencies() throws IOException {
        var nanos = new ArrayList<Long>();
        try (var logs = Files.newDirectoryStream(folder, "log.*")) {
            for (var log : logs) {
                for (var line : Files.readAllLines(log))
                    nanos.add(1_000 * Long.parseLong(line.split(" ")[2]));
                Files.delete(log);
            }
        }
        return Figures.sorted(nanos);
    }
}
