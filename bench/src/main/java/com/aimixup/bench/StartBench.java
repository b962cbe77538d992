package com.aimixup.bench;

import com.aimixup.adapter.postgres.embedded.EmbeddedPostgres;
import com.aimixup.adapter.postgres.PostgresRole;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long {@code ./aimixup start} takes to say that it is ready. */
public final class StartBench {
    private StartBench() {}

    public static void main(String[] words) throws Exception {
        var options = new Options("Milliseconds from the start of ./aimixup start to its line"
                + " \"ready\", on an initialised data folder: with its embedded database, and with"
                + " one that runs already, which is the launcher's and the JVM's part.")
                .with("runs", 7, "how often each, after two that do not count")
                .read(words);
        var runs = options.number("runs", 1, 100);
        Figures.machine();
        try (var folder = Scratch.make("start")) {
            var data = Files.createDirectories(folder.resolve("data"));
            print("with its embedded database", times(data, Map.of(), runs));
            try (var server = EmbeddedPostgres.start(new EmbeddedPostgres.Place(
                    data.resolve("postgres"), data.resolve("postgres/programs"), 0),
                    new SecureRandom())) {
                print("with a database that runs already", times(data,
                        Map.of("AIMIXUP_DATABASE_URL", url(server)), runs));
            }
        }
    }

    private static String url(EmbeddedPostgres server) {
        var owner = server.address(PostgresRole.SUPERUSER);
        return owner.url() + "?user=" + encode(owner.user())
                + "&password=" + encode(owner.password());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** One start; the processor's part is the JVM's alone, and the same on a busy machine. */
    private record Start(double millis, double cpuMillis) {}

    private static List<Start> times(Path data, Map<String, String> settings, int runs)
            throws IOException {
        var times = new ArrayList<Start>();
        for (int run = 0; run < runs + 2; run++) {
            try (var server = ServerProcess.start(data, settings)) {
                times.add(new Start(Figures.millis(server.nanosToReady()),
                        Figures.millis(server.cpu())));
            }
        }
        return times.subList(2, times.size());
    }

    private static void print(String what, List<Start> starts) {
        var times = starts.stream().map(Start::millis).sorted().toList();
        Figures.line("%-34s median %5.0f ms, fastest %5.0f, slowest %5.0f (%d runs);"
                + " of the processor, in the JVM: %.0f ms", what, Figures.median(times),
                times.getFirst(), times.getLast(), times.size(),
                Figures.median(starts.stream().map(Start::cpuMillis).toList()));
    }
}
