package com.aimixup.plugin.local;

import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ModelInfo;
import java.util.List;

/** A server of models in the house, in its own language. */
interface ModelServer extends AutoCloseable {

    List<ModelInfo> models();

    ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation);

    @Override
    void close();
}
