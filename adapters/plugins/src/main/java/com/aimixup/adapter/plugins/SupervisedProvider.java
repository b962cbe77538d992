package com.aimixup.adapter.plugins;

import com.aimixup.adapter.plugins.PluginCall.Stop;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelShelf;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A plugin's provider of which no call throws, or lasts longer or says more than allowed. */
final class SupervisedProvider implements Provider {
    private final String id;
    private final Provider plugin;
    private final ProviderFacts facts;
    private final ClassLoader classes;
    private final Limits limits;
    private final OfferedModels models;
    private final Attempts attempts;

    SupervisedProvider(String id, Provider plugin, ProviderFacts facts, ClassLoader classes,
            Limits limits, Attempts attempts, InstantSource clock) {
        this.id = id;
        this.plugin = plugin;
        this.facts = facts;
        this.classes = classes;
        this.limits = limits;
        this.attempts = attempts;
        this.models = new OfferedModels(plugin, this::call, limits.answer(), clock);
    }

    String id() {
        return id;
    }

    /** As they were when the plugin started. */
    @Override
    public ProviderFacts facts() {
        return facts;
    }

    /** As the plugin last told; never waits. */
    @Override
    public List<ModelInfo> models() {
        return models.current();
    }

    void askForModels() {
        models.ask();
    }

    /** A new key, say: what the old one could not have may be had now. Does not wait. */
    void askForModelsAnew() {
        attempts.forgetKey();
        models.askAnew();
    }

    /** @param hasKey whether the operator has set one */
    ProviderHealth.State state(boolean hasKey) {
        var failure = models.lastFailure();
        if (attempts.isKeyRefused()
                || failure.filter(ProviderFailure.BadCredentials.class::isInstance).isPresent())
            return hasKey ? ProviderHealth.State.BAD_KEY : ProviderHealth.State.NO_KEY;
        if (!attempts.resting().isEmpty()) return ProviderHealth.State.RESTING;
        return failure.isPresent() ? ProviderHealth.State.UNREACHABLE : ProviderHealth.State.UP;
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation) {
        return attempts.chat(request.model(), request.timeout(), cancellation,
                left -> ask(request.withTimeout(left), sink, cancellation));
    }

    private Attempts.Tried ask(ChatRequest request, ChatSink sink, Cancellation cancellation) {
        var call = this.<ChatOutcome>call();
        var silence = new Silence(limits.silence());
        var heard = new SupervisedSink(sink, call, silence, request.outputTokensMax());
        cancellation.onCancel(() -> call.stop(Stop.CANCELLED));
        var end = call.run(() -> plugin.chat(request, heard, call), request.timeout(), silence);
        heard.rethrow();
        return new Attempts.Tried(Outcomes.chat(end, heard.lastUsage()), heard.isHeard());
    }

    @Override
    public ImageOutcome images(ImageRequest request, Cancellation cancellation) {
        return attempts.guarded(request.model(), () -> draw(request, cancellation),
                outcome -> outcome instanceof ImageOutcome.Failed(var failure, _)
                        ? Optional.of(failure) : Optional.empty(),
                failure -> new ImageOutcome.Failed(failure, Usage.NONE));
    }

    private ImageOutcome draw(ImageRequest request, Cancellation cancellation) {
        var call = this.<ImageOutcome>call();
        cancellation.onCancel(() -> call.stop(Stop.CANCELLED));
        return Outcomes.images(call.run(() -> plugin.images(request, call), request.timeout()));
    }

    Attempts attempts() {
        return attempts;
    }

    /** Empty, too, if the plugin cannot say it in time. */
    @Override
    public OptionalLong inputTokensAtMost(ChatRequest request) {
        var end = this.<OptionalLong>call()
                .run(() -> plugin.inputTokensAtMost(request), limits.answer());
        var bound = end.value().orElse(OptionalLong.empty());
        return bound.isPresent() && bound.getAsLong() >= 0 ? bound : OptionalLong.empty();
    }

    /** Empty, too, if the plugin cannot say it in time. */
    @Override
    public Optional<ModelShelf> shelf() {
        var kept = this.<Boolean>call().run(() -> plugin.shelf().isPresent(), limits.answer());
        if (!kept.value().orElse(false)) return Optional.empty();
        return Optional.of(new SupervisedShelf(plugin::shelf, this::call));
    }

    @Override
    public void close() {
        this.<Boolean>call().run(() -> {
            plugin.close();
            return true;
        }, limits.answer());
    }

    private <T> PluginCall<T> call() {
        return new PluginCall<>(id, classes, limits.grace());
    }

    /**
     * @param start for a plugin to be created
     * @param answer for what should be quick: its models, its bound of a request, its end
     * @param grace for a call to end after it was told to stop
     * @param silence for a chat
     */
    record Limits(Duration start, Duration answer, Duration grace, Silence.Limits silence) {
        static final Limits USUAL = new Limits(
                Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(2));

        Limits(Duration start, Duration answer, Duration grace) {
            this(start, answer, grace, Silence.Limits.USUAL);
        }
    }
}
