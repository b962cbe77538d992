package com.aimixup.adapter.http;

import com.aimixup.application.completions.KeepCompletion;
import com.aimixup.application.runtime.Ids;
import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The HTTP API on one port, health and metrics on another. HTTP/1.1 only: a proxy in front speaks
 * what is newer.
 */
public final class HttpServer {
    private static final Duration IDLE_CHECK = Duration.ofSeconds(30);
    private static final Duration CERTIFICATE_LOOK = Duration.ofSeconds(1);
    /**
     * A body of up to this many times the largest is discarded, so that its refusal arrives. At
     * what is larger still Helidon answers and closes at once.
     */
    private static final int DISCARDED_BODIES_MAX = 8;
    /** And of a file a little more than the largest. */
    private static final int DISCARDED_FILE_SHARE = 8;
    private final HttpSettings settings;
    private final StandardHeaders standard;
    private final StalledWrites stalled;
    private final RouteTable api;
    private final Metrics metrics = new Metrics();
    private final WebServer apiServer;
    private final WebServer observeServer;
    private final Connections connections;
    private final Connections observers;
    private final Optional<ServedCertificate> certificate;
    private final Map<String, Supplier<Map<String, String>>> readinessDetails = new TreeMap<>();
    private volatile boolean started;
    private volatile boolean stopping;
    private volatile boolean closing;
    private List<Thread> watchers = List.of();

    public HttpServer(HttpSettings settings, ApiUseCases useCases, ReadinessCheck readiness,
            Ids ids) {
        this.settings = settings;
        this.standard = new StandardHeaders(ids);
        this.connections = new Connections(settings.connectionsMax(), settings.readPatience());
        this.observers = new Connections(settings.connectionsMax(), settings.readPatience());
        this.certificate = settings.certificate()
                .map(files -> new ServedCertificate(files, CERTIFICATE_LOOK));
        this.stalled = new StalledWrites(settings.writePatience());
        this.api = new RouteTable(routes(useCases, ids,
                new GoneClients(connections, settings.heartbeat())));
        var events = new EventStream(settings.heartbeat(), stalled);
        metrics.gauge("aimixup_turns_running", useCases.turns().runs()::count);
        metrics.gauge("aimixup_completions_running", useCases.completions().runs()::count);
        metrics.gauge("aimixup_images_running", useCases.images().runs()::count);
        metrics.gauge("aimixup_event_streams_open", events::open);
        metrics.gauge("aimixup_heap_used_bytes", HttpServer::heapUsedBytes);
        var observe = new RouteTable(new ObserveRoutes(metrics, () -> started,
                () -> started && !stopping && readiness.isReady(), readinessDetails).routes());
        var bearer = new Bearer(useCases.authenticate(), useCases.keys().authenticate());
        var addresses = new ClientAddress(settings.proxies());
        var sender = new Sender(events, new ContentStream(stalled), stalled);
        var repetitions = new Repetitions(useCases.once());
        this.apiServer = server(settings.host(), settings.port(), new RouteHandler(api, bearer,
                addresses, new RequestLimiter(Optional.of(useCases.limits())), repetitions,
                standard, sender, metrics, Level.INFO, settings.bodyBytesMax()), connections,
                useCases.files().limits().fileBytes(), certificate);
        this.observeServer = server(settings.observeHost(), settings.observePort(),
                new RouteHandler(observe, bearer, addresses, new RequestLimiter(
                        Optional.empty()), repetitions, standard, sender, new Metrics(),
                        Level.DEBUG, settings.bodyBytesMax()), observers, 0, Optional.empty());
    }

    /**
     * Before the start: more gauges, asked for at each look.
     *
     * @param measures by name, with labels if it has any: {@code "calls{provider=\"echo\"}"}
     */
    public void measure(Supplier<Map<String, Long>> measures) {
        metrics.measure(measures);
    }

    /** Before the start: words to stand beside the readiness, which they do not change. */
    public void showWithReadiness(String topic, Supplier<Map<String, String>> words) {
        readinessDetails.put(topic, words);
    }

