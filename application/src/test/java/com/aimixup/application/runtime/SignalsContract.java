package com.aimixup.application.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What signals promise. */
public abstract class SignalsContract {
    private static final int MANY = 1_000;
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

    /** Ready to hear whatever is sent from now on. */
    protected abstract Signals signals();

    /** Another node. */
    protected abstract Signals others();

    @Test
    void everyoneHearsWhatOneSaysAlsoTheOneWhoSaysIt() throws InterruptedException {
        listen(signals());
        listen(others());
        var id = UUID.randomUUID();
        signals().send("a-topic", List.of(id));
        assertEquals("a-topic " + id, next());
        assertEquals("a-topic " + id, next());
    }

    @Test
    void manyAtOnceAllArriveInTheirOrder() throws InterruptedException {
        listen(others());
        var ids = Stream.generate(UUID::randomUUID).limit(MANY).toList();
        signals().send("many", ids);
        for (var id : ids) assertEquals("many " + id, next());
    }

    @Test
    void whoHasEndedHearsNoMore() throws InterruptedException {
        listen(others()).run();
        listen(others());
        var id = UUID.randomUUID();
        signals().send("late", List.of(id));
        assertEquals("late " + id, next());
        assertEquals(0, heard.size());
    }

    private Runnable listen(Signals node) {
        return node.listen((topic, id) -> heard.add(topic + " " + id));
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(20, TimeUnit.SECONDS));
    }
}
