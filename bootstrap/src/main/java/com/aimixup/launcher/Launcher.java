package com.aimixup.launcher;

import com.aimixup.bootstrap.Refusal;
import com.aimixup.bootstrap.Settings;
import com.aimixup.bootstrap.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the command that the words name, runs it, and turns what goes wrong into plain words. */
final class Launcher {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final List<Command> COMMANDS = List.of(
            new DemoCommand(), new StartCommand(), new AccountsCommand(), new CreditsCommand(),
            new VerifyLedgerCommand(),
            new ReconcileCommand(),
            new PaymentsCommand(), new DebtsCommand(), new PricesCommand(), new KeysCommand(),
            new PluginCommand(), new ModelsCommand(), new StaffCommand(), new SettingsCommand());

    private final Command.Context context;

    Launcher(Terminal terminal, Supplier<Settings> settings, Supplier<Surroundings> surroundings) {
        context = new Command.Context(terminal, settings, surroundings);
    }

    int run(List<String> words) {
        var terminal = context.terminal();
        if (words.isEmpty() || Set.of("help", "--help", "-h").contains(words.getFirst())) {
            help();
            return words.isEmpty() ? MISUSED : DONE;
        }
        var command = COMMANDS.stream()
                .filter(candidate -> candidate.name().equals(words.getFirst())).findFirst();
        if (command.isEmpty()) {
            terminal.err().println("aimixup: unknown command " + words.getFirst()
                    + "; ./aimixup --help names them all");
            return MISUSED;
        }
        var rest = words.subList(1, words.size());
        if (rest.contains("--help") || rest.contains("-h")) {
            explain(command.get());
            return DONE;
        }
        return run(command.get(), rest);
    }

    private int run(Command command, List<String> words) {
        var err = context.terminal().err();
        try {
            return command.run(words, context);
        } catch (Command.Usage misuse) {
            err.println("aimixup: " + misuse.getMessage());
            err.println("usage: ./aimixup " + command.name() + " " + command.usage());
            return MISUSED;
        } catch (Refusal refusal) {
            err.println("aimixup: " + refusal.getMessage());
            return FAILED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (Exception failure) {
            err.println("aimixup: " + command.name() + " failed unexpectedly");
            failure.printStackTrace(err);
            return FAILED;
        }
    }

    private void help() {
        var out = context.terminal().out();
        out.println("AiMixUp: several AI agents in one conversation, and a privacy policy that is"
                + " executable.");
        out.println();
        out.println("usage: ./aimixup COMMAND [--help]");
        out.println();
        for (var command : COMMANDS)
            out.printf("  %-14s %s%n", command.name(), command.summary());
        out.println();
        out.println("Settings come from AIMIXUP_… variables; ./aimixup settings lists them.");
    }

    private void explain(Command command) {
        var out = context.terminal().out();
        out.println(command.summary());
        out.println();
        for (var line : command.usage().split("\n"))
            out.println("usage: ./aimixup " + command.name() + " " + line);
    }
}
