package com.aimixup.adapter.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ProviderException;
import com.aimixup.plugin.spi.ProviderFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class OfferedModelsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean broken;

    private final OfferedModels models = new OfferedModels(
            new FakeProvider((_, _, _) -> null) {
                @Override
                public List<ModelInfo> models() {
                    asked.incrementAndGet();
                    if (broken) throw new ProviderException(new ProviderFailure.Unavailable());
                    return List.of(new ModelInfo("m" + asked, "M", 0, 0, Set.of()));
                }
            },
            () -> new PluginCall<>("fake", getClass().getClassLoader(), Duration.ofSeconds(1)),
            Duration.ofSeconds(5), now::get);

    @Test
    void whatWasToldIsKeptWhileItIsFresh() {
        models.ask();
        pass(Duration.ofMinutes(10));
        assertEquals("m1", models.current().getFirst().id());
        assertEquals(1, asked.get());
    }

    @Test
    void theAgedAreGivenOnceMoreAndThenTheNew() throws InterruptedException {
        models.ask();
        pass(Duration.ofMinutes(11));
        assertEquals("m1", models.current().getFirst().id());
        awaitFirst("m2");
        assertEquals(2, asked.get(), "not asked twice by two who look at once");
    }

    @Test
    void theLastOnesStayWhileThePluginCannotTell() throws InterruptedException {
        models.ask();
        broken = true;
        pass(Duration.ofMinutes(11));
        models.ask();
        assertEquals("m1", models.current().getFirst().id());
        broken = false;
        pass(Duration.ofSeconds(31));
        awaitFirst("m3");
    }

    private void awaitFirst(String id) throws InterruptedException {
        while (!models.current().getFirst().id().equals(id)) Thread.sleep(1);
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
