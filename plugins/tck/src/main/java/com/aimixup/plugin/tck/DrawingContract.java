package com.aimixup.plugin.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFailure;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every provider that draws promises besides, with or without a network. */
public interface DrawingContract {
    int AT_ONCE = 100;

    /** The one under test. */
    Provider drawer();

    /** A wish that is granted soon, always by the same pictures. */
    ImageRequest wish();

    /** What the test itself remembers of the calls. */
    default void forget() {}

    @Test
    default void aHundredWishesAtOnceGetTheirPictures() throws Exception {
        var expected = drawn();
        Callable<ImageOutcome.Drawn> wished = this::drawn;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : executor.invokeAll(Collections.nCopies(AT_ONCE, wished))) {
                var drawn = call.get();
                assertEquals(expected.usage(), drawn.usage());
                assertEquals(expected.pictures().size(), drawn.pictures().size());
                for (int i = 0; i < drawn.pictures().size(); i++) {
                    assertArrayEquals(expected.pictures().get(i).bytes(),
                            drawn.pictures().get(i).bytes());
                }
            }
        }
    }

    @Test
    default void aWishThatIsCancelledBeforeItBeginsDrawsNothing() {
        var brake = new Brake();
        brake.pull();
        assertInstanceOf(ImageOutcome.Cancelled.class, drawer().images(wish(), brake));
    }

    @Test
    default void aClosedProviderDrawsNothing() {
        drawer().close();
        var failed = assertInstanceOf(ImageOutcome.Failed.class,
                drawer().images(wish(), new Brake()));
        assertInstanceOf(ProviderFailure.Unavailable.class, failed.failure());
    }

    @Test
    default void drawingsLeaveNoThreadAndNoMemoryBehind() throws Exception {
        Residue.assertNone(Residue.longer(wish()), wish -> {
            assertInstanceOf(ImageOutcome.Drawn.class, drawer().images(wish, new Brake()));
            forget();
        });
    }

    private ImageOutcome.Drawn drawn() {
        return assertInstanceOf(ImageOutcome.Drawn.class, drawer().images(wish(), new Brake()));
    }
}
