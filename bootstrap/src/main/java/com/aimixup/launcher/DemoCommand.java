package com.aimixup.launcher;

import com.aimixup.bootstrap.Server;
import com.aimixup.bootstrap.Setting;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Shows the main job at work on a real server, and leaves it running. */
final class DemoCommand implements Command {
    private static final String ONCE = "--once";

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String usage() {
        return "[--once]";
    }

    @Override
    public String summary() {
        return "show everything on a server of its own; --once ends it afterwards";
    }

    @Override
    public int run(List<String> words, Context context) throws Exception {
        var parsed = Words.parse(words, Set.of(), Set.of(ONCE));
        parsed.positions(0);
        var settings = context.settings().get();
        context.terminal().line("Starting PostgreSQL and the server, data in "
                + settings.path(Setting.DATA) + " …");
        var world = context.surroundings().get();
        var shop = DemoShop.open(settings, world);
        var server = Server.start(shop.settings(), world);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        var demo = new Demo(context.terminal(), server, settings, world, shop);
        demo.play();
        if (parsed.has(ONCE)) {
            server.close();
            shop.close();
            return 0;
        }
        demo.invite();
        new CountDownLatch(1).await(); // the shutdown hook ends the program
        return 0;
    }
}
