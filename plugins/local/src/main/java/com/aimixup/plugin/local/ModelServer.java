package com.aimixup.plugin.local;

import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelShelf;
import java.util.List;
import java.util.Optional;

/** A server of models in the house, in its own language. */
interface ModelServer extends AutoCloseable {

    List<ModelInfo> models();

    ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation);

    default Optional<ModelShelf> shelf() {
        return Optional.empty();
    }

    @Override
    void close();
}
