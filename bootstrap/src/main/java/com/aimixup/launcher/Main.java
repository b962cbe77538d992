package com.aimixup.launcher;

import com.aimixup.bootstrap.Logs;
import com.aimixup.bootstrap.Settings;
import com.aimixup.bootstrap.Surroundings;
import java.util.List;

/** The program: one command a run. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var terminal = Terminal.ofTheProcess(System.getenv());
        System.exit(new Launcher(terminal, Main::settings, Surroundings::ofTheMachine)
                .run(List.of(arguments)));
    }

    private static Settings settings() {
        var settings = Settings.of(System.getenv());
        Logs.configureQuietly(settings);
        return settings;
    }
}
