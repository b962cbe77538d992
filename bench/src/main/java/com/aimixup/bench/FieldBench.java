package com.aimixup.bench;

import com.aimixup.adapter.vault.EnvelopeVault;
import com.aimixup.adapter.vault.FolderMasterKeys;
import com.aimixup.adapter.vault.MasterKeys;
import com.aimixup.adapter.vault.SystemSecrets;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.MemoryWrappedKeys;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Sealing and opening fields with the vault, against plain JCA AES-GCM. */
public final class FieldBench {
    private static final int ACCOUNTS = 1_000;
    /** Between two looks at the clock. */
    private static final int BATCH = 16;

    /** Makes the work of one thread: a step that is repeated. */
    private record Way(String name, Supplier<Runnable> work) {}

    private final EnvelopeVault vault;
    private final long nanos;
    private final LongSupplier clock;

    private FieldBench(EnvelopeVault vault, int millis, boolean cpu) {
        this.vault = vault;
        nanos = millis * 1_000_000L;
        clock = cpu ? ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime
                : System::nanoTime;
    }

    public static void main(String[] words) throws Exception {
        var options = new Options("Fields sealed and opened a second: the vault and plain JCA"
                + " AES-256-GCM in turn.")
                .with("sizes", "128,1024,4096,65536", "bytes of a field")
                .with("threads", "1,2", "threads at once")
                .with("millis", 100, "how long one measurement takes")
                .with("repetitions", 24, "how often each is measured; a quarter does not count")
                .with("cpu", 0, "1: seconds of the processor, not of the wall; on a busy machine")
                .read(words);
        Figures.machine();
        try (var folder = Scratch.make("field")) {
            var bench = new FieldBench(vault(folder.resolve("keys")),
                    options.number("millis", 10, 60_000),
                    options.number("cpu", 0, 1) == 1);
            var repetitions = options.number("repetitions", 4, 1_000);
            for (var threads : options.numbers("threads", 1, 64))
                for (var size : options.numbers("sizes", 1, 10_000_000))
                    bench.compare(size, threads, repetitions);
        }
    }

    private static EnvelopeVault vault(Path keys) {
        var transactions = new MemoryTransactions();
        var store = new MemoryWrappedKeys(transactions);
        var clock = Clock.systemUTC();
        var masters = MasterKeys.open(new FolderMasterKeys(keys), store, transactions, clock);
        var secrets = new SystemSecrets(store, masters, transactions);
        var vault = new EnvelopeVault(store, masters, secrets.emailIndex(), clock);
        for (int index = 0; index < ACCOUNTS; index++) vault.createKey(account(index));
        return vault;
    }

    private static AccountId account(int index) {
        return new AccountId(new UUID(0x7000, Long.MIN_VALUE | index));
    }

    private static FieldRef field(int index) {
        return new FieldRef(account(index % ACCOUNTS), "message", "body", new UUID(index, index));
    }

    private void compare(int size, int threads, int repetitions)
            throws InterruptedException, ExecutionException {
        var plain = new byte[size];
        ThreadLocalRandom.current().nextBytes(plain);
        var ways = List.of(
                new Way("vault, seal", () -> sealing(plain)),
                new Way("JCA, seal, new cipher and nonce", () -> PlainAes.sealing(plain, false)),
                new Way("JCA, seal, cipher kept, counted nonce", () ->
                        PlainAes.sealing(plain, true)),
                new Way("vault, open", () -> opening(plain)),
                new Way("JCA, open, new cipher", () -> PlainAes.opening(plain, false)),
                new Way("JCA, open, cipher kept", () -> PlainAes.opening(plain, true)));
        var rates = new ArrayList<List<Double>>();
        for (var _ : ways) rates.add(new ArrayList<>());
        for (int repetition = 0; repetition < repetitions; repetition++) {
            for (int way = 0; way < ways.size(); way++) {
                var rate = rate(ways.get(way), threads);
                if (repetition >= repetitions / 4) rates.get(way).add(rate);
            }
        }
        Figures.line("%d bytes, %d thread%s", size, threads, threads == 1 ? "" : "s");
        for (int way = 0; way < ways.size(); way++) {
            var mine = Figures.median(rates.get(way));
            Figures.line("    %-38s %9.0f a second, %8.1f MB/s%s", ways.get(way).name(), mine,
                    mine * size / 1e6, way % 3 == 0 ? "" : ratio(rates.get(way / 3 * 3),
                            rates.get(way)));
        }
    }

    private static String ratio(List<Double> vault, List<Double> other) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < vault.size(); i++) ratios.add(vault.get(i) / other.get(i));
        return ", vault reaches %.2f of it".formatted(Figures.median(ratios));
    }

    private double rate(Way way, int threads) throws InterruptedException, ExecutionException {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<Double>>();
            for (int thread = 0; thread < threads; thread++)
                running.add(pool.submit(() -> rate(way.work().get())));
            var sum = 0.0;
            for (var future : running) sum += future.get();
            return sum;
        }
    }

    private double rate(Runnable step) {
        var begin = clock.getAsLong();
        var done = 0L;
        var now = begin;
        do {
            for (int i = 0; i < BATCH; i++) step.run();
            done += BATCH;
            now = clock.getAsLong();
        } while (now - begin < nanos);
        return done * 1e9 / (now - begin);
    }

    /** Each field another row, and often another person's, as in a busy server. */
    private Runnable sealing(byte[] plain) {
        var fields = new Turn();
        return () -> Sink.take(vault.sealBytes(field(fields.next()), plain));
    }

    private Runnable opening(byte[] plain) {
        var sealed = new ArrayList<byte[]>();
        for (int index = 0; index < Turn.OF; index++)
            sealed.add(vault.sealBytes(field(index), plain));
        var fields = new Turn();
        return () -> {
            var index = fields.next();
            Sink.take(vault.openBytes(field(index), sealed.get(index)));
        };
    }

    /** Counts in a circle; for one thread. */
    private static final class Turn {
        static final int OF = 64;
        private int at;

        int next() {
            at = (at + 1) % OF;
            return at;
        }
    }

    /** Where results go, so that the compiler cannot leave out what made them. */
    private static final class Sink {
        private static volatile byte[] last = {};

        static void take(byte[] result) {
            if (result.length == last.length + 1_000_000) throw new AssertionError();
            last = result;
        }
    }
}
