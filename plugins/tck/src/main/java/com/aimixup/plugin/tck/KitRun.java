package com.aimixup.plugin.tck;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs tests without a build. In types of the JDK alone, since who calls it has class loaders of
 * its own: takes the test classes, and tells of each test its name and why it failed. That is empty
 * if it did not; it begins with {@code skipped} if it was left out.
 */
public final class KitRun implements BiConsumer<List<Class<?>>, BiConsumer<String, String>> {
    private static final int WORDS_MAX = 300;

    @Override
    public void accept(List<Class<?>> tests, BiConsumer<String, String> heard) {
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(tests.stream().map(DiscoverySelectors::selectClass).toList())
                .build();
        LauncherFactory.create().execute(request, new Told(heard));
    }

    private record Told(BiConsumer<String, String> heard) implements TestExecutionListener {

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            switch (result.getStatus()) {
                case SUCCESSFUL -> {
                    if (test.isTest()) heard.accept(sentence(test), "");
                }
                case ABORTED -> heard.accept(sentence(test), "skipped" + words(result));
                case FAILED -> heard.accept(sentence(test), "failed" + words(result));
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            heard.accept(sentence(test), "skipped: " + reason);
        }
    }

    private static String words(TestExecutionResult result) {
        return result.getThrowable().map(cause -> {
            var line = String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
            var start = line.substring(0, Math.min(WORDS_MAX, line.length()));
            return ": " + cause.getClass().getSimpleName() + ": " + start;
        }).orElse("");
    }

    /** The name of a method is a sentence; others have one of their own. */
    static String sentence(TestIdentifier test) {
        var name = test.getDisplayName();
        return name.endsWith("()") ? sentence(name.substring(0, name.length() - 2)) : name;
    }

    static String sentence(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z0-9])|(?<=\\d)(?=[A-Z])|(?<=[A-Z])(?=[A-Z])",
                " ").toLowerCase(Locale.ROOT);
    }
}
