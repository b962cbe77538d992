package com.aimixup.plugin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFactory;
import com.aimixup.plugin.spi.ProviderFailure;
import java.lang.ref.WeakReference;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every provider promises, with or without a network. */
public abstract class ProviderContract {
    private static final int AT_ONCE = 100;

    protected Surroundings surroundings;
    protected Provider provider;

    protected abstract ProviderFactory factory();

    /** What the operator has set. */
    protected abstract Map<String, String> settings();

    /** A question that is answered soon, with text, to its end. */
    protected abstract ChatRequest question();

    @BeforeEach
    void createProvider() {
        surroundings = new Surroundings(settings());
        provider = factory().create(surroundings);
    }

    @AfterEach
    void closeProvider() {
        provider.close();
        surroundings.close();
    }

    @Test
    void theFactoryIsFoundAndWrittenForThisPort() {
        assertEquals(ProviderFactory.SPI_VERSION, factory().spiVersion());
        assertTrue(factory().id().matches("[a-z0-9-]{1,32}"), factory().id());
        assertTrue(ServiceLoader.load(ProviderFactory.class).stream()
                .anyMatch(found -> found.type() == factory().getClass()), "no service file");
    }

    @Test
    void theFactsSatisfyThePrivacyPolicy() {
        var facts = provider.facts();
        assertFalse(facts.trainsOnData());
        assertFalse(facts.categories().isEmpty());
        assertFalse(facts.retention().isBlank());
        assertFalse(facts.transferBasis().isBlank());
        var today = LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC);
        assertFalse(facts.checkedOn().isAfter(today.plusDays(1)), "checked in the future");
        assertEquals(facts.local(), facts.country().equals("ZZ"));
        assertTrue(facts.local() || !facts.hosts().isEmpty(), "no host named");
        assertEquals(facts, provider.facts());
    }

    @Test
    void aQuestionIsAnswered() {
        var listener = new Listener();
        listener.calledFrom(Thread.currentThread());
        var outcome = provider.chat(question(), listener, new Brake());
        var completed = assertInstanceOf(ChatOutcome.Completed.class, outcome);
        assertEquals(ChatOutcome.FinishReason.STOP, completed.reason());
        assertFalse(listener.text().isEmpty());
        assertEquals(List.of(), listener.complaints());
    }

    @Test
    void aModelIsListedOnce() {
        var ids = models().stream().map(ModelInfo::id).toList();
        assertFalse(ids.isEmpty());
        assertEquals(ids.size(), new HashSet<>(ids).size());
    }

    /** Prepared by those who need to. */
    protected List<ModelInfo> models() {
        return provider.models();
    }

    @Test
    void aCallThatIsCancelledBeforeItBeginsSaysNothing() {
        var brake = new Brake();
        brake.pull();
        var listener = new Listener();
        var outcome = provider.chat(question(), listener, brake);
        assertInstanceOf(ChatOutcome.Cancelled.class, outcome);
        assertEquals("", listener.text());
    }

    @Test
    void aClosedProviderIsUnavailable() {
        provider.close();
        var outcome = provider.chat(question(), new Listener(), new Brake());
        var failed = assertInstanceOf(ChatOutcome.Failed.class, outcome);
        assertInstanceOf(ProviderFailure.Unavailable.class, failed.failure());
    }

    @Test
    void aHundredCallsAtOnceGetAHundredAnswers() throws Exception {
        var expected = new Listener();
        provider.chat(question(), expected, new Brake());
        var calls = new ArrayList<Callable<String>>();
        for (int i = 0; i < AT_ONCE; i++) {
            calls.add(() -> {
                var listener = new Listener();
                listener.calledFrom(Thread.currentThread());
                var outcome = provider.chat(question(), listener, new Brake());
                assertEquals(List.of(), listener.complaints());
                return outcome instanceof ChatOutcome.Completed ? listener.text() : "" + outcome;
            });
        }
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : executor.invokeAll(calls)) {
                assertEquals(expected.text(), answer.get());
            }
        }
    }

    @Test
    void callsLeaveNoThreadAndNoMemoryBehind() throws InterruptedException {
        provider.chat(question(), new Listener(), new Brake()); // what is made once is made now
        var before = Residue.threads();
        var references = new ArrayList<WeakReference<Object>>();
        for (int i = 0; i < 20; i++) {
            var listener = new Listener();
            var brake = new Brake();
            provider.chat(question(), listener, brake);
            references.add(new WeakReference<>(listener));
            references.add(new WeakReference<>(brake));
        }
        assertTrue(Residue.collected(references));
        var after = Residue.threads();
        after.removeAll(before);
        assertEquals(0, after.size(), after::toString);
    }
}
