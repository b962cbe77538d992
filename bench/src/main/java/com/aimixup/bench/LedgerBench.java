package com.aimixup.bench;

import com.aimixup.adapter.postgres.Database;
import com.aimixup.application.credits.Holds;
import com.aimixup.application.runtime.TimeOrderedIds;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Hold and settle through the application, against pgbench with the same statements. */
public final class LedgerBench {
    private static final int WARM_CLIENTS = 8;

    private final LedgerScene scene;
    private final Pgbench pgbench;
    private final PgbenchScript script;
    private final int seconds;
    private final int connectionsMax;
    private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC(), new SecureRandom());

    private LedgerBench(LedgerScene scene, Pgbench pgbench, Options options) {
        this.scene = scene;
        this.pgbench = pgbench;
        script = PgbenchScript.from(scene);
        seconds = options.number("seconds", 1, 60);
        connectionsMax = options.number("connections", 1, 200);
    }

    public static void main(String[] words) throws Exception {
        var options = new Options("Pairs of hold and settle a second: application and pgbench in"
                + " turn, on one embedded PostgreSQL.")
                .with("clients", "1,8,32", "clients at once; several runs if several")
                .with("accounts", 1_000, "how many accounts they choose from")
                .with("hot", 1, "whether to measure one account alone, too: 0 or 1")
                .with("connections", 200, "at most so many, else one a client")
                .with("seconds", 2, "how long one measurement takes")
                .with("repetitions", 9, "how often each is measured")
                .with("warm", 10, "seconds before the first one that counts")
                .with("pgbench", "pgbench", "the program")
                .with("script", 0, "1: print what pgbench runs, and end")
                .read(words);
        var accounts = options.number("accounts", 1, 100_000);
        try (var folder = Scratch.make("ledger");
                var scene = new LedgerScene(folder.resolve("postgres"), accounts + 1)) {
            var bench = new LedgerBench(scene,
                    new Pgbench(options.text("pgbench"), scene, folder.folder()), options);
            if (options.number("script", 0, 1) == 1) {
                System.out.print(bench.script.text(1, accounts));
                return;
            }
            bench.run(options, accounts);
            Figures.line("the ledger %s", scene.isClean() ? "verifies" : "DOES NOT VERIFY");
        }
    }

    private void run(Options options, int accounts) throws Exception {
        var warm = options.number("warm", 0, 60);
        if (warm > 0) application(WARM_CLIENTS, 1, accounts, warm);
        var repetitions = options.number("repetitions", 1, 50);
        Figures.machine();
        for (var clients : options.numbers("clients", 1, 200)) {
            compare("many accounts", clients, 1, accounts, repetitions);
            if (options.number("hot", 0, 1) == 1)
                compare("one account", clients, 0, 0, repetitions);
        }
    }

    private void compare(String name, int clients, int first, int last, int repetitions)
            throws Exception {
        var ours = new ArrayList<Speed>();
        var theirs = new ArrayList<Speed>();
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < repetitions; i++) {
            // Who goes first changes: tables grow, and caches fill, for the second.
            if (i % 2 == 0) ours.add(application(clients, first, last, seconds));
            theirs.add(pgbench.run(script.text(first, last), clients, seconds));
            if (i % 2 == 1) ours.add(application(clients, first, last, seconds));
            ratios.add(ours.getLast().perSecond() / theirs.getLast().perSecond());
        }
        Figures.line("%s, %d clients: ratio %.2f (%.2f to %.2f)", name, clients,
                Figures.median(ratios), ratios.stream().min(Double::compare).orElseThrow(),
                ratios.stream().max(Double::compare).orElseThrow());
        print("application", ours);
        print("pgbench", theirs);
        Figures.machine();
    }

    private static void print(String who, List<Speed> speeds) {
        Figures.line("    %-12s %7.0f a second, p50 %.2f ms, p99 %.2f ms", who,
                Figures.median(speeds.stream().map(Speed::perSecond).toList()),
                Figures.median(speeds.stream().map(speed -> speed.millisAt(0.5)).toList()),
                Figures.median(speeds.stream().map(speed -> speed.millisAt(0.99)).toList()));
    }

    /** Each client is a virtual thread, as each request to the server is. */
    private Speed application(int clients, int first, int last, int howLong)
            throws IOException, InterruptedException, ExecutionException {
        try (var database = scene.open(Math.min(clients, connectionsMax));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var holds = scene.holds(database);
            connect(database, clients, threads);
            var begin = System.nanoTime();
            var end = begin + howLong * 1_000_000_000L;
            var running = new ArrayList<Future<List<Long>>>();
            for (int client = 0; client < clients; client++)
                running.add(threads.submit(client(database, holds, first, last, end)));
            var latencies = new ArrayList<Long>();
            for (var future : running) latencies.addAll(future.get());
            var took = System.nanoTime() - begin;
            return new Speed(latencies.size() * 1e9 / took, Figures.sorted(latencies));
        }
    }

    /** pgbench does not count the time in which it connects either. */
    private static void connect(Database database, int clients,
            ExecutorService threads)
            throws InterruptedException, ExecutionException {
        var connecting = new ArrayList<Future<?>>();
        for (int client = 0; client < clients; client++)
            connecting.add(threads.submit(() -> database.one("select pg_sleep(0.3)::text as slept",
                    row -> row.text("slept"))));
        for (var future : connecting) future.get();
    }

    private Callable<List<Long>> client(Database database, Holds holds, int first, int last,
            long end) {
        return () -> {
            var random = new SplittableRandom();
            var latencies = new ArrayList<Long>();
            for (var before = System.nanoTime(); before < end; ) {
                var account = LedgerScene.account(random.nextInt(first, last + 1));
                scene.holdAndSettle(database, holds, account, ids.next());
                var after = System.nanoTime();
                latencies.add(after - before);
                before = after;
            }
            return latencies;
        };
    }
}
