package com.aimixup.adapter.http;

import com.aimixup.application.access.Principal;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/** One request, as its route sees it. */
final class Call {
    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 200;
    private static final long DISCARD_NANOS_MAX = 2_000_000_000L;
    private final ServerRequest request;
    private final Map<String, String> parameters;
    private final Optional<Principal> caller;
    private final Origin origin;
    private final int bodyBytesMax;
    private Optional<byte[]> whole = Optional.empty();

    /** @param caller empty where anyone may call */
    Call(ServerRequest request, Map<String, String> parameters, Optional<Principal> caller,
            Origin origin, int bodyBytesMax) {
        this.request = request;
        this.parameters = parameters;
        this.caller = caller;
        this.origin = origin;
        this.bodyBytesMax = bodyBytesMax;
    }

    AccountId account() {
        return caller.orElseThrow().account();
    }

    /** The caller's own, on routes that keys cannot take. */
    SessionId session() {
        return switch (caller.orElseThrow()) {
            case Principal.Person(_, var session, _) -> session;
            case Principal.Program _ -> throw new IllegalStateException("a key has no session");
        };
    }

    /** Empty if a person calls. */
    Optional<ApiKey> key() {
        return caller.orElseThrow() instanceof Principal.Program(var key)
                ? Optional.of(key) : Optional.empty();
    }

    /** Who counts as one where attempts are counted. */
    Origin origin() {
        return origin;
    }

    String parameter(String name) {
        return parameters.get(name);
    }

    /** What is not even an id is as unknown as an id of nothing. */
    <T> T id(String name, Function<UUID, T> made) {
        return Uuids.parse(parameter(name)).map(made)
                .orElseThrow(() -> new Refused(Problem.notFound(name)));
    }

    /** The other end of the connection. */
    SocketAddress peer() {
        return request.remotePeer().address();
    }

    Optional<String> header(String name) {
        return request.headers().first(HeaderNames.create(name));
    }

    /** All of them, names in small letters. */
    Map<String, List<String>> headers() {
        var all = new HashMap<String, List<String>>();
        for (var header : request.headers())
            all.put(header.headerName().lowerCase(), header.allValues());
        return all;
    }

    Optional<String> query(String name) {
        return request.query().first(name).asOptional();
    }

    int limit() {
        var text = query("limit");
        if (text.isEmpty()) return LIMIT_DEFAULT;
        if (text.get().matches("\\d{1,4}")) {
            var limit = Integer.parseInt(text.get());
            if (limit >= 1 && limit <= LIMIT_MAX) return limit;
        }
        throw new Refused(Problem.wrongInput("limit",
                "must be a whole number from 1 to " + LIMIT_MAX));
    }

    <T> Optional<T> cursor(Function<String, Optional<T>> parse) {
        return query("cursor").map(text -> parse.apply(text).orElseThrow(() ->
                new Refused(Problem.wrongInput("cursor", "must be a next_cursor of ours"))));
    }

    /** What a reader who comes back has read; 0 if nothing. */
    long lastEventId() {
        return header("Last-Event-ID").map(text -> {
            if (text.matches("\\d{1,15}")) return Long.parseLong(text);
            throw new Refused(Problem.wrongInput("Last-Event-ID", "must be an id of an event"));
        }).orElse(0L);
    }

    /** As it was sent, without the query. */
    String path() {
        return request.prologue().uriPath().rawPath();
    }

    /** The body; whoever asks for it afterwards gets it, too. */
    byte[] whole() {
        if (whole.isEmpty()) whole = Optional.of(bytes(bodyBytesMax));
        return whole.get();
    }

    /** @throws Refused if it is not a JSON object */
    Body body() {
        MediaType.requireJson(header("Content-Type"), request.prologue().method().text());
        return Body.of(bytes(bodyBytesMax));
    }

    /**
     * As {@link #body(Function)}, for bodies with pictures inside.
     *
     * @param bytesMax instead of the usual limit
     */
    <T> T body(int bytesMax, Function<Fields, Optional<T>> reader) {
        MediaType.requireJson(header("Content-Type"), request.prologue().method().text());
        return Body.of(bytes(bytesMax)).read(reader);
    }

    /** @throws Refused if it is not JSON, or not what the reader asks for */
    <T> T body(Function<Fields, Optional<T>> reader) {
        return body().read(reader);
    }

    /**
     * The body as it comes, for those that may be long.
     *
     * @throws Refused if it is announced as longer than this
     */
    Upload upload(long bytesMax) {
        if (!request.content().hasEntity())
            return new Upload(InputStream.nullInputStream(), OptionalLong.empty());
        var announced = request.headers().contentLength();
        if (announced.orElse(0) > bytesMax
                && request.headers().contains(HeaderValues.EXPECT_100))
            throw new Refused(ProtocolErrors.tooLarge().with("most", bytesMax));
        return new Upload(request.content().inputStream(), announced);
    }

    /**
     * The body, whatever it is.
     *
     * @throws Refused if it is longer than this
     */
    byte[] bytes(int bytesMax) {
        if (whole.isPresent()) return whole.get();
        if (!request.content().hasEntity()) return new byte[0];
        var tooLong = request.headers().contentLength().orElse(0) > bytesMax;
        // Who asks first need not send it at all.
        if (tooLong && request.headers().contains(HeaderValues.EXPECT_100))
            throw new Refused(ProtocolErrors.tooLarge());
        try {
            var in = request.content().inputStream(); // not to be closed: that would read on
            var bytes = tooLong ? new byte[0] : in.readNBytes(bytesMax + 1);
            if (!tooLong && bytes.length <= bytesMax) return bytes;
            discard(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        throw new Refused(ProtocolErrors.tooLarge());
    }

    /**
     * Most clients send all before they read, and a connection that is closed with something unread
     * takes the answer with it. How much there can be is limited by the server's own maximum.
     */
    static void discard(InputStream in) throws IOException {
        var piece = new byte[8_192];
        var began = System.nanoTime();
        while (in.read(piece) >= 0 && System.nanoTime() - began < DISCARD_NANOS_MAX) { }
    }
}
