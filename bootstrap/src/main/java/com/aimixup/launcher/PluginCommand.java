package com.aimixup.launcher;

import com.aimixup.application.providers.Providers.Listing;
import com.aimixup.bootstrap.Plugins;
import java.util.List;
import java.util.Set;

/** Looks at the provider jars. */
final class PluginCommand implements Command {
    @Override
    public String name() {
        return "plugin";
    }

    @Override
    public String usage() {
        return "list";
    }

    @Override
    public String summary() {
        return "load the provider jars and tell what each is, or why it is not in use";
    }

    @Override
    public int run(List<String> words, Context context) {
        if (!Words.parse(words, Set.of(), Set.of()).positions(1).getFirst().equals("list"))
            throw new Usage("list is what it can do");
        var out = context.terminal().out();
        var quarantined = 0;
        try (var host = Plugins.load(context.settings().get(), context.surroundings().get())) {
            for (var listing : host.all())
                switch (listing) {
                    case Listing.Active(var id, var facts, var models) ->
                            out.printf("%-16s active, %d models, %s (%s)%n", id, models.size(),
                                    facts.legalName(), facts.country());
                    case Listing.Quarantined(var id, var reason) -> {
                        out.printf("%-16s QUARANTINED: %s%n", id, reason);
                        quarantined++;
                    }
                }
        }
        return quarantined == 0 ? 0 : 1;
    }
}
