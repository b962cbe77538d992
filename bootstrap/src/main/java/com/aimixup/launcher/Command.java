package com.aimixup.launcher;

import com.aimixup.bootstrap.Backend;
import com.aimixup.bootstrap.Settings;
import com.aimixup.bootstrap.Surroundings;
import java.util.List;
import java.util.function.Supplier;

/** One thing that the launcher can do. */
interface Command {

    /** What a command works with. Settings are read when asked for, so that help needs none. */
    record Context(Terminal terminal, Supplier<Settings> settings,
            Supplier<Surroundings> surroundings) {

        /** What a running server works on, too; to be closed. */
        Backend backend() {
            return Backend.join(settings.get(), surroundings.get());
        }
    }

    String name();

    /** The words after the name, for example {@code "grant EMAIL CREDITS [--expires DATE]"}. */
    String usage();

    String summary();

    /**
     * @return the exit code: 0 if all is well, 1 if what was asked for could not be done or a check
     *     failed
     * @throws Usage if the words make no sense
     */
    int run(List<String> words, Context context) throws Exception;

    /** The words of a command are wrong; the message says how. */
    final class Usage extends RuntimeException {
        private static final long serialVersionUID = 1;

        Usage(String message) {
            super(message);
        }
    }
}
