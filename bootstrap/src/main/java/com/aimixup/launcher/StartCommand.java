package com.aimixup.launcher;

import com.aimixup.bootstrap.Logs;
import com.aimixup.bootstrap.Server;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The server for real use; runs until it is told to stop. */
final class StartCommand implements Command {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String summary() {
        return "run the server until Ctrl-C or SIGTERM";
    }

    @Override
    public int run(List<String> words, Context context) throws InterruptedException {
        Words.parse(words, Set.of(), Set.of()).positions(0);
        var settings = context.settings().get();
        Logs.configure(settings);
        var server = Server.start(settings, context.surroundings().get());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        server.newKeys().ifPresent(notice -> context.terminal().err().println(notice));
        context.terminal().line("ready " + server.url());
        new CountDownLatch(1).await(); // the shutdown hook ends the program
        return 0;
    }
}
