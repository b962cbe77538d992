package com.aimixup.plugin.wire;

import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ProviderContext;
import com.aimixup.plugin.spi.ProviderException;
import com.aimixup.plugin.spi.ProviderFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The calls of one provider. Keeps nothing but those that are running. */
public final class Wire implements AutoCloseable {

    /** How a provider cuts its stream into events. */
    public enum Framing {
        SSE(SseFrames::new), JSON_LINES(JsonLineFrames::new);

        private final BiFunction<InputStream, WireLimits, Frames> frames;

        Framing(BiFunction<InputStream, WireLimits, Frames> frames) {
            this.frames = frames;
        }
    }

    private final ProviderContext context;
    private final Framing framing;
    private final WireLimits limits;
    private final Set<Stop> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public Wire(ProviderContext context, Framing framing, WireLimits limits) {
        this.context = context;
        this.framing = framing;
        this.limits = limits;
    }

    /** Sends the request and lets {@code answer} read what comes, event by event. */
    public ChatOutcome chat(HttpRequest request, Answer answer, Cancellation cancellation) {
        var stop = begin(cancellation);
        var hearing = new Hearing(answer);
        try {
            return chat(request, hearing, stop);
        } catch (IOException e) {
            if (isCancelled(stop)) return new ChatOutcome.Cancelled(answer.usage());
            return hearing.failed(stop.isFired() ? new ProviderFailure.Unavailable()
                    : failure(e, hearing.heard));
        } finally {
            running.remove(stop);
        }
    }

    private ChatOutcome chat(HttpRequest request, Hearing hearing, Stop stop) throws IOException {
        try (var exchange = Exchange.open(context::http, request, stop)) {
            if (exchange.status() / 100 != 2) {
                return hearing.failed(hearing.answer.failure(error(exchange)));
            }
            if (framing == Framing.SSE && exchange.isJson()) {
                return Json.read(exchange.bytes(limits.bodyBytes()))
                        .map(hearing.answer::whole)
                        .orElseGet(() -> hearing.failed(new ProviderFailure.Truncated()));
            }
            var frames = framing.frames.apply(exchange.body(limits.streamBytes()), limits);
            return hearing.toEnd(frames, exchange, stop);
        }
    }

    /** Sends the request and reads one JSON value. */
    public Fetched fetch(HttpRequest request, Function<ErrorReply, ProviderFailure> failures,
            Cancellation cancellation) {
        var stop = begin(cancellation);
        try (var exchange = Exchange.open(context::http, request, stop)) {
            if (exchange.status() / 100 != 2) {
                return new Fetched.Failed(failures.apply(error(exchange)));
            }
            return Json.read(exchange.bytes(limits.bodyBytes()))
                    .<Fetched>map(Fetched.Body::new)
                    .orElseGet(() -> new Fetched.Failed(new ProviderFailure.Protocol()));
        } catch (IOException e) {
            if (isCancelled(stop)) return new Fetched.Cancelled();
            return new Fetched.Failed(stop.isFired() ? new ProviderFailure.Unavailable()
                    : failure(e, false));
        } finally {
            running.remove(stop);
        }
    }

    /**
     * Like {@link #fetch}, for lists of models: nobody cancels it, and a failure is thrown.
     *
     * @throws ProviderException if it cannot be had
     */
    public JsonNode list(HttpRequest request, Function<ErrorReply, ProviderFailure> failures) {
        return switch (fetch(request, failures, Cancellation.none())) {
            case Fetched.Body(var json) -> json;
            case Fetched.Failed(var failure) -> throw new ProviderException(failure);
            case Fetched.Cancelled() -> throw new ProviderException(
                    new ProviderFailure.Unavailable());
        };
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(Stop::close);
    }

    private Stop begin(Cancellation cancellation) {
        var stop = Stop.on(cancellation);
        running.add(stop);
        if (closed) stop.close(); // after the add: close() ends each call that it does not see here
        return stop;
    }

    private static boolean isCancelled(Stop stop) {
        return stop.isCancelled() || !stop.isFired() && Thread.currentThread().isInterrupted();
    }

    private ErrorReply error(Exchange exchange) {
        return new ErrorReply(exchange.status(), errorBody(exchange),
                RetryAfter.in(exchange.headers(), context.clock().instant()));
    }

    private static JsonNode errorBody(Exchange exchange) {
        try {
            return Json.read(exchange.atMost(WireLimits.ERROR_BYTES))
                    .orElse(MissingNode.getInstance());
        } catch (IOException e) {
            return MissingNode.getInstance(); // the status has said enough
        }
    }

    /** What a broken connection means. Before the first event nothing of an answer was there. */
    private static ProviderFailure failure(IOException cause, boolean heard) {
        if (cause instanceof LimitException) return new ProviderFailure.Protocol();
        if (heard) return new ProviderFailure.Truncated();
        if (cause instanceof HttpConnectTimeoutException) return new ProviderFailure.Unavailable();
        if (cause instanceof HttpTimeoutException) return new ProviderFailure.TimedOut();
        return new ProviderFailure.Unavailable();
    }

    /** An answer, and whether anything of it has arrived. */
    private static final class Hearing {
        private final Answer answer;
        private boolean heard;

        Hearing(Answer answer) {
            this.answer = answer;
        }

        ChatOutcome toEnd(Frames frames, Exchange exchange, Stop stop) throws IOException {
            while (true) {
                Optional<Frame> frame = frames.next();
                if (stop.isFired()) throw new IOException("stopped"); // also with bytes to read
                if (frame.isEmpty()) return cutOff(frames.stray());
                heard = true;
                var end = answer.take(frame.get());
                if (end.isPresent()) {
                    exchange.release();
                    return end.get();
                }
            }
        }

        private ChatOutcome cutOff(String stray) {
            return heard || !stray.isEmpty()
                    ? answer.cutOff(stray) : failed(new ProviderFailure.Unavailable());
        }

        ChatOutcome failed(ProviderFailure failure) {
            return new ChatOutcome.Failed(failure, answer.usage());
        }
    }
}
