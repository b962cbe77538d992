package com.aimixup.launcher;

import com.aimixup.adapter.plugins.PluginCheck;
import com.aimixup.bootstrap.Plugins;
import com.aimixup.bootstrap.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks one plugin before it is put to use: a line for each check, in plain words. */
final class PluginCheckRun {
    private PluginCheckRun() {}

    static int run(Path plugin, Optional<Path> given, Command.Context context)
            throws IOException, InterruptedException {
        if (!Files.exists(plugin)) throw new Refusal("there is no file or folder " + plugin);
        if (!Files.isDirectory(plugin) && !plugin.toString().endsWith(".jar"))
            throw new Refusal(plugin + " is neither a jar, whose name ends so, nor a folder");
        var tests = given.or(() -> beside(plugin));
        if (tests.filter(file -> !Files.isRegularFile(file)).isPresent())
            throw new Refusal("there is no file " + tests.get());
        var out = context.terminal().out();
        var ends = new EnumMap<PluginCheck.End, Integer>(PluginCheck.End.class);
        Plugins.check(plugin, tests, context.settings().get(), context.surroundings().get(),
                line -> {
                    ends.merge(line.end(), 1, Integer::sum);
                    out.printf("%-8s%s%s%n", switch (line.end()) {
                        case GOOD -> "ok";
                        case SKIPPED -> "-";
                        case BAD -> "FAILED";
                    }, line.check(), line.why().isEmpty() ? "" : ": " + line.why());
                });
        if (tests.isEmpty() && !ends.containsKey(PluginCheck.End.BAD))
            out.println("Only what every plugin must do was checked, not what it says to its"
                    + " provider: that takes a jar of tests, --tests JAR (docs/plugins.md).");
        out.printf(Locale.ROOT, "%d ok, %d failed, %d left out%n",
                count(ends, PluginCheck.End.GOOD), count(ends, PluginCheck.End.BAD),
                count(ends, PluginCheck.End.SKIPPED));
        return ends.containsKey(PluginCheck.End.BAD) ? 1 : 0;
    }

    private static int count(Map<PluginCheck.End, Integer> ends, PluginCheck.End end) {
        return ends.getOrDefault(end, 0);
    }

    /** {@code plain-tests.jar} beside {@code plain.jar}. */
    private static Optional<Path> beside(Path plugin) {
        var name = plugin.getFileName().toString().replaceFirst("\\.jar$", "");
        return Optional.of(plugin.resolveSibling(name + "-tests.jar")).filter(Files::exists);
    }
}
