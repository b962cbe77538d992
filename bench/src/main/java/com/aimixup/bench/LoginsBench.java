package com.aimixup.bench;

import com.aimixup.domain.policy.PolicyVersion;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** What log-ins cost those who do something else, and whether their time tells who exists. */
public final class LoginsBench {
    private static final int READERS = 4;
    private static final int TRIES_PER_ADDRESS = 4; // fewer than are free
    private static final String PASSWORD = "a horse, a battery and a staple";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final URI server;
    private final int accounts;

    private LoginsBench(URI server, int accounts) {
        this.server = server;
        this.accounts = accounts;
    }

    public static void main(String[] words) throws Exception {
        var options = new Options("Log-ins at the usual cost of hashing: how long a wrong password"
                + " takes at known and at unknown addresses, and how long another route takes"
                + " while many log in at once, each again after what Retry-After says.")
                .with("parallel", 500, "log-ins at once, of as many addresses")
                .with("tries", 200, "wrong passwords at known and at unknown addresses, each")
                .with("seconds", 60, "after which those who had to wait give up")
                .read(words);
        var tries = options.number("tries", 0, 2_000);
        var accounts = Math.max(1, (tries + TRIES_PER_ADDRESS - 1) / TRIES_PER_ADDRESS);
        Figures.machine();
        try (var folder = Scratch.make("logins")) {
            var data = Files.createDirectories(folder.resolve("data"));
            try (var process = ServerProcess.start(data, Map.of())) {
                var bench = new LoginsBench(process.url(), accounts);
                for (int number = 0; number < accounts; number++) bench.signUp(number);
                bench.compare(tries);
                bench.flood(options.number("parallel", 1, 5_000),
                        options.number("seconds", 1, 3_600));
                Figures.machine();
            }
        }
    }

    private void signUp(int number) throws IOException, InterruptedException {
        var status = post("/accounts", Map.of("name", "Bench", "email", known(number),
                "password", PASSWORD, "adult", true, "accepted_policy_version",
                PolicyVersion.CURRENT.value())).statusCode();
        if (status != 201) throw new IOException("signing up answers " + status);
    }

    private void compare(int tries) throws Exception {
        var known = new ArrayList<Double>();
        var unknown = new ArrayList<Double>();
        for (int number = 0; number < tries; number++) {
            known.add(wrong(known(number % accounts)));
            unknown.add(wrong("nobody-" + number % accounts + "@example.com"));
        }
        if (tries == 0) return;
        var one = Figures.median(known);
        var other = Figures.median(unknown);
        Figures.line("a wrong password: %.1f ms at known, %.1f ms at unknown addresses, in the"
                + " median of %d each; they differ by %.2f %%", one, other, tries,
                100 * Math.abs(one - other) / Math.max(one, other));
    }

    private double wrong(String email) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var status = logIn(email, "not the password").statusCode();
        var took = Figures.millis(System.nanoTime() - began);
        if (status != 401) throw new IOException("a wrong password answers " + status);
        return took;
    }

    private void flood(int parallel, int seconds) throws Exception {
        var token = JSON.readTree(logIn(known(0), PASSWORD).body()).path("access_token").asText();
        try (var readers = new Readers(token)) {
            LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
            readers.print("GET /account, alone");
            var statuses = new ConcurrentHashMap<Integer, LongAdder>();
            var began = System.nanoTime();
            var end = began + Duration.ofSeconds(seconds).toNanos();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var tasks = new ArrayList<Callable<Boolean>>();
                for (int number = 0; number < parallel; number++) {
                    var email = number < accounts ? known(number)
                            : "stranger-" + number + "@example.com";
                    tasks.add(() -> persist(email, end, statuses));
                }
                for (var task : threads.invokeAll(tasks)) task.get();
            }
            readers.print("GET /account, while %d log in".formatted(parallel));
            Figures.line("    %.1f s; answers by status: %s",
                    Figures.millis(System.nanoTime() - began) / 1_000, statuses);
        }
    }

    private boolean persist(String email, long end, Map<Integer, LongAdder> statuses)
            throws IOException, InterruptedException {
        while (System.nanoTime() < end) {
            var answer = logIn(email, PASSWORD);
            statuses.computeIfAbsent(answer.statusCode(), _ -> new LongAdder()).increment();
            if (answer.statusCode() != 429) return true;
            Thread.sleep(Duration.ofSeconds(answer.headers().firstValueAsLong("Retry-After")
                    .orElseThrow()));
        }
        return false;
    }

    private HttpResponse<String> logIn(String email, String password)
            throws IOException, InterruptedException {
        return post("/sessions", Map.of("email", email, "password", password));
    }

    private HttpResponse<String> post(String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(server.resolve("/api/v1" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))).build(),
                BodyHandlers.ofString());
    }

    private static String known(int number) {
        return "bench-" + number + "@example.com";
    }

    /** A few who look at their account again and again. */
    private final class Readers implements AutoCloseable {
        private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();
        private volatile boolean done;

        Readers(String token) {
            var request = HttpRequest.newBuilder(server.resolve("/api/v1/account"))
                    .header("Authorization", "Bearer " + token).build();
            for (int number = 0; number < READERS; number++)
                threads.add(Thread.startVirtualThread(() -> {
                    while (!done) read(request);
                }));
        }

        private void read(HttpRequest request) {
            var began = System.nanoTime();
            try {
                var status = HTTP.send(request, BodyHandlers.ofString()).statusCode();
                if (status != 200) throw new IOException("answers " + status);
                nanos.add(System.nanoTime() - began);
                Thread.sleep(Duration.ofMillis(10));
            } catch (IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        }

        void print(String what) {
            var sorted = Figures.sorted(nanos);
            nanos.clear();
            Figures.line("%s: p50 %.1f ms, p99 %.1f ms, slowest %.1f ms of %d", what,
                    Figures.millis(Figures.percentile(sorted, 0.5)),
                    Figures.millis(Figures.percentile(sorted, 0.99)),
                    Figures.millis(sorted.length == 0 ? 0 : sorted[sorted.length - 1]),
                    sorted.length);
        }

        @Override
        public void close() {
            done = true;
            try {
                for (var thread : threads) thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
