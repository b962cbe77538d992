package com.aimixup.launcher;

import com.aimixup.bootstrap.Backend;
import com.aimixup.bootstrap.Plugins;
import com.aimixup.bootstrap.Refusal;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ModelShelf;
import com.aimixup.plugin.spi.ModelShelf.Outcome;
import com.aimixup.plugin.spi.ProviderException;
import com.aimixup.plugin.spi.ProviderFailure;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The models that a provider keeps in the house: fetches them, and minds their memory. */
final class ModelsCommand implements Command {
    private static final String LOCAL = "local";
    private static final double GIGABYTE = 1e9;

    @Override
    public String name() {
        return "models";
    }

    @Override
    public String usage() {
        return "list [--provider ID]\npull MODEL [--provider ID]\nload MODEL [--provider ID]\n"
                + "unload MODEL [--provider ID]";
    }

    @Override
    public String summary() {
        return "show, fetch, load and unload the models in the house";
    }

    @Override
    public int run(List<String> words, Context context) {
        var parsed = Words.parse(words, Set.of("--provider"), Set.of());
        var what = words.isEmpty() ? "" : words.getFirst();
        if (!Set.of("list", "pull", "load", "unload").contains(what))
            throw new Usage("list, pull, load or unload?");
        var model = parsed.positions(what.equals("list") ? 1 : 2).getLast();
        var provider = parsed.option("--provider").orElse(LOCAL);
        var settings = context.settings().get();
        var world = context.surroundings().get();
        try (var backend = Backend.join(settings, world);
                var host = Plugins.load(settings, backend.providerKeys(), world)) {
            var shelf = host.find(provider)
                    .orElseThrow(() -> new Refusal("there is no plugin " + provider
                            + " that runs; see plugin list"))
                    .shelf().orElseThrow(() -> new Refusal(provider + " keeps no models itself"));
            if (what.equals("list")) return list(shelf, context.terminal());
            return end(switch (what) {
                case "pull" -> shelf.pull(model, new Meter(context.terminal()),
                        Cancellation.none());
                case "load" -> shelf.load(model, Cancellation.none());
                default -> shelf.unload(model, Cancellation.none());
            }, what, model, context.terminal());
        }
    }

    private static int list(ModelShelf shelf, Terminal terminal) {
        try {
            for (var model : shelf.list())
                terminal.out().printf(Locale.ROOT, "%-40s %8.1f GB%s%n", model.model(),
                        model.bytes() / GIGABYTE, model.loaded() ? "  in memory" : "");
            return 0;
        } catch (ProviderException told) {
            throw new Refusal(words(told.failure()));
        }
    }

    private static int end(Outcome outcome, String what, String model, Terminal terminal) {
        return switch (outcome) {
            case Outcome.Done() -> {
                terminal.line(model + switch (what) {
                    case "pull" -> " is there; a running server lists it within ten minutes";
                    case "load" -> " is in memory, until it is unloaded";
                    default -> " is out of memory";
                });
                yield 0;
            }
            case Outcome.Failed(var failure) -> throw new Refusal(words(failure));
            case Outcome.Cancelled() -> throw new Refusal("stopped");
        };
    }

    private static String words(ProviderFailure failure) {
        return switch (failure) {
            case ProviderFailure.Unavailable() -> "its server does not answer, or broke off";
            case ProviderFailure.Rejected(var why) when why.equals("unknown-model") ->
                    "there is no such model";
            case ProviderFailure.Rejected(var why) when why.equals("not-local") ->
                    "that model is not in the house: what is asked of it would leave it";
            case ProviderFailure.Truncated() ->
                    "the fetch broke off; the same command goes on where it was";
            default -> "it failed: " + failure.code();
        };
    }

    /** A line for each step, and for each tenth of one. */
    private static final class Meter implements ModelShelf.Progress {
        private static final int PARTS = 10;
        private final Terminal terminal;
        private String last = "";

        Meter(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void at(String step, long doneBytes, long totalBytes) {
            var plain = step.replaceAll("[^\\x20-\\x7e]", "?");
            var now = totalBytes > 0 ? plain + " " + 100 / PARTS
                    * Math.min(PARTS, doneBytes / Math.max(1, totalBytes / PARTS)) + " %" : plain;
            if (now.equals(last)) return;
            last = now;
            terminal.line(now);
        }
    }
}
