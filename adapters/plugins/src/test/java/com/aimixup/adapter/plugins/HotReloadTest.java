package com.aimixup.adapter.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.plugins.Requests.Heard;
import com.aimixup.application.providers.Providers.Listing;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome.Failed;
import com.aimixup.plugin.spi.ProviderFailure.Unavailable;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is put into the folder while the host runs, exchanged there or taken away. */
@Timeout(60)
final class HotReloadTest {
    private static final String LOADER = "test.reload.loader";
    private static final String GO = "test.reload.go";

    @TempDir
    private Path folder;
    private PluginHost host;

    @BeforeEach
    void start() {
        host = PluginHost.start(folder, FakeProvider.OUTSIDE);
    }

    @AfterEach
    void stop() {
        host.close();
        System.getProperties().remove(LOADER);
        System.clearProperty(GO);
    }

    @Test
    void aJarThatIsDroppedInAnswersWithoutAnyoneAsking() throws InterruptedException {
        host.watch();
        TestPlugin.of("late").with("chat", saying("I am here")).into(folder, "late");
        await(() -> host.find("late").isPresent());
        assertEquals("I am here", answer("late"));
    }

    @Test
    void aJarThatIsStillBeingWrittenIsLeftAlone() throws IOException {
        var part = folder.resolve("slow.jar");
        for (var size = 1; size < 4; size++) {
            Files.writeString(part, "x".repeat(size));
            host.refresh();
        }
        assertEquals(List.of(), host.all());
        host.refresh();
        assertInstanceOf(Listing.Quarantined.class, host.all().getFirst());
        TestPlugin.of("slow").with("chat", saying("whole")).into(folder, "slow");
        settle();
        assertEquals("whole", answer("slow"));
        assertEquals(1, host.all().size());
    }

    @Test
    void anotherVersionTakesOverAndABadOneDoesNot() throws IOException {
        TestPlugin.of("p").with("chat", saying("one")).into(folder, "p");
        settle();
        var old = host.find("p").orElseThrow();
        TestPlugin.of("p").with("chat", saying("two, and longer")).into(folder, "p");
        settle();
        assertEquals("two, and longer", answer("p"));
        await(() -> old.chat(Requests.ask("m", "?"), new Heard(), Cancellation.none())
                instanceof Failed(Unavailable _, _));
        Files.writeString(folder.resolve("p.jar"), "no jar");
        settle();
        assertEquals("two, and longer", answer("p"));
        assertEquals(2, host.all().size(), "and the operator sees why");
        settle();
        assertEquals(2, host.all().size());
    }

    @Test
    void anIdThatBecomesFreeGoesToWhoWasRefusedIt() throws IOException {
        TestPlugin.of("p").with("chat", saying("first")).into(folder, "a");
        TestPlugin.of("p").with("chat", saying("second")).into(folder, "b");
        settle();
        assertEquals("first", answer("p"));
        Files.delete(folder.resolve("a.jar"));
        settle();
        assertEquals("second", answer("p"));
        assertEquals(1, host.all().size());
    }

    @Test
    void whatIsDisabledGoesAndComesBack() throws IOException {
        TestPlugin.of("p").with("chat", saying("hello")).into(folder, "p");
        settle();
        assertTrue(new PluginFolder(folder).disable("p"));
        settle();
        assertFalse(host.find("p").isPresent());
        assertFalse(new PluginFolder(folder).disable("p"));
        assertTrue(new PluginFolder(folder).enable("p"));
        settle();
        assertEquals("hello", answer("p"));
        assertFalse(new PluginFolder(folder).enable("../p"));
    }

    @Test
    void aRemovedPluginEndsItsCallsAndItsClassesAreCollected() throws Exception {
        TestPlugin.of("p").with("chat", "context.http();"
                + " System.getProperties().put(\"" + LOADER + "\","
                + " new java.lang.ref.WeakReference<>(P.class.getClassLoader()));"
                + " while (System.getProperty(\"" + GO + "\") == null) Thread.yield();"
                + " sink.text(new Last().word()); return null;")
                .alsoWith("p.Last", "package p; final class Last {"
                        + " String word() { return \"to the end\"; } }")
                .into(folder, "p");
        settle();
        var heard = new Heard();
        var ended = call(heard);
        await(() -> System.getProperties().get(LOADER) != null);
        Files.delete(folder.resolve("p.jar"));
        settle();
        assertFalse(host.find("p").isPresent());
        System.setProperty(GO, "true");
        ended.await();
        assertEquals("to the end", heard.all(), "also with a class that it had not loaded before");
        var loader = (WeakReference<?>) System.getProperties().get(LOADER);
        assertNotNull(loader);
        await(() -> {
            System.gc();
            return loader.get() == null;
        });
    }

    @Test
    void copiesThatAKilledProcessLeftAreSweptAndOnesOwnAreNot() throws IOException {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        var noProcess = "aimixup-plugin-99999999999-";
        var left = Files.createTempDirectory(temporary, noProcess);
        Files.writeString(left.resolve("a.jar"), "x");
        var own = JarCopies.folder();
        PluginHost.start(folder, FakeProvider.OUTSIDE).close();
        assertFalse(Files.exists(left));
        assertTrue(Files.exists(own));
        JarCopies.delete(own);
    }

    /** Holds no provider, and no thread that does. */
    private CountDownLatch call(Heard heard) {
        var ended = new CountDownLatch(1);
        var provider = host.find("p").orElseThrow();
        Thread.startVirtualThread(() -> {
            provider.chat(Requests.ask("m", "?"), heard, Cancellation.none());
            ended.countDown();
        });
        return ended;
    }

    /** Sees what changed, and sees that it does not change any more. */
    private void settle() {
        host.refresh();
        host.refresh();
    }

    private String answer(String id) {
        return Requests.answer(host.find(id).orElseThrow(), "m", "?");
    }

    private static String saying(String text) {
        return "sink.text(\"" + text + "\"); return new ChatOutcome.Completed("
                + "ChatOutcome.FinishReason.STOP, Usage.NONE);";
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