    private static List<Route> routes(ApiUseCases all, Ids ids, GoneClients clients) {
        return Stream.of(
                new AccountRoutes(all.signUp(), all.account()),
                new AddressRoutes(all.account()),
                new SessionRoutes(all.sessions()),
                new FactorRoutes(all.factors()),
                new PasskeyRoutes(all.factors().passkeys(), all.sessions()),
                new PasswordRoutes(all.passwords()),
                new ApiKeyRoutes(all.keys()),
                new OpenAiRoutes(all.completions(),
                        new KeepCompletion(all.messages().bring()), clients),
                new OpenAiImageRoutes(all.images(), all.files(), ids, clients),
                new OpenAiModelRoutes(all.listModels(), all.teams().read()),
                new ModelRoutes(all.listModels(), all.listProviders()),
                new ConversationRoutes(all.createConversation(), all.readConversations(),
                        all.changeConversation(), all.removeConversation(), all.teams().read()),
                new AgentRoutes(all.readConversations(), all.changeConversation()),
                new TurnRoutes(all.turns(), all.readConversations()),
                new MessageRoutes(all.readConversations(), all.messages()),
                new TransferRoutes(all.readConversations(), all.messages().bring(),
                        all.files().limits().fileBytes()),
                new TeamRoutes(all.teams()),
                new SpendingRoutes(all.spending()),
                new CreditRoutes(all.readCredits()), new UsageRoutes(all.readCredits()),
                new DisclosureRoutes(all.readDisclosures()),
                new FileRoutes(all.files(), all.images().read()),
                new ImageRoutes(all.images()),
                new PaymentRoutes(all.payments()),
                new PaymentEventRoutes(all.payments()),
                new PublicRoutes(all.tokens()))
                .flatMap(group -> group.routes().stream()).toList();
    }

    private WebServer server(String host, int port, Handler handler, Connections accepted,
            long fileBytesMax, Optional<ServedCertificate> served) {
        var errors = DirectHandlers.builder();
        for (var type : EventType.values())
            errors.addHandler(type, new ProtocolErrors(standard, served.isPresent()));
        var server = WebServer.builder();
        served.ifPresent(one -> server.tls(Tls.builder()
                .sslContext(ReloadableTls.of(one, accepted)).build()));
        return server
                .host(host)
                .port(port)
                .shutdownHook(false) // who starts us stops us, in the right order
                .contentEncoding(ContentEncodingContext.builder()
                        .contentEncodingsDiscoverServices(false).build())
                .maxPayloadSize(Math.max((long) DISCARDED_BODIES_MAX * settings.bodyBytesMax(),
                        fileBytesMax + fileBytesMax / DISCARDED_FILE_SHARE))
                // Helidon 4.1 forgets to count down after a handshake that failed.
                .maxTcpConnections(-1)
                .maxConcurrentRequests(settings.requestsMax())
                .idleConnectionTimeout(settings.readPatience())
                .idleConnectionPeriod(IDLE_CHECK)
                .protocolsDiscoverServices(false)
                .addConnectionSelector(new WatchedProtocol(accepted))
                .connectionOptions(PatientSockets.of(settings.readPatience(), accepted))
                .shutdownGracePeriod(settings.stopPatience())
                .directHandlers(errors.build())
                .routing(HttpRouting.builder()
                        .addFilter(new Farewell(() -> closing, accepted)).any(handler))
                .build();
    }

    /** @throws PortTaken if somebody else listens there */
    public void start() {
        start(observeServer, settings.observeHost(), settings.observePort());
        try {
            start(apiServer, settings.host(), settings.port());
        } catch (RuntimeException failure) {
            observeServer.stop();
            throw failure;
        }
        watchers = Stream.concat(Stream.of(stalled.start(),
                        connections.watch(),
                        observers.watch()),
                certificate.stream().map(ServedCertificate::watch)).toList();
        started = true;
    }

    /** Helidon logs a port that is taken, but does not tell it: so it is tried first. */
    private static void start(WebServer server, String host, int port) {
        try (var trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(host, port));
        } catch (BindException taken) {
            throw new PortTaken(host, port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.start();
        if (!server.isRunning()) throw new PortTaken(host, port);
    }

    /** The port that was taken where any would do. */
    public int port() {
        return apiServer.port();
    }

    public int observePort() {
        return observeServer.port();
    }

    /** From now on readiness says no, so that a balancer sends nobody here any more. */
    public void beginStop() {
        stopping = true;
    }

    /** Takes no more connections, and waits for the requests under way, for a while. */
    public void stop() {
        beginStop();
        closing = true;
        connections.closeIdle();
        observers.closeIdle();
        apiServer.stop();
        observeServer.stop();
        watchers.forEach(Thread::interrupt);
    }

    RouteTable routes() {
        return api;
    }

    private static long heapUsedBytes() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
