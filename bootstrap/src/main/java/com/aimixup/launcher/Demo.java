package com.aimixup.launcher;

import com.aimixup.adapter.mail.MailFolder;
import com.aimixup.application.credits.GrantCredits;
import com.aimixup.bootstrap.Mailing;
import com.aimixup.bootstrap.Server;
import com.aimixup.bootstrap.Setting;
import com.aimixup.bootstrap.Settings;
import com.aimixup.bootstrap.Surroundings;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.policy.PolicyVersion;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The main job from sign-up to bill, through the API that everybody has. */
final class Demo {
    private static final Credits GRANT = Credits.ofWhole(100);
    private static final int MAIL_LOOKS_MAX = 100;
    private static final Duration MAIL_PAUSE = Duration.ofMillis(100);
    private static final String QUESTION =
            "Should a small team write its own tools, or take what is there?";

    private final Terminal terminal;
    private final Server server;
    private final Settings settings;
    private final Surroundings world;
    private final ApiClient api;
    private final DemoShop shop;
    private final Palette palette;
    private String token = "";
    private String conversation = "";

    Demo(Terminal terminal, Server server, Settings settings, Surroundings world,
            DemoShop shop) {
        this.shop = shop;
        this.terminal = terminal;
        this.server = server;
        this.settings = settings;
        this.world = world;
        api = new ApiClient(server.url());
        palette = new Palette(terminal.colours());
    }

    void play() throws IOException, InterruptedException {
        signUp();
        shop.play(terminal, api, server.url(), world.ids().next());
        converse();
        for (var mix : List.of("parallel", "round_robin", "debate")) turn(mix);
        new DemoFiles(terminal, api, world.ids()::next).play();
        var images = new DemoImages(terminal, api);
        images.print(world.ids().next().toString());
        images.draw(world.ids().next().toString());
        new DemoBill(terminal, api).print(conversation);
        new DemoVault(terminal, api, server).print(conversation);
    }

    private void signUp() throws IOException, InterruptedException {
        terminal.heading("A person signs up, and the operator gives credits");
        var email = "demo-" + hex(4) + "@example.com";
        var password = hex(16);
        api.post("/accounts", Map.of("name", "Demo", "email", email, "password", password,
                "adult", true, "accepted_policy_version",
                PolicyVersion.CURRENT.value()));
        useMail(email);
        var tokens = api.post("/sessions", Map.of("email", email, "password", password));
        token = tokens.path("access_token").asText();
        api.authenticate(token);
        server.useCases().grantCredits().handle(new GrantCredits.Command(world.ids().next(),
                EmailAddress.parse(email).orElseThrow(), GRANT, Optional.empty()));
        terminal.line(email + " has " + Amounts.text(GRANT));
    }

    /** As in the mail, which nobody would get; the demo has no mail server. */
    private void useMail(String email) throws IOException, InterruptedException {
        var folder = Mailing.folder(settings);
        for (int look = 0; look < MAIL_LOOKS_MAX; look++) {
            var links = MailFolder.read(folder).stream()
                    .filter(mail -> mail.startsWith(email + '\n')).flatMap(String::lines)
                    .filter(line -> line.contains("#token=")).toList();
            if (!links.isEmpty()) {
                terminal.line("The mail to " + email + " says: " + links.getFirst());
                api.post("/accounts/verify", Map.of("token",
                        links.getFirst().replaceFirst(".*#token=", "")));
                return;
            }
            Thread.sleep(MAIL_PAUSE);
        }
        terminal.line("The mail is on its way to " + folder);
    }

    private void converse() throws IOException, InterruptedException {
        var created = api.post("/conversations", Map.of("title", "Make or take",
                "mix", "parallel", "agents", List.of(
                        agent("Optimist", "You see the chance in everything and say so warmly."),
                        agent("Sceptic", "You doubt what is claimed and ask for evidence."),
                        agent("Engineer", "You think in costs, risks and small next steps."))));
        conversation = created.path("id").asText();
    }

    private static Map<String, String> agent(String name, String instructions) {
        return Map.of("name", name, "provider", "echo", "model", "steady",
                "instructions", instructions);
    }

    private void turn(String mix) throws IOException, InterruptedException {
        terminal.heading("Three agents, mix " + mix);
        var text = settings.optional(Setting.DEMO_TEXT).orElse(QUESTION);
        terminal.line("You        │ " + text);
        var printer = new StreamPrinter(terminal, palette);
        api.stream("/conversations/" + conversation + "/turns", Map.of(
                "message_id", world.ids().next().toString(), "text", text, "mix", mix,
                "rounds", mix.equals("debate") ? 2 : 1),
                (event, data) -> show(printer, event, data));
    }

    private void show(StreamPrinter printer, String event, JsonNode data) {
        printer.print(event, data);
        if (event.startsWith("turn.") && !event.equals("turn.started"))
            terminal.line(event + ", " + Amounts.text(data.path("micro_credits").asLong()));
    }

    /** What to try next. */
    void invite() {
        var url = server.url();
        var bearer = " -H 'Authorization: Bearer " + token + "'";
        terminal.heading("The server runs at " + url + "; Ctrl-C stops it and its database");
        terminal.line("The token is good for 15 minutes. Try:");
        terminal.line("curl -s" + bearer + " " + url + "/api/v1/credits");
        terminal.line("curl -s" + bearer + " " + url + "/api/v1/conversations/" + conversation
                + "/messages");
        terminal.line("curl -sN" + bearer + " -H 'Content-Type: application/json' -d '"
                + "{\"message_id\":\"" + world.ids().next() + "\","
                + "\"text\":\"And what did you agree on?\"}' "
                + url + "/api/v1/conversations/" + conversation + "/turns");
    }

    private String hex(int bytes) {
        var random = new byte[bytes];
        world.random().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
