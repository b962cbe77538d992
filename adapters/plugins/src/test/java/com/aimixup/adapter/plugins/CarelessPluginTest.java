package com.aimixup.adapter.plugins;

import static com.aimixup.adapter.plugins.Requests.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.plugins.FakeProvider.Chat;
import com.aimixup.adapter.plugins.Requests.Heard;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome.Cancelled;
import com.aimixup.plugin.spi.ChatOutcome.Completed;
import com.aimixup.plugin.spi.ChatOutcome.Failed;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.ProviderFailure.Protocol;
import com.aimixup.plugin.spi.ProviderFailure.RateLimited;
import com.aimixup.plugin.spi.ProviderFailure.Rejected;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A plugin that does not keep to the contract, in what it throws and returns. */
@Timeout(30)
final class CarelessPluginTest {
    private static final Usage SEVEN = Usage.of(7, 0);

    private final Heard heard = new Heard();

    @Test
    void whateverAPluginThrowsIsAFailureWithoutItsText() {
        for (var thrown : new Throwable[] {new IllegalStateException("the prompt"),
            new StackOverflowError("the prompt"), new InterruptedException("the prompt")}) {
            var outcome = chat((_, sink, _) -> {
                sink.usage(SEVEN);
                return FakeProvider.sneak(thrown);
            });
            assertEquals(new Failed(new Protocol(), SEVEN), outcome);
        }
    }

    @Test
    void nothingIsNullWhateverAPluginReturns() {
        assertEquals(new Failed(new Protocol(), Usage.NONE), chat((_, _, _) -> null));
        assertEquals(new Completed(FinishReason.OTHER, SEVEN), chat((_, sink, _) -> {
            sink.usage(SEVEN);
            sink.usage(null);
            sink.text(null);
            sink.text("");
            sink.reasoning(null);
            sink.image(null, null);
            return new Completed(null, null);
        }));
        assertEquals(new Failed(new Protocol(), Usage.NONE),
                chat((_, _, _) -> new Failed(null, null)));
        assertEquals(new Failed(new RateLimited(Optional.empty()), Usage.NONE),
                chat((_, _, _) -> new Failed(new RateLimited(null), null)));
        assertTrue(heard.pieces.isEmpty());
    }

    @Test
    void aReasonIsACodeAndNoText() {
        assertEquals(new Rejected("no-images"), failure(new Rejected("no-images")));
        assertEquals(new Rejected("unspecified"), failure(new Rejected("Your prompt: …")));
        assertEquals(new Rejected("unspecified"), failure(new Rejected(null)));
    }

    @Test
    void nobodyIsCancelledByThePluginItself() {
        assertEquals(new Failed(new Protocol(), SEVEN), chat((_, _, _) -> new Cancelled(SEVEN)));
    }

    @Test
    void theBoundOfTheInputIsTakenOnlyIfItIsOne() {
        var request = ask("m", "?");
        assertEquals(OptionalLong.of(5),
                bound(() -> OptionalLong.of(5)).inputTokensAtMost(request));
        assertEquals(OptionalLong.empty(),
                bound(() -> OptionalLong.of(-5)).inputTokensAtMost(request));
        assertEquals(OptionalLong.empty(), bound(() -> null).inputTokensAtMost(request));
        assertEquals(OptionalLong.empty(), bound(() -> {
            throw new IllegalStateException();
        }).inputTokensAtMost(request));
    }

    @Test
    void aDrawingThatIsNullIsAFailure() {
        var request = new ImageRequest("m", "x", 1, Optional.empty(), Optional.empty(),
                Duration.ofSeconds(9));
        var supervised = FakeProvider.supervised(new FakeProvider((_, _, _) -> null));
        assertEquals(new Protocol(), assertInstanceOf(ImageOutcome.Failed.class,
                supervised.images(request, Cancellation.none())).failure());
    }

    private ProviderFailure failure(ProviderFailure told) {
        var outcome = chat((_, _, _) -> new Failed(told, SEVEN));
        return assertInstanceOf(Failed.class, outcome).failure();
    }

    private ChatOutcome chat(Chat chat) {
        return FakeProvider.supervised(new FakeProvider(chat))
                .chat(ask("m", "?"), heard, Cancellation.none());
    }

    private static SupervisedProvider bound(Supplier<OptionalLong> bound) {
        return FakeProvider.supervised(new FakeProvider((_, _, _) -> null) {
            @Override
            public OptionalLong inputTokensAtMost(ChatRequest request) {
                return bound.get();
            }
        });
    }
}
