package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.FieldRef;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that work while another process rotates the master key again and again. */
@Tag("secure.at-rest")
final class LiveRotationTest {
    private static final int THREADS = 16;
    private static final int ROTATIONS = 5;
    private static final int ACCOUNTS_MAX = 300; // each thread; they would outrun the rotation
    @TempDir
    private Path folder;

    private record Sealed(FieldRef field, String text, byte[] bytes) {}

    @Test
    void nobodyNotices() throws Exception {
        var keys = Keys.in(folder);
        var stop = new AtomicBoolean();
        var started = new CountDownLatch(THREADS);
        var all = new ArrayList<Sealed>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var servers = List.of(keys.vault(), keys.vault());
            var workers = new ArrayList<Future<List<Sealed>>>();
            for (int i = 0; i < THREADS; i++) {
                var number = i;
                var vault = servers.get(i % servers.size());
                workers.add(threads.submit(
                        () -> work(number, vault, keys, started, stop)));
            }
            started.await();
            for (int i = 0; i < ROTATIONS; i++) keys.rotation().rotate((_, _) -> {});
            stop.set(true);
            for (var worker : workers) all.addAll(worker.get());
        }
        assertEquals(ROTATIONS + 1, keys.masters().active().version());
        assertEquals(1, keys.source().read().size());
        var vault = keys.vault();
        for (var sealed : all)
            assertEquals(sealed.text(), vault.open(sealed.field(), sealed.bytes()).reveal());
        assertTrue(all.size() > THREADS, "each did some work: " + all.size());
    }

    /** New accounts, and reads of old ones; some by a vault that has no key in its cache. */
    private static List<Sealed> work(int number, EnvelopeVault server, Keys keys,
            CountDownLatch started, AtomicBoolean stop) {
        var random = RandomGenerator.of("L64X128MixRandom");
        var done = new ArrayList<Sealed>();
        for (int i = 0; !stop.get() || i == 0; i++) {
            if (done.size() < ACCOUNTS_MAX) done.add(create(new UUID(number, i), server, keys));
            var vault = i % 50 == 49 ? keys.vault() : server;
            var earlier = done.get(random.nextInt(done.size()));
            assertEquals(earlier.text(), vault.open(earlier.field(), earlier.bytes()).reveal());
            if (i == 0) started.countDown();
        }
        return done;
    }

    private static Sealed create(UUID id, EnvelopeVault vault, Keys keys) {
        var account = new AccountId(id);
        var field = new FieldRef(account, "message", "body", id);
        keys.transactions().run(() -> vault.createKey(account));
        return new Sealed(field, id.toString(), vault.seal(field, Private.of(id.toString())));
    }
}
