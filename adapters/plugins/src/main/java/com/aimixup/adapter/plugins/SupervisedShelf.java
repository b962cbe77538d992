package com.aimixup.adapter.plugins;

import com.aimixup.adapter.plugins.PluginCall.End;
import com.aimixup.adapter.plugins.PluginCall.Stop;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ModelShelf;
import com.aimixup.plugin.spi.ProviderException;
import com.aimixup.plugin.spi.ProviderFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A plugin's shelf of which no call throws but as the port says, or lasts for ever. */
final class SupervisedShelf implements ModelShelf {
    private static final Duration LIST = Duration.ofMinutes(1);
    private static final Duration PULL = Duration.ofHours(24);
    private static final Duration MOVE = Duration.ofMinutes(15);

    /** The plugin's own shelf, which is asked for within a call. */
    private final Supplier<Optional<ModelShelf>> plugin;
    private final Calls calls;

    /** Makes calls of any result. */
    interface Calls {
        <T> PluginCall<T> begin();
    }

    SupervisedShelf(Supplier<Optional<ModelShelf>> plugin, Calls calls) {
        this.plugin = plugin;
        this.calls = calls;
    }

    @Override
    public List<Shelved> list() {
        return calls.<List<Shelved>>begin().run(() -> List.copyOf(shelf().list()), LIST).value()
                .orElseThrow(() -> new ProviderException(new ProviderFailure.Unavailable()));
    }

    @Override
    public Outcome pull(String model, Progress progress, Cancellation cancellation) {
        return run(PULL, cancellation, (shelf, call) -> shelf.pull(model,
                (step, done, total) -> call.unlessOver(() -> progress.at(step, done, total)),
                call));
    }

    @Override
    public Outcome load(String model, Cancellation cancellation) {
        return run(MOVE, cancellation, (shelf, call) -> shelf.load(model, call));
    }

    @Override
    public Outcome unload(String model, Cancellation cancellation) {
        return run(MOVE, cancellation, (shelf, call) -> shelf.unload(model, call));
    }

    private Outcome run(Duration limit, Cancellation cancellation,
            BiFunction<ModelShelf, PluginCall<Outcome>, Outcome> work) {
        var call = calls.<Outcome>begin();
        cancellation.onCancel(() -> call.stop(Stop.CANCELLED));
        return outcome(call.run(() -> work.apply(shelf(), call), limit));
    }

    private static Outcome outcome(End<Outcome> end) {
        if (end.stop().isPresent()) return end.stop().get() == Stop.CANCELLED
                ? new Outcome.Cancelled() : new Outcome.Failed(new ProviderFailure.TimedOut());
        return end.value().orElseGet(() -> new Outcome.Failed(new ProviderFailure.Protocol()));
    }

    private ModelShelf shelf() {
        return plugin.get().orElseThrow(() ->
                new ProviderException(new ProviderFailure.Rejected("no-shelf")));
    }
}
