package com.aimixup.application.providers;

import com.aimixup.application.providers.ScriptedProvider.Act;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.Usage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps a model from answering until a test lets it, or until the call is cancelled. */
public final class Gate {
    private static final long PATIENCE_SECONDS = 20;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Speaks these words, waits at the gate, then goes on; a cancelled call counts as usage. */
    public Act before(String words, Usage usage, Act then) {
        return (request, sink, cancellation) -> {
            if (!words.isEmpty()) sink.text(words);
            var cancelled = new AtomicBoolean();
            cancellation.onCancel(() -> {
                cancelled.set(true);
                open.countDown();
            });
            arrived.countDown();
            if (!open.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                throw new IllegalStateException("nobody opened the gate");
            return cancelled.get() ? new ChatOutcome.Cancelled(usage)
                    : then.play(request, sink, cancellation);
        };
    }

    public void awaitArrival() throws InterruptedException {
        if (!arrived.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
            throw new IllegalStateException("nobody came to the gate");
    }

    public void open() {
        open.countDown();
    }
}
