package com.aimixup.bootstrap;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Where log lines go: standard error, one line an event. */
public final class Logs {
    /** Others' loggers tell of their own workings; only their warnings concern an operator. */
    private static final String OURS = "com.aimixup";
    /** Kept from the garbage collector: a level that is set is lost with its logger. */
    private static final Logger OUR_LOGGER = Logger.getLogger(OURS);

    private Logs() {}

    public static void configure(Settings settings) {
        configure(Level.parse(settings.text(Setting.LOG_LEVEL)));
    }

    /** For a command whose output is for people: warnings only, unless more was asked for. */
    public static void configureQuietly(Settings settings) {
        var asked = Level.parse(settings.text(Setting.LOG_LEVEL));
        configure(asked.equals(Level.INFO) ? Level.WARNING : asked);
    }

    private static void configure(Level level) {
        LogManager.getLogManager().reset();
        var root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        OUR_LOGGER.setLevel(level);
        Handler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        handler.setFormatter(new LogLine());
        root.addHandler(handler);
    }
}
