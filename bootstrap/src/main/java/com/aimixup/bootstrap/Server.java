package com.aimixup.bootstrap;

import com.aimixup.adapter.http.ApiUseCases;
import com.aimixup.adapter.http.CertificateUnusable;
import com.aimixup.adapter.http.HttpServer;
import com.aimixup.adapter.http.HttpSettings;
import com.aimixup.adapter.http.PortTaken;
import com.aimixup.adapter.postgres.Database;
import com.aimixup.adapter.tokens.SignedAccessTokens;
import com.aimixup.adapter.vault.BcryptPasswords;
import com.aimixup.application.access.AccessTokens;
import com.aimixup.application.conversations.TurnLimits;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Executors;

/** The running server: started in the order in which parts need each other, stopped in reverse. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Server.class.getName());
    private static final String AUDIENCE = "aimixup-api";
    /** After running turns were interrupted: to store what they had said. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(10);

    private final Settings settings;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Backend backend;
    private final UseCases useCases;
    private final HttpServer http;

    private Server(Settings settings, Surroundings world) {
        this.settings = settings;
        try {
            backend = remember(Backend.start(settings, world));
            var passwords = remember(new BcryptPasswords(backend.secrets().peppers(),
                    (int) settings.number(Setting.BCRYPT_COST, 4, 31),
                    Runtime.getRuntime().availableProcessors()));
            var tokens = new SignedAccessTokens(backend.secrets().tokenSigning(),
                    settings.text(Setting.ISSUER), AUDIENCE, world.ids());
            var plugins = remember(
                    Plugins.load(settings, backend.providerKeys(), world).watch());
            var providers = Plugins.vetted(plugins, settings, backend.stores(), world);
            remember(ProviderWatch.start(backend.providerKeys(), providers, plugins::askAnew));
            var threads = remember(Executors.newVirtualThreadPerTaskExecutor());
            var paymentWork = new PaymentWork();
            var shop = Paying.shop(settings);
            shop.ifPresent(this::remember);
            var apps = Paying.apps(settings);
            apps.ifPresent(this::remember);
            var guards = Guarding.over(backend, settings, world);
            useCases = UseCases.over(backend.stores(), passwords, tokens, guards.throttle(),
                    providers, world, limits(), Filing.limits(settings),
                    Paying.over(backend.stores(), settings, world, shop, apps,
                            paymentWork::wake),
                    world.ids().next(), threads,
                    Passkeying.over(backend.stores(), settings),
                    settings.flag(Setting.VERIFY_FIRST));
            remember(Jobs.start(useCases.turns(), useCases.images(),
                    useCases.releaseOverdueHolds(), useCases.expireLots(), useCases.sweepFiles(),
                    useCases.payments(),
                    Mailing.over(backend.stores(), settings, world),
                    useCases.account().changeEmail(), backend.books(),
                    useCases.restrictions().obey(), guards, limits().lease(),
                    world.clock()));
            remember(paymentWork.start(useCases.payments().apply()));
            http = http(world, tokens, guards);
            http.measure(() -> {
                var measures = new HashMap<>(ProviderStates.measures(plugins, providers));
                measures.putAll(PaymentMeasures.of(backend.stores().payments()));
                return measures;
            });
            http.showWithReadiness("providers", () -> ProviderStates.of(plugins, providers));
            http.start();
            remember(http::stop);
            remember(this::stopTurns);
        } catch (PortTaken taken) {
            close();
            throw new Refusal("the port " + taken.port() + " is taken by another program; stop it,"
                    + " or choose another by " + Setting.PORT.variable() + " or "
                    + Setting.OBSERVE_PORT.variable(), taken);
        } catch (CertificateUnusable wrong) {
            close();
            throw new Refusal("TLS cannot begin: " + wrong.getMessage(), wrong);
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    /** @throws Refusal if something that the operator can mend stands in the way */
    public static Server start(Settings settings, Surroundings world) {
        return new Server(settings, world);
    }

    private TurnLimits limits() {
        return new TurnLimits(settings.seconds(Setting.ANSWER_SECONDS),
                settings.seconds(Setting.LEASE_SECONDS),
                settings.count(Setting.TURNS_PER_ACCOUNT));
    }

    private HttpServer http(Surroundings world, AccessTokens tokens, Guarding guards) {
        var usual = HttpSettings.of(settings.text(Setting.HOST), settings.port(Setting.PORT),
                settings.port(Setting.OBSERVE_PORT));
        var listener = new HttpSettings(usual.host(), usual.port(), usual.observeHost(),
                usual.observePort(), usual.bodyBytesMax(), usual.connectionsMax(),
                usual.requestsMax(), settings.seconds(Setting.HEARTBEAT_SECONDS),
                usual.writePatience(), usual.readPatience(), usual.stopPatience())
                .behind(settings.ranges(Setting.TRUSTED_PROXIES))
                .secured(settings.certificate());
        return new HttpServer(listener, new ApiUseCases(useCases.signUp(), useCases.account(),
                useCases.sessions(), useCases.authenticate(), useCases.passwords(),
                useCases.factors(), useCases.keys(), tokens,
                useCases.listModels(),
                useCases.listProviders(),
                useCases.createConversation(), useCases.readConversations(),
                useCases.changeConversation(), useCases.removeConversation(), useCases.turns(),
                useCases.messages(), useCases.teams(), useCases.completions(),
                useCases.readCredits(), useCases.spending(),
                useCases.readDisclosures(), useCases.images(),
                useCases.files(), useCases.payments(), guards.requests(),
                guards.once()),
                backend::isReady, world.ids());
    }

    /** While turns and pictures come to their end, their readers stay; new ones are refused. */
    private void stopTurns() throws InterruptedException {
        http.beginStop();
        var images = useCases.images().runs();
        images.beginStop();
        var began = System.nanoTime();
        var patience = settings.seconds(Setting.STOP_SECONDS);
        var completions = Thread.startVirtualThread(() ->
                useCases.completions().runs().stop(patience, LAST_WAIT));
        useCases.turns().runs().stop(patience, LAST_WAIT);
        completions.join();
        var passed = Duration.ofNanos(System.nanoTime() - began);
        images.stop(patience.minus(passed), LAST_WAIT);
    }

    public URI url() {
        var scheme = settings.certificate().isPresent() ? "https" : "http";
        return URI.create(scheme + "://" + settings.text(Setting.HOST) + ":" + http.port());
    }

    public int observePort() {
        return http.observePort();
    }

    public UseCases useCases() {
        return useCases;
    }

    public Database database() {
        return backend.database();
    }

    /** What to tell the operator after a start that made the first master key. */
    public Optional<String> newKeys() {
        return backend.newKeys();
    }

    private <T extends AutoCloseable> T remember(T part) {
        started.push(part);
        return part;
    }

    /** Stops everything that was started, the embedded database last. Harmless if repeated. */
    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (Exception failure) {
                LOG.log(Level.WARNING, "server.stop-failed", failure);
            }
        }
    }
}
