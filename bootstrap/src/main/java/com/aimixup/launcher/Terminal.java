package com.aimixup.launcher;

import java.io.PrintStream;
import java.util.Map;

/**
 * Where a command writes.
 *
 * @param out for what was asked
 * @param err for what went wrong
 * @param colours whether somebody looks at it who sees colours
 */
record Terminal(PrintStream out, PrintStream err, boolean colours) {

    /** Colours only on a terminal, and never against NO_COLOR (no-color.org). */
    static Terminal ofTheProcess(Map<String, String> environment) {
        var console = System.console();
        var colours = console != null && console.isTerminal()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
        return new Terminal(System.out, System.err, colours);
    }

    void line(String text) {
        out.println(text);
    }

    void heading(String text) {
        out.println();
        out.println(colours ? "\u001b[1m" + text + "\u001b[0m" : "== " + text);
    }
}
