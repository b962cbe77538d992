package com.aimixup.adapter.plugins;

import com.aimixup.adapter.plugins.PluginCheck.Line;
import com.aimixup.adapter.plugins.PluginFolder.PluginFiles;
import com.aimixup.adapter.plugins.PluginStart.Result;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderException;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.spi.ProviderFailure;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What every plugin must do, whatever it speaks to. */
final class MinimumChecks {
    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(2);
    /** For threads to end and classes to be collected. */
    static final Duration AFTERWARDS = Duration.ofSeconds(10);

    private static final Cancellation STOPPED = new Cancellation() {
        @Override
        public boolean isCancelled() {
            return true;
        }

        @Override
        public void onCancel(Runnable close) {
            close.run();
        }
    };

    private final PluginFiles files;
    private final Outside outside;
    private final Consumer<Line> heard;
    private final Duration afterwards;
    private Optional<String> model = Optional.empty();

    MinimumChecks(PluginFiles files, Outside outside, Consumer<Line> heard, Duration afterwards) {
        this.files = files;
        this.outside = outside;
        this.heard = heard;
        this.afterwards = afterwards;
    }

    void run() throws InterruptedException {
        var classes = startAndClose();
        if (classes.isEmpty()) return;
        var loader = classes.get();
        say("it leaves no thread behind", () -> awaits(() -> threadsOf(loader).isEmpty())
                ? "" : "these run on: " + threadsOf(loader));
        say("its classes can be unloaded", () -> awaits(() -> {
            System.gc();
            return loader.get() == null;
        }) ? "" : "something keeps them: a thread, a shutdown hook, a thread-local, a cache");
    }

    /** Apart, so that nothing here holds on to the plugin afterwards. */
    private Optional<WeakReference<ClassLoader>> startAndClose() {
        var end = PluginStart.begin(files, outside).await(START);
        if (end instanceof Result.Refused(_, var reason)) {
            heard.accept(Line.bad("it starts", reason));
            return Optional.empty();
        }
        var created = (Result.Created) end;
        heard.accept(Line.good("it starts, as " + created.id()));
        var provider = created.provider();
        var loader = created.loader().classes();
        say("its facts are complete", () -> fault(created.facts()));
        models(created);
        say("a call that is cancelled before it begins says nothing", () ->
                cancelled(provider, created.id(), loader));
        say("it closes in time", () -> call(created.id(), loader, () -> {
            provider.close();
            return true;
        }).isPresent() ? "" : "close took longer than " + ANSWER.toSeconds() + " s, or threw");
        say("a call after its close is unavailable", () -> afterwards(created));
        created.egress().close();
        created.loader().close();
        return Optional.of(new WeakReference<>(loader));
    }

    private String fault(ProviderFacts facts) {
        var faults = new ArrayList<String>();
        var today = LocalDate.ofInstant(outside.clock().instant(), ZoneOffset.UTC);
        if (facts.categories().isEmpty()) faults.add("no category of data");
        if (facts.retention().isBlank()) faults.add("no retention");
        if (facts.transferBasis().isBlank()) faults.add("no basis of a transfer");
        if (!facts.terms().isAbsolute()) faults.add("no address of the terms");
        if (facts.checkedOn().isAfter(today.plusDays(1))) faults.add("checked in the future");
        if (facts.local() != facts.country().equals("ZZ"))
            faults.add("ZZ is for what is local, and for that alone");
        if (!facts.local() && facts.hosts().isEmpty()) faults.add("no host");
        return String.join(", ", faults);
    }

    private void models(Result.Created created) {
        var check = "its models are well formed";
        var said = new AtomicReference<>("it told none in time, or threw");
        var models = call(created.id(), created.loader().classes(), () -> {
            try {
                return List.copyOf(created.provider().models());
            } catch (ProviderException told) {
                said.set("cannot be had here: " + told.failure().code());
                throw told;
            }
        });
        if (models.isEmpty()) heard.accept(said.get().startsWith("cannot")
                ? Line.skipped(check, said.get()) : Line.bad(check, said.get()));
        else say(check, () -> fault(models.get()));
        model = models.stream().flatMap(List::stream)
                .filter(one -> one.capabilities().contains(ModelInfo.Capability.CHAT))
                .map(ModelInfo::id).findFirst();
    }

    private static String fault(List<ModelInfo> models) {
        var ids = new HashSet<String>();
        for (var model : models) {
            if (!ids.add(model.id())) return model.id() + " is there twice";
            if (!model.id().equals(model.id().strip())) return "blanks around " + model.id();
            if (model.displayName().isBlank()) return model.id() + " has no name for people";
            if (model.contextTokens() < 0 || model.outputTokensMax() < 0)
                return model.id() + " has a negative size";
            if (model.capabilities().isEmpty()) return model.id() + " can do nothing";
        }
        return "";
    }

    private String cancelled(Provider provider, String id, ClassLoader loader) {
        var text = new StringBuffer();
        var call = new PluginCall<ChatOutcome>(id, loader, GRACE);
        var outcome = call.run(() -> provider.chat(question(), text::append, STOPPED), ANSWER);
        if (!text.isEmpty()) return "it spoke";
        return outcome.value().filter(end -> end instanceof ChatOutcome.Cancelled
                || isUnknownModel(end)).isPresent() ? "" : "it did not end as Cancelled";
    }

    /** Without a list we ask for any model, and it may say first that there is none. */
    private boolean isUnknownModel(ChatOutcome outcome) {
        return model.isEmpty() && outcome instanceof ChatOutcome.Failed;
    }

    private String afterwards(Result.Created created) {
        var outcome = call(created.id(), created.loader().classes(), () -> created.provider()
                .chat(question(), _ -> { }, Cancellation.none()));
        return outcome.filter(end -> end instanceof ChatOutcome.Failed(var why, _)
                && why instanceof ProviderFailure.Unavailable || isUnknownModel(end)).isPresent()
                ? "" : "it did not end as Failed(Unavailable)";
    }

    private static <T> Optional<T> call(String id, ClassLoader loader, Callable<T> code) {
        return new PluginCall<T>(id, loader, GRACE).run(code, ANSWER).value();
    }

    private ChatRequest question() {
        return new ChatRequest(model.orElse("any"), "", List.of(Message.user("Why tides?")), 100,
                OptionalDouble.empty(), Optional.empty(), ANSWER);
    }

    private void say(String check, Callable<String> fault) {
        try {
            var why = fault.call();
            heard.accept(why.isEmpty() ? Line.good(check) : Line.bad(check, why));
        } catch (Exception e) {
            throw new IllegalStateException(check, e);
        }
    }

    private static List<String> threadsOf(WeakReference<ClassLoader> loader) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> loader.get() != null
                        && thread.getContextClassLoader() == loader.get())
                .map(Thread::getName).sorted().toList();
    }

    private boolean awaits(BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + afterwards.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) return false;
            Thread.sleep(20); // nothing tells when a thread or a collection is done
        }
        return true;
    }
}
