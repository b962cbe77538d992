package com.aimixup.launcher;

import com.aimixup.application.providers.ProviderRegister;
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
        return "list\naccept ID\nkey ID [--remove] < FILE\nenable NAME\ndisable NAME\n"
                + "check JAR|FOLDER [--tests JAR]";
    }

    @Override
    public String summary() {
        return "tell what each provider jar is; check, accept, give a key; take in or out of use";
    }

    @Override
    public int run(List<String> words, Context context)
            throws IOException, InterruptedException {
        var parsed = Words.parse(words, Set.of("--tests"), Set.of("--remove"));
        var what = words.isEmpty() ? "" : words.getFirst();
        var out = context.terminal().out();
        return switch (what) {
            case "list" -> {
                parsed.positions(1);
                yield PluginList.run(context);
            }
            case "accept" -> accept(parsed.positions(2).getLast(), context, out);
            case "check" -> PluginCheckRun.run(Path.of(parsed.positions(2).getLast()),
                    parsed.option("--tests").map(Path::of), context);
            case "key" -> PluginKey.run(parsed.positions(2).getLast(), parsed.has("--remove"),
                    context);
            case "enable", "disable" ->
                    move(what.equals("enable"), parsed.positions(2).getLast(), context, out);
            default -> throw new Usage("list, accept, key, enable, disable or check?");
        };
    }

    /** The operator says: this company may process what people write, on these terms. */
    private static int accept(String id, Context context, PrintStream out) {
        var settings = context.settings().get();
        var world = context.surroundings().get();
        try (var host = Plugins.load(settings, world)) { // its facts need no key
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
}
