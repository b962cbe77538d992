package com.aimixup.adapter.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.plugins.SupervisedProvider.Limits;
import com.aimixup.application.providers.Providers.Listing;
import com.aimixup.application.providers.Providers.Listing.Active;
import com.aimixup.application.providers.Providers.Listing.Quarantined;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome.Completed;
import com.aimixup.plugin.spi.ChatOutcome.Failed;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ProviderFailure.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class PluginHostTest {
    private static final Limits LIMITS = new Limits(
            Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofMillis(200));
    private static final String SPIN = "while (!Thread.interrupted()) Thread.onSpinWait();";

    @TempDir
    private Path folder;
    private final List<PluginHost> hosts = new ArrayList<>();

    @AfterEach
    void close() {
        hosts.forEach(PluginHost::close);
    }

    @Test
    void aFolderThatIsEmptyOrMissingHasNoProviders() {
        assertEquals(List.of(), start(folder).all());
        assertEquals(List.of(), start(folder.resolve("missing")).all());
    }

    @Test
    void theSandboxAnswersFromItsJar() {
        var host = start(Path.of(System.getProperty("test.plugins")));
        var listing = assertInstanceOf(Active.class, host.all().getFirst());
        var echo = host.find("echo").orElseThrow();
        assertEquals("echo", listing.id());
        assertTrue(listing.models().stream().map(ModelInfo::id).toList().contains("fast"));
        assertTrue(Requests.answer(echo, "fast", "Why is the sky blue?").contains("sky"));
        assertTrue(echo.inputTokensAtMost(Requests.ask("fast", "Why?")).isPresent());
        assertInstanceOf(Completed.class, echo.chat(Requests.ask("steady", "Why?"),
                new Requests.Heard(), Cancellation.none()));
        assertEquals(new Protocol(), assertInstanceOf(Failed.class, echo.chat(
                Requests.ask("throws", "Why?"), new Requests.Heard(), Cancellation.none()))
                .failure());
    }

    @Test
    void whatCannotBeStartedIsSetAsideAndTheRestStarts() throws IOException {
        Files.writeString(folder.resolve("corrupt.jar"), "PK but no jar");
        Files.createDirectory(folder.resolve("empty"));
        Files.writeString(folder.resolve("README.txt"), "no plugin at all");
        TestPlugin.of("x").services("").into(folder, "no-service");
        TestPlugin.of("x").services("p.Missing\n").into(folder, "no-class");
        TestPlugin.of("x").services("p.Factory$P\n").into(folder, "no-factory");
        TestPlugin.of("x").services("?!\n").into(folder, "no-name");
        TestPlugin.of("x").with("version", "2").into(folder, "version");
        TestPlugin.of("x").with("constructor", "if (true) throw new Error(\"the key\");")
                .into(folder, "throwing");
        TestPlugin.of("Bad Id").into(folder, "bad-id");
        TestPlugin.of("nothing").with("create", "return null;").into(folder, "null");
        TestPlugin.of("trains").with("trains", "true").into(folder, "trains-on-data");
        TestPlugin.of("good").into(folder, "good");

        var host = start(folder);

        var unreadable = "names no ProviderFactory of its own in META-INF/services";
        assertEquals(Map.ofEntries(
                Map.entry("corrupt", "cannot be read as a jar"),
                Map.entry("empty", "holds no jar"),
                Map.entry("no-service", "names no provider in META-INF/services"),
                Map.entry("no-class", unreadable),
                Map.entry("no-factory", unreadable),
                Map.entry("no-name", unreadable),
                Map.entry("version", "is written for version 2 of the provider port, not 1"),
                Map.entry("throwing", "its constructor failed: java.lang.Error"),
                Map.entry("bad-id", "has an id that is none"),
                Map.entry("nothing", "created no provider"),
                Map.entry("trains", "trains on the data it is given")), quarantined(host));
        assertTrue(host.find("good").isPresent());
        assertTrue(host.find("trains").isEmpty());
    }

    @Test
    void aPluginThatNeverGetsReadyIsSetAsideInTime() {
        TestPlugin.of("x").with("constructor", SPIN).into(folder, "endless");
        TestPlugin.of("slow").with("create", SPIN + " return null;").into(folder, "slow");
        TestPlugin.of("good").into(folder, "good");
        var began = System.nanoTime();
        var host = start(folder);
        assertTrue(System.nanoTime() - began < LIMITS.start().multipliedBy(2).toNanos(),
                "they start side by side");
        assertEquals(Map.of("endless", "its constructor took longer than 3000 ms",
                "slow", "creating its provider took longer than 3000 ms"), quarantined(host));
        assertTrue(host.find("good").isPresent());
    }

    @Test
    void aProviderThatIsReadyTooLateIsClosed() throws InterruptedException {
        TestPlugin.of("late").with("create", "var p = new P(context); " + SPIN + " return p;")
                .with("close", closing("late")).into(folder, "late");
        start(folder);
        awaitClosed("late");
    }

    @Test
    void ofTwoWithOneIdTheFirstByNameRuns() throws InterruptedException {
        TestPlugin.of("same").with("chat", saying("first")).into(folder, "a");
        TestPlugin.of("same").with("chat", saying("second")).with("close", closing("second"))
                .into(folder, "b");
        var host = start(folder);
        assertEquals("first", Requests.answer(host.find("same").orElseThrow(), "m", "?"));
        assertEquals(Map.of("b", "has the id same, which another has"), quarantined(host));
        awaitClosed("second");
    }

    @Test
    void modelsThatCannotBeHadLeaveAnActiveProviderWithoutModels() {
        TestPlugin.of("shy").with("models", "throw new ProviderException("
                + "new ProviderFailure.Unavailable());").into(folder, "shy");
        TestPlugin.of("slow").with("models", SPIN + " return List.of();").into(folder, "slow");
        TestPlugin.of("odd").with("models", "return null;").into(folder, "odd");
        var host = start(folder);
        assertEquals(3, host.all().size());
        for (var listing : host.all()) {
            assertEquals(List.of(), assertInstanceOf(Active.class, listing).models());
        }
    }

    @Test
    void settingsAreAskedForAtEachCall() {
        TestPlugin.of("my-ai").with("chat", "sink.text(context.setting(\"api_key\")"
                + ".orElse(\"no\")); return null;").into(folder, "my-ai");
        var settings = new ConcurrentHashMap<String, String>();
        var host = start(folder, (id, name) -> Optional.ofNullable(settings.get(id + '.' + name)));
        var provider = host.find("my-ai").orElseThrow();
        assertEquals("no", Requests.answer(provider, "m", "?"));
        settings.put("my-ai.api_key", "k1");
        assertEquals("k1", Requests.answer(provider, "m", "?"));
        settings.put("my-ai.api_key", "k2");
        assertEquals("k2", Requests.answer(provider, "m", "?"));
    }

    @Test
    void theNetworkIsThereUntilThePluginIsClosed() {
        TestPlugin.of("net").with("chat", "sink.text(context.http().followRedirects()"
                + " + \" \" + (context.http() == context.http())); return null;")
                .into(folder, "net");
        var host = start(folder);
        var provider = host.find("net").orElseThrow();
        assertEquals("NEVER true", Requests.answer(provider, "m", "?"));
        host.close();
        assertEquals("", Requests.answer(provider, "m", "?"));
    }

    @Test
    void closingEndsTheProvidersEvenOneThatThrows() throws InterruptedException {
        TestPlugin.of("one").with("close", closing("one")).into(folder, "one");
        TestPlugin.of("two").with("close", closing("two") + " throw new Error();")
                .into(folder, "two");
        var host = start(folder);
        host.close();
        awaitClosed("one");
        awaitClosed("two");
        assertEquals(List.of(), host.all());
        assertFalse(host.find("one").isPresent());
    }

    private PluginHost start(Path folder) {
        return start(folder, (_, _) -> Optional.empty());
    }

    private PluginHost start(Path folder, ProviderSettings settings) {
        var host = PluginHost.start(folder, FakeProvider.outside(settings), LIMITS);
        hosts.add(host);
        return host;
    }

    private static Map<String, String> quarantined(PluginHost host) {
        return host.all().stream().filter(Quarantined.class::isInstance)
                .map(Quarantined.class::cast)
                .collect(Collectors.toMap(Listing::id, Quarantined::reason));
    }

    private static String saying(String text) {
        return "sink.text(\"" + text + "\"); return null;";
    }

    /** A system property is what both sides of the class loader's wall can see. */
    private static String closing(String name) {
        return "System.setProperty(\"test.closed." + name + "\", \"true\");";
    }

    private static void awaitClosed(String name) throws InterruptedException {
        while (!Boolean.getBoolean("test.closed." + name)) Thread.sleep(1);
        System.clearProperty("test.closed." + name);
    }
}
