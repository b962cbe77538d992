package com.aimixup.adapter.payments;

import com.aimixup.application.payments.PaymentSource.UnreadableEvent;
import com.aimixup.domain.privacy.Private;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * The API of one payment service. It talks to this one host and follows nobody elsewhere; what the
 * service answers is in no log, only its status.
 */
public final class ServiceApi implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ServiceApi.class.getName());
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(10);
    private static final int BYTES_MAX = 1_000_000;
    private static final int TOO_MANY_REQUESTS = 429;

    public sealed interface Answer<A> {
        /** @param refused takes the status */
        default <B> B as(Function<A, B> read, IntFunction<B> refused, Supplier<B> unreachable) {
            return switch (this) {
                case Read<A>(var value) -> read.apply(value);
                case Refused<A>(var status) -> refused.apply(status);
                case Unreachable<A>() -> unreachable.get();
            };
        }

        record Read<A>(A value) implements Answer<A> {}

        /** It answered, and not as asked. @param status of its answer */
        record Refused<A>(int status) implements Answer<A> {}

        /** It could not be asked, is busy, or did not answer so that it can be read. */
        record Unreachable<A>() implements Answer<A> {}
    }

    private final String name;
    private final URI base;
    private final Private<String> key;
    private final Map<String, String> headers;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    /**
     * @param name in logs
     * @param base without a slash at its end
     */
    public ServiceApi(String name, URI base, Private<String> key, Map<String, String> headers) {
        this.name = name;
        this.base = base;
        this.key = key;
        this.headers = Map.copyOf(headers);
    }

    public <A> Answer<A> get(String path, Function<Facts, A> read) {
        return ask("GET", path, Optional.empty(), read);
    }

    public <A> Answer<A> ask(String method, String path, Optional<String> body,
            Function<Facts, A> read) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWERING)
                .header("Authorization", "Bearer " + key.reveal())
                .header("Content-Type", "application/json")
                .method(method, body.map(BodyPublishers::ofString)
                        .orElseGet(BodyPublishers::noBody));
        headers.forEach(request::header);
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            try (var in = answer.body()) {
                var status = answer.statusCode();
                if (status < 200 || status > 299) return failed(status);
                return Facts.parse(in.readNBytes(BYTES_MAX)).map(read)
                        .<Answer<A>>map(Answer.Read::new).orElseGet(Answer.Unreachable::new);
            }
        } catch (UnreadableEvent e) {
            LOG.log(Level.ERROR, name + ".unreadable " + e.getMessage());
            return new Answer.Unreachable<>();
        } catch (IOException e) {
            LOG.log(Level.WARNING, name + ".unreachable type=" + e.getClass().getSimpleName());
            return new Answer.Unreachable<>();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unreachable<>();
        }
    }

    private <A> Answer<A> failed(int status) {
        LOG.log(Level.WARNING, name + ".failed status=" + status);
        return status == TOO_MANY_REQUESTS || status >= 500 ? new Answer.Unreachable<>()
                : new Answer.Refused<>(status);
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
