package com.aimixup.adapter.plugins;

import static com.aimixup.adapter.plugins.Requests.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.aimixup.adapter.plugins.FakeProvider.Chat;
import com.aimixup.adapter.plugins.Requests.Heard;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.Cancelled;
import com.aimixup.plugin.spi.ChatOutcome.Completed;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.Usage;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ThreadsTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    @Test
    void noThreadIsLeftHoweverACallEnds() throws Exception {
        List<Chat> ways = List.of(
                (_, _, _) -> new Completed(FinishReason.STOP, Usage.NONE),
                (_, _, _) -> {
                    throw new IllegalStateException();
                },
                (_, _, cancellation) -> {
                    cancellation.onCancel(() -> {
                        throw new IllegalStateException();
                    });
                    FakeProvider.sleepUntilInterrupted();
                    return new Cancelled(Usage.NONE);
                },
                (_, sink, cancellation) -> {
                    while (!cancellation.isCancelled()) sink.text("on and on");
                    return new Cancelled(Usage.NONE);
                });
        for (var round = 0; round < 25; round++) {
            for (var way : ways) {
                FakeProvider.supervised(new FakeProvider(way)).chat(
                        ask("m", "?", 100, SHORT), new Heard(), Cancellation.none());
            }
        }
        awaitNoThreadOf("plugin-fake");
    }

    @Test
    void aThousandCallsAtOnceAllComplete() throws Exception {
        var plugins = Path.of(System.getProperty("test.plugins"));
        try (var host = PluginHost.start(plugins, FakeProvider.OUTSIDE)) {
            var echo = host.find("echo").orElseThrow();
            var calls = new ArrayList<Future<ChatOutcome>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var call = 0; call < 1_000; call++) {
                    calls.add(threads.submit(() ->
                            echo.chat(ask("steady", "Why?"), new Heard(), Cancellation.none())));
                }
            }
            for (var call : calls) assertInstanceOf(Completed.class, call.get());
        }
        awaitNoThreadOf("plugin-echo");
    }

    @Test
    void aRunningCallIsSeenByThisTest() throws Exception {
        var supervised = FakeProvider.supervised(new FakeProvider((_, _, _) -> {
            FakeProvider.sleepUntilInterrupted();
            return new Cancelled(Usage.NONE);
        }));
        var caller = Thread.startVirtualThread(() ->
                supervised.chat(ask("m", "?"), new Heard(), Cancellation.none()));
        while (threadsOf("plugin-fake") == 0) Thread.sleep(5);
        caller.interrupt();
        caller.join();
        awaitNoThreadOf("plugin-fake");
    }

    /** Virtual threads are told only by a dump. */
    private void awaitNoThreadOf(String name) throws IOException, InterruptedException {
        while (threadsOf(name) > 0) Thread.sleep(5);
        assertEquals(0, threadsOf(name));
    }

    private long threadsOf(String name) throws IOException {
        var dump = Files.createTempDirectory(folder, "dump").resolve("threads");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
        try (var lines = Files.lines(dump)) {
            return lines.filter(line -> line.contains("\"" + name + "\"")).count();
        }
    }
}
