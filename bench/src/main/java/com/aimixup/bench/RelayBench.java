package com.aimixup.bench;

import com.aimixup.bootstrap.Backend;
import com.aimixup.bootstrap.Settings;
import com.aimixup.bootstrap.Surroundings;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Turns through the whole server and the jar for OpenAI, from the upstream's write to our read. */
public final class RelayBench {
    private static final Surroundings WORLD = Surroundings.ofTheMachine();
    private static final ModelRef MODEL = new ModelRef("openai", StampedUpstream.MODEL);

    private final List<StreamClient> clients;
    private final int pieces;

    private RelayBench(List<StreamClient> clients, int pieces) {
        this.clients = clients;
        this.pieces = pieces;
    }

    public static void main(String[] words) throws Exception {
        var options = new Options("Turns through the whole server and the jar for OpenAI, on a mock"
                + " of OpenAI that stamps each piece of an answer with the time of its write:"
                + " how long the pieces are on their way, and whether all of them arrive.")
                .with("streams", 500, "turns at once, each in a conversation of its own")
                .with("accounts", 50, "people who share them")
                .with("alone", 40, "turns one after another, first")
                .with("pieces", 40, "of an answer; as many as a mock of one's own sends")
                .with("delay", 50, "milliseconds between two pieces")
                .with("rounds", 2, "how often all at once; the first is cold")
                .with("mock", "", "port of another upstream on this machine, to use instead")
                .read(words);
        var streams = options.number("streams", 1, 20_000);
        var accounts = Math.min(streams, options.number("accounts", 1, 2_000));
        var pieces = options.number("pieces", 1, 100_000);
        var behind = options.text("mock").isEmpty() ? Optional.<InetSocketAddress>empty()
                : Optional.of(new InetSocketAddress("127.0.0.1",
                        options.number("mock", 1, 65_535)));
        Figures.machine();
        try (var folder = Scratch.make("relay"); var upstream = new StampedUpstream(behind, pieces,
                options.number("delay", 0, 60_000))) {
            var data = Files.createDirectories(folder.resolve("data"));
            try (var server = ServerProcess.start(data, Map.of("AIMIXUP_BCRYPT_COST", "4",
                    "AIMIXUP_TURNS_PER_ACCOUNT", "" + (streams / accounts + 1),
                    "AIMIXUP_OPENAI_API_KEY", "bench",
                    "AIMIXUP_OPENAI_BASE_URL", upstream.url()))) {
                var bench = new RelayBench(clients(server, data, streams, accounts), pieces);
                bench.alone(options.number("alone", 0, 100_000));
                for (int round = 0; round < options.number("rounds", 0, 100); round++)
                    bench.together();
                Figures.machine();
                StreamsBench.verify(data);
            }
        }
    }

    private static List<StreamClient> clients(ServerProcess server, Path data, int streams,
            int accounts) throws IOException, InterruptedException {
        var people = new ArrayList<StreamClient.Person>();
        for (int index = 0; index < accounts; index++)
            people.add(StreamClient.signUp(server.url(), index));
        StreamsBench.grant(data, people);
        price(data);
        var clients = new ArrayList<StreamClient>();
        for (int index = 0; index < streams; index++) clients.add(StreamClient.converse(
                server.url(), people.get(index % accounts), MODEL.provider(), MODEL.model()));
        return clients;
    }

    private static void price(Path data) {
        var environment = new HashMap<>(System.getenv());
        environment.putAll(ServerProcess.environment(data));
        try (var backend = Backend.join(Settings.of(environment), WORLD)) {
            backend.stores().transactions().run(() -> backend.stores().prices().add(MODEL,
                    new Tariff(Map.of(UsageUnit.INPUT, 1_000_000L, UsageUnit.OUTPUT, 1_000_000L),
                            Instant.EPOCH)));
        }
    }

    private void alone(int turns) throws Exception {
        var heard = new ArrayList<Heard>();
        for (int turn = 0; turn < turns; turn++)
            heard.add(turn(clients.get(turn % clients.size())));
        // What the virtual machine learns at first says nothing about what it does then.
        print(turns + " turns, one after another", heard);
        print("    the second half of them", heard.subList(heard.size() / 2, heard.size()));
    }

    private void together() throws Exception {
        var go = new CountDownLatch(1);
        var heard = new ArrayList<Heard>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Heard>>();
            for (var client : clients) running.add(threads.submit(() -> {
                go.await();
                return turn(client);
            }));
            go.countDown();
            for (var future : running) heard.add(future.get());
        }
        print(clients.size() + " turns at once", heard);
    }

    private static Heard turn(StreamClient client) throws IOException, InterruptedException {
        var heard = new Heard();
        heard.complete = client.turn(WORLD.ids().next(), () -> { }, () -> { }, heard::data)
                .complete();
        return heard;
    }

    private void print(String what, List<Heard> heard) {
        Figures.line("%s: %d of %d complete, %d of %d with all %d pieces in their order", what,
                heard.stream().filter(one -> one.complete).count(), heard.size(),
                heard.stream().filter(one -> one.isWhole(pieces)).count(), heard.size(), pieces);
        times("first piece", heard.stream().flatMap(one ->
                one.nanos.stream().limit(1)).toList());
        times("each piece", heard.stream().flatMap(one -> one.nanos.stream()).toList());
    }

    private static void times(String what, List<Long> times) {
        var sorted = Figures.sorted(times);
        Figures.line("    %s, from the upstream's write to our read: p50 %.2f ms, p90 %.2f ms,"
                + " p99 %.2f ms", what, Figures.millis(Figures.percentile(sorted, 0.5)),
                Figures.millis(Figures.percentile(sorted, 0.9)),
                Figures.millis(Figures.percentile(sorted, 0.99)));
    }

    /** What one stream brought. */
    private static final class Heard {
        private final List<Long> nanos = new ArrayList<>();
        private long last;
        private boolean inOrder = true;
        private boolean complete;

        /** An event may hold several pieces, each with its stamp. */
        void data(String event, String data) {
            var now = System.nanoTime();
            if (!event.equals("agent.delta")) return;
            for (int at = data.indexOf('@'); at >= 0; at = data.indexOf('@', at + 1)) {
                var stamp = Long.parseLong(data.substring(at + 1, data.indexOf(' ', at)));
                inOrder &= stamp >= last;
                last = stamp;
                nanos.add(now - stamp);
            }
        }

        boolean isWhole(int pieces) {
            return inOrder && nanos.size() == pieces;
        }
    }
}
