package com.aimixup.adapter.plugins;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A client that asks the gate before each request. The plugin never sees the one behind it. */
final class GatedClient extends HttpClient {
    private final HttpClient client;
    private final Egress gate;

    GatedClient(HttpClient client, Egress gate) {
        this.client = client;
        this.gate = gate;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return client.send(checked(request), gate.count().counted(handler));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request,
            BodyHandler<T> handler) {
        try {
            // The client's own future: to cancel it closes the connection.
            return client.sendAsync(checked(request), gate.count().counted(handler));
        } catch (EgressRefused refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /** Pushes are not taken: nobody asked the gate for them. */
    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request,
            BodyHandler<T> handler, PushPromiseHandler<T> pushes) {
        return sendAsync(request, handler);
    }

    /** A copy: a class of the plugin's own might name another address when it is asked again. */
    private HttpRequest checked(HttpRequest request) throws EgressRefused {
        var copy = HttpRequest.newBuilder(request, (_, _) -> true);
        // In the clear there is no asking for HTTP/2 but by an upgrade that few servers know.
        if (request.uri().getScheme().equals("http")) copy.version(Version.HTTP_1_1);
        request.bodyPublisher().ifPresent(body ->
                copy.method(request.method(), gate.count().counted(body)));
        var built = copy.build();
        gate.check(built.uri());
        return built;
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        throw new UnsupportedOperationException("the gate lets no web socket through");
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }

    @Override
    public void shutdown() {
        client.shutdown();
    }

    @Override
    public boolean awaitTermination(Duration duration) throws InterruptedException {
        return client.awaitTermination(duration);
    }

    @Override
    public boolean isTerminated() {
        return client.isTerminated();
    }

    @Override
    public void shutdownNow() {
        client.shutdownNow();
    }

    @Override
    public void close() {
        client.close();
    }
}
