package com.aimixup.adapter.plugins;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.jar.JarFile;

/** Tries out a plugin that is in no use: what any must do, and what its own tests show. */
public final class PluginCheck {
    private static final String CONTRACT = "com.aimixup.plugin.tck.ProviderContract";
    private static final String RUN = "com.aimixup.plugin.tck.KitRun";
    private static final String CLASS = ".class";
    private static final String FOUND = "its tests are found";

    public enum End { GOOD, SKIPPED, BAD }

    /** @param why empty if it is good */
    public record Line(String check, End end, String why) {
        static Line good(String check) {
            return new Line(check, End.GOOD, "");
        }

        static Line skipped(String check, String why) {
            return new Line(check, End.SKIPPED, why);
        }

        static Line bad(String check, String why) {
            return new Line(check, End.BAD, why);
        }
    }

    private PluginCheck() {}

    /** What holds of every plugin; needs no server that it could speak to. */
    public static void minimum(Path plugin, Outside outside, Consumer<Line> heard)
            throws InterruptedException {
        new MinimumChecks(PluginFolder.plugin(plugin), outside, heard,
                MinimumChecks.AFTERWARDS).run();
    }

    /**
     * Its own tests: the classes of a jar that extend the conformance kit.
     *
     * @param kit the jars of the kit
     */
    public static void tests(Path plugin, Path tests, Path kit, Consumer<Line> heard)
            throws IOException {
        var jars = new ArrayList<>(PluginFolder.plugin(plugin).jars());
        jars.add(tests);
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = KitLoader.of(jars, PluginFolder.plugin(kit).jars())) {
            thread.setContextClassLoader(loader);
            var contract = loader.loadClass(CONTRACT);
            var found = tests(tests, loader, contract, heard);
            if (!found.isEmpty()) run(loader).accept(found, (test, end) ->
                    heard.accept(line(test, end)));
        } catch (ReflectiveOperationException noKit) {
            throw new IOException("the conformance kit is not in " + kit, noKit);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The kit's types are strangers to us; those of the JDK we share. */
    @SuppressWarnings("unchecked")
    private static BiConsumer<List<Class<?>>, BiConsumer<String, String>> run(ClassLoader loader)
            throws ReflectiveOperationException {
        return (BiConsumer<List<Class<?>>, BiConsumer<String, String>>)
                loader.loadClass(RUN).getConstructor().newInstance();
    }

    private static Line line(String test, String end) {
        if (end.isEmpty()) return Line.good(test);
        return end.startsWith("skipped") ? Line.skipped(test, end) : Line.bad(test, end);
    }

    /** Says what is wrong if there are none. */
    private static List<Class<?>> tests(Path jar, ClassLoader loader, Class<?> contract,
            Consumer<Line> heard) {
        var found = new ArrayList<Class<?>>();
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : file.stream().filter(entry -> entry.getName().endsWith(CLASS))
                    .toList()) {
                var path = entry.getName();
                var name = path.substring(0, path.length() - CLASS.length()).replace('/', '.');
                if (name.startsWith("META-INF") || name.endsWith("module-info")) continue;
                var type = Class.forName(name, false, loader);
                if (contract.isAssignableFrom(type)
                        && !Modifier.isAbstract(type.getModifiers())) found.add(type);
            }
        } catch (IOException unreadable) {
            heard.accept(Line.bad(FOUND, jar.getFileName() + " cannot be read as a jar"));
            return List.of();
        } catch (ClassNotFoundException | LinkageError missing) {
            heard.accept(Line.bad(FOUND, "a class cannot be loaded: " + missing.getMessage()));
            return List.of();
        }
        if (found.isEmpty()) heard.accept(Line.bad(FOUND,
                jar.getFileName() + " holds no class that extends ProviderContract"));
        return found;
    }
}
