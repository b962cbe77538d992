package com.aimixup.launcher;

import com.aimixup.application.providers.ProviderRegister;
import com.aimixup.application.providers.Providers.Listing;
import com.aimixup.bootstrap.Backend;
import com.aimixup.bootstrap.Plugins;
import com.aimixup.plugin.spi.ProviderFacts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Looks at the provider jars, and takes them in and out of use. */
final class PluginCommand implements Command {
    @Override
    public String name() {
        return "plugin";
    }

    @Override
    public String usage() {
        return "list\naccept ID\nenable NAME\ndisable NAME\ncheck JAR";
    }

    @Override
    public String summary() {
        return "tell what each provider jar is; accept its facts; take it in or out of use";
    }

    @Override
    public int run(List<String> words, Context context) throws IOException {
        var parsed = Words.parse(words, Set.of(), Set.of());
        var what = words.isEmpty() ? "" : words.getFirst();
        var out = context.terminal().out();
        return switch (what) {
            case "list" -> {
                parsed.positions(1);
                yield list(context, out);
            }
            case "accept" -> accept(parsed.positions(2).getLast(), context, out);
            case "check" -> check(Path.of(parsed.positions(2).getLast()), context, out);
            case "enable", "disable" ->
                    move(what.equals("enable"), parsed.positions(2).getLast(), context, out);
            default -> throw new Usage("list, accept, enable, disable or check?");
        };
    }

    private static int list(Context context, PrintStream out) {
        try (var host = Plugins.load(context.settings().get(), context.surroundings().get())) {
            return print(host.all(), out);
        }
    }

    private static int check(Path jar, Context context, PrintStream out) throws IOException {
        try (var trial = Plugins.tryOut(jar, context.settings().get(),
                context.surroundings().get())) {
            var listings = trial.host().all();
            var code = print(listings, out);
            for (var listing : listings)
                if (listing instanceof Listing.Active(_, var facts, var models)) {
                    print(facts, out);
                    models.forEach(model -> out.printf("  model      %s%n", model.id()));
                }
            return code;
        }
    }

    /** The operator says: this company may process what people write, on these terms. */
    private static int accept(String id, Context context, PrintStream out) {
        var settings = context.settings().get();
        var world = context.surroundings().get();
        try (var host = Plugins.load(settings, world)) {
            var provider = host.find(id);
            if (provider.isEmpty()) {
                out.printf("there is no plugin %s that runs; see plugin list%n", id);
                return 1;
            }
            var facts = provider.get().facts();
            out.printf("%s: %s (%s)%n", id, facts.legalName(), facts.country());
            print(facts, out);
            try (var backend = Backend.join(settings, world)) {
                var stores = backend.stores();
                var entry = new ProviderRegister.Entry(facts, world.clock().instant());
                stores.transactions().run(() -> stores.register().add(id, entry));
            }
        }
        out.printf("accepted; in use within seconds%n");
        return 0;
    }

    private static void print(ProviderFacts facts, PrintStream out) {
        out.printf("  hosts      %s%n", facts.hosts().stream().sorted().toList());
        out.printf("  gets       %s%n", facts.categories().stream().sorted().toList());
        out.printf("  retention  %s%n", facts.retention());
        out.printf("  transfer   %s%n", facts.transferBasis());
        out.printf("  terms      %s, read on %s%n", facts.terms(), facts.checkedOn());
    }

    private static int move(boolean in, String name, Context context, PrintStream out)
            throws IOException {
        var folder = Plugins.folder(context.settings().get());
        if (in ? folder.enable(name) : folder.disable(name)) {
            out.printf("%s is %s; a running server notices within seconds%n", name,
                    in ? "enabled" : "disabled");
            return 0;
        }
        out.printf("there is no plugin %s to %s in %s%n", name, in ? "enable" : "disable",
                folder.path());
        return 1;
    }

    private static int print(List<Listing> listings, PrintStream out) {
        var quarantined = 0;
        for (var listing : listings)
            switch (listing) {
                case Listing.Active(var id, var facts, var models) ->
                        out.printf("%-16s active, %d models, %s (%s)%n", id, models.size(),
                                facts.legalName(), facts.country());
                case Listing.Quarantined(var id, var reason) -> {
                    out.printf("%-16s QUARANTINED: %s%n", id, reason);
                    quarantined++;
                }
            }
        return quarantined == 0 ? 0 : 1;
    }
}
