package com.aimixup.launcher;

import com.aimixup.bootstrap.Setting;
import java.util.List;
import java.util.Set;

/** Names every setting. */
final class SettingsCommand implements Command {
    @Override
    public String name() {
        return "settings";
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String summary() {
        return "name every setting with its preset and meaning";
    }

    @Override
    public int run(List<String> words, Context context) {
        Words.parse(words, Set.of(), Set.of()).positions(0);
        for (var setting : Setting.values())
            context.terminal().out().printf("%-30s %-24s %s%n", setting.variable(),
                    setting.preset().isEmpty() ? "-" : setting.preset(), setting.meaning());
        context.terminal().line("A provider's own: AIMIXUP_<PROVIDER>_API_KEY, _BASE_URL");
        return 0;
    }
}
