package com.aimixup.plugin.echo;

import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderContext;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sandbox. It keeps nothing but the calls that are running. */
final class EchoProvider implements Provider {
    private static final ProviderFacts FACTS = new ProviderFacts("Sandbox on this machine", "ZZ",
            Set.of(), true, EnumSet.allOf(DataCategory.class), false, "nothing is kept",
            "none needed", URI.create("urn:aimixup:sandbox"), LocalDate.of(2026, 11, 24));

    private final ProviderContext context;
    private final Set<Stop> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    EchoProvider(ProviderContext context) {
        this.context = context;
    }

    @Override
    public ProviderFacts facts() {
        return FACTS;
    }

    @Override
    public List<ModelInfo> models() {
        return EchoModel.infos();
    }

    @Override
    public OptionalLong inputTokensAtMost(ChatRequest request) {
        return OptionalLong.of(Tokens.read(request));
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation) {
        var model = EchoModel.find(request.model());
        if (model.isEmpty()) return failed(new ProviderFailure.Rejected("unknown-model"));
        if (model.get().draws()) return failed(new ProviderFailure.Rejected("no-chat"));
        var read = Tokens.read(request);
        if (read + request.outputTokensMax() > EchoModel.CONTEXT_TOKENS) {
            return failed(new ProviderFailure.TooLong());
        }
        var stop = Stop.on(cancellation);
        running.add(stop);
        if (closed) stop.close(); // after the add: close() ends each call that it does not see here
        try {
            var speech = new Speech(sink, stop, read);
            return new Act(speech, request, pace(), thinking()).play(model.get());
        } finally {
            running.remove(stop);
        }
    }

    @Override
    public ImageOutcome images(ImageRequest request, Cancellation cancellation) {
        if (closed) return undrawn(new ProviderFailure.Unavailable());
        var model = EchoModel.find(request.model());
        if (model.isEmpty()) return undrawn(new ProviderFailure.Rejected("unknown-model"));
        return switch (model.get()) {
            case PIXELS -> Mosaics.draw(request, cancellation);
            case SLOW_PIXELS -> drawSlowly(request, cancellation);
            case NO_PIXELS -> undrawn(new ProviderFailure.Refused());
            default -> undrawn(new ProviderFailure.Rejected("no-images"));
        };
    }

    private ImageOutcome drawSlowly(ImageRequest request, Cancellation cancellation) {
        var stop = Stop.on(cancellation);
        running.add(stop);
        if (closed) stop.close();
        try {
            if (stop.pause(thinking())) return Mosaics.draw(request, cancellation);
            return stop.byClose() ? undrawn(new ProviderFailure.Unavailable())
                    : new ImageOutcome.Cancelled(Usage.NONE);
        } finally {
            running.remove(stop);
        }
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(Stop::close);
    }

    private Duration pace() {
        return millis("pace_millis", 20);
    }

    private Duration thinking() {
        return millis("thinking_millis", 3_000);
    }

    /** The operator's own settings; what is no number of milliseconds is as good as none. */
    private Duration millis(String setting, long otherwise) {
        return context.setting(setting)
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofMillis(Long.parseLong(value)))
                .orElse(Duration.ofMillis(otherwise));
    }

    private static ChatOutcome failed(ProviderFailure failure) {
        return new ChatOutcome.Failed(failure, Usage.NONE);
    }

    private static ImageOutcome undrawn(ProviderFailure failure) {
        return new ImageOutcome.Failed(failure, Usage.NONE);
    }
}
