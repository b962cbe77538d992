package com.aimixup.launcher;

import com.aimixup.bootstrap.Backend;
import com.aimixup.bootstrap.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Takes the key of a provider from standard input, and shows it to nobody. */
final class PluginKey {
    private static final int LENGTH_MAX = 4_096;
    private static final String ID = "[a-z0-9-]{1,32}";

    private PluginKey() {}

    static int run(String provider, boolean remove, Command.Context context) throws IOException {
        if (!provider.matches(ID)) throw new Command.Usage("not the id of a provider");
        var key = remove ? "" : read();
        var settings = context.settings().get();
        try (var backend = Backend.join(settings, context.surroundings().get())) {
            if (remove) backend.providerKeys().remove(provider);
            else backend.providerKeys().put(provider, key);
        }
        context.terminal().line(remove
                ? "removed; a running server uses it for some seconds yet"
                : "sealed; a running server uses it within seconds");
        if (settings.provider(provider, "api_key").isPresent())
            context.terminal().line("The environment of this command names a key for it, too. "
                    + (remove ? "Where a server has that, it uses it now." : "This one wins."));
        return 0;
    }

    private static String read() throws IOException {
        var console = System.console();
        var typed = console != null && console.isTerminal()
                ? new String(console.readPassword("key (not shown): ")) : readAll(System.in);
        var key = typed.strip();
        if (!key.matches("[\\x21-\\x7e]+") || key.length() > LENGTH_MAX)
            throw new Refusal("that is no key: one word of printable ASCII is, from standard input,"
                    + " for example ./aimixup plugin key openai < key.txt");
        return key;
    }

    private static String readAll(InputStream in) throws IOException {
        return new String(in.readNBytes(2 * LENGTH_MAX), StandardCharsets.UTF_8);
    }
}
