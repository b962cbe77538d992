package com.aimixup.plugin.spi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One AI provider. All methods may be called by many threads at once. Calls block their (virtual)
 * thread; retry, time limits and circuit breaking are the host's.
 */
public interface Provider extends AutoCloseable {

    /** Who processes the data and where; may not change while the provider lives. */
    ProviderFacts facts();

    /**
     * The models on offer now. May use the network; the host caches the answer.
     *
     * @throws ProviderException if the list cannot be had
     */
    List<ModelInfo> models();

    /**
     * Asks one model and blocks until the answer is complete, has failed or was cancelled. Text
     * goes to the sink as it arrives, in the thread of the caller. Expected failures are returned,
     * not thrown, together with the usage known so far.
     */
    ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation);

    /**
     * Draws pictures; blocks until all are there. Providers that draw nothing keep this answer.
     */
    default ImageOutcome images(ImageRequest request, Cancellation cancellation) {
        return new ImageOutcome.Failed(
                new ProviderFailure.Rejected("no-images"), Usage.NONE);
    }

    /**
     * The most input tokens this request can be billed for. It bounds what is held before the call,
     * so it must never be too low. The host's own bound (one token a byte) is used if this is
     * empty.
     */
    default OptionalLong inputTokensAtMost(ChatRequest request) {
        return OptionalLong.empty();
    }

    /** Where it keeps models itself; empty if it keeps none, as most do. */
    default Optional<ModelShelf> shelf() {
        return Optional.empty();
    }

    /** Ends the provider: running calls end soon, further calls fail as unavailable. */
    @Override
    void close();
}
