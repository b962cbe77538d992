package com.aimixup.bench;

import com.aimixup.application.credits.GrantCredits;
import com.aimixup.bootstrap.Backend;
import com.aimixup.bootstrap.Settings;
import com.aimixup.bootstrap.Surroundings;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.credits.Credits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Many turns at once on the sandbox, read to their end, against a server of its own process. */
public final class StreamsBench {
    private static final Credits GRANT = Credits.ofWhole(10_000);
    private static final Surroundings WORLD = Surroundings.ofTheMachine();

    private final ServerProcess server;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger openMost = new AtomicInteger();

    private StreamsBench(ServerProcess server) {
        this.server = server;
    }

    public static void main(String[] words) throws Exception {
        var options = new Options("Parallel event streams of turns by one agent on the sandbox:"
                + " whether all complete, the time to each one's first event and first words, and"
                + " the most memory that the server held.")
                .with("streams", 1_000, "turns at once, each in a conversation of its own")
                .with("accounts", 100, "people who share them")
                .with("pace", 40, "milliseconds between two words of an answer")
                .with("rounds", 2, "how often; the first is cold")
                .read(words);
        var streams = options.number("streams", 1, 20_000);
        var accounts = Math.min(streams, options.number("accounts", 1, 2_000));
        Figures.machine();
        try (var folder = Scratch.make("streams")) {
            var data = Files.createDirectories(folder.resolve("data"));
            var settings = Map.of("AIMIXUP_BCRYPT_COST", "4",
                    "AIMIXUP_TURNS_PER_ACCOUNT", "" + (streams / accounts + 1),
                    "AIMIXUP_ECHO_PACE_MILLIS", options.text("pace"));
            try (var server = ServerProcess.start(data, settings)) {
                var bench = new StreamsBench(server);
                var clients = bench.clients(data, streams, accounts);
                Figures.line("resident before: %d MB", server.kilobytes("VmRSS") / 1_024);
                for (int round = 0; round < options.number("rounds", 1, 100); round++)
                    bench.round(clients);
                Figures.line("resident at most: %d MB (VmHWM)",
                        server.kilobytes("VmHWM") / 1_024);
                Figures.machine();
                verify(data);
            }
        }
    }

    /** One for each stream: a person with credits and a conversation. */
    private List<StreamClient> clients(Path data, int streams, int accounts)
            throws IOException, InterruptedException {
        var people = new ArrayList<StreamClient.Person>();
        for (int index = 0; index < accounts; index++)
            people.add(StreamClient.signUp(server.url(), index));
        grant(data, people);
        var clients = new ArrayList<StreamClient>();
        for (int index = 0; index < streams; index++)
            clients.add(StreamClient.converse(server.url(), people.get(index % accounts),
                    "echo", "steady"));
        return clients;
    }

    /** As {@code ./aimixup credits grant} does, but in one go. */
    static void grant(Path data, List<StreamClient.Person> people) {
        var environment = new HashMap<>(System.getenv());
        environment.putAll(ServerProcess.environment(data));
        try (var backend = Backend.join(Settings.of(environment), WORLD)) {
            var stores = backend.stores();
            var grants = new GrantCredits(stores.accounts(), stores.ledger(),
                    stores.transactions(), WORLD.clock());
            for (var person : people) grants.handle(new GrantCredits.Command(WORLD.ids().next(),
                    EmailAddress.parse(person.email()).orElseThrow(), GRANT, Optional.empty()));
        }
    }

    private void round(List<StreamClient> clients)
            throws InterruptedException, ExecutionException {
        var go = new CountDownLatch(1);
        openMost.set(0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<StreamClient.Read>>();
            for (var client : clients) running.add(threads.submit(() -> {
                go.await();
                return client.turn(WORLD.ids().next(), () ->
                        openMost.accumulateAndGet(open.incrementAndGet(), Math::max),
                        open::decrementAndGet, (_, _) -> { });
            }));
            var cpu = server.cpu();
            var begin = System.nanoTime();
            go.countDown();
            var reads = new ArrayList<StreamClient.Read>();
            for (var future : running) reads.add(future.get());
            print(reads, System.nanoTime() - begin);
            Figures.line("    of the processor, in the server's JVM: %.1f ms a turn",
                    Figures.millis(server.cpu() - cpu) / reads.size());
        }
    }

    private void print(List<StreamClient.Read> reads, long took) {
        var complete = reads.stream().filter(StreamClient.Read::complete).count();
        Figures.line("%d of %d complete in %.1f s; at most %d open at once; %d events", complete,
                reads.size(), took / 1e9, openMost.get(),
                reads.stream().mapToLong(StreamClient.Read::events).sum());
        print("first event", reads.stream().map(StreamClient.Read::nanosToEvent).toList());
        print("first words", reads.stream().map(StreamClient.Read::nanosToWords).toList());
    }

    private static void print(String what, List<Long> times) {
        var sorted = Figures.sorted(times);
        Figures.line("    time to %s: p50 %.0f ms, p99 %.0f ms", what,
                Figures.millis(Figures.percentile(sorted, 0.5)),
                Figures.millis(Figures.percentile(sorted, 0.99)));
    }

    static void verify(Path data) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("./aimixup", "verify-ledger").inheritIO();
        builder.environment().putAll(ServerProcess.environment(data));
        if (builder.start().waitFor() != 0)
            throw new IllegalStateException("the ledger does not verify");
    }
}
