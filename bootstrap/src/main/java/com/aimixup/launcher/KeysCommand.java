package com.aimixup.launcher;

import java.util.List;
import java.util.Set;

/** Shows and rotates the master keys. */
final class KeysCommand implements Command {
    @Override
    public String name() {
        return "keys";
    }

    @Override
    public String usage() {
        return "list\nrotate";
    }

    @Override
    public String summary() {
        return "show the master keys, or replace the current one and destroy it";
    }

    @Override
    public int run(List<String> words, Context context) {
        var what = Words.parse(words, Set.of(), Set.of()).positions(1).getFirst();
        var out = context.terminal().out();
        try (var backend = context.backend()) {
            switch (what) {
                case "list" -> backend.masterKeys().forEach(master ->
                        out.printf("%4d  %s%n", master.version(), master.state()));
                case "rotate" -> backend.rotateKeys((done, total) ->
                        out.printf("re-wrapped %,d of %,d keys%n", done, total));
                default -> throw new Usage("list or rotate?");
            }
        }
        return 0;
    }
}
