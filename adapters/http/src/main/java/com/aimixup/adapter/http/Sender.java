package com.aimixup.adapter.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Puts replies on the wire. */
final class Sender {
    private final EventStream events;
    private final ContentStream contents;
    private final StalledWrites stalled;

    Sender(EventStream events, ContentStream contents, StalledWrites stalled) {
        this.stalled = stalled;
        this.events = events;
        this.contents = contents;
    }

    static int status(Reply reply) {
        return switch (reply) {
            case Reply.Shown shown -> shown.status();
            case Reply.Repeated repeated -> repeated.status();
            case Reply.Content content -> content.status();
            case Reply.Done _ -> 204;
            case Reply.Unchanged _ -> 304;
            case Reply.Failure(var problem) -> problem.type().status();
            case Reply.Document _, Reply.Pieces _, Reply.Events _, Reply.Live _ -> 200;
        };
    }

    /**
     * @param head whether only the headers are wanted
     * @return what was sent in the end
     */
    Reply send(Reply reply, String requestId, boolean head, ServerResponse response) {
        if (reply instanceof Reply.Live(var work)) {
            var stream = new LiveStream(response, requestId, stalled);
            var instead = work.run(stream);
            stream.end();
            return instead.map(other -> send(other, requestId, head, response)).orElse(reply);
        }
        put(reply, requestId, head, response);
        return reply;
    }

    private void put(Reply reply, String requestId, boolean head, ServerResponse response) {
        response.status(Status.create(status(reply)));
        StandardHeaders.set(requestId, response::header);
        reply.headers().forEach((name, value) ->
                response.header(HeaderValues.create(HeaderNames.create(name), value)));
        switch (reply) {
            case Reply.Live _ -> throw new IllegalStateException("live replies do not nest");
            case Reply.Shown(_, var body, _) ->
                    send(MediaType.JSON, Json.bytes(body), head, response);
            case Reply.Repeated(_, var json, _) -> send(MediaType.JSON, json, head, response);
            case Reply.Done _, Reply.Unchanged _ -> response.send();
            case Reply.Failure(var problem) -> {
                if (problem.endsConnection())
                    response.header(HeaderValues.CONNECTION_CLOSE);
                send(Problem.MEDIA_TYPE, Json.bytes(problem.shown(requestId)), head, response);
            }
            case Reply.Document(var type, var bytes, _) -> send(type, bytes, head, response);
            case Reply.Content content -> {
                response.header(HeaderNames.CONTENT_TYPE, content.mediaType());
                response.header(HeaderNames.CONTENT_LENGTH, Long.toString(content.length()));
                if (head || content.length() == 0) response.send();
                else stream(content, response);
            }
            case Reply.Pieces pieces -> {
                response.header(HeaderNames.CONTENT_TYPE, pieces.mediaType());
                if (head) response.send();
                else stream(pieces, response);
            }
            case Reply.Events stream -> {
                response.header(HeaderNames.CONTENT_TYPE, MediaType.EVENTS);
                response.header(HeaderNames.CACHE_CONTROL, "no-cache");
                // Tells nginx not to wait for more before it passes something on.
                response.header(HeaderNames.create("X-Accel-Buffering"), "no");
                if (head) response.send();
                else stream(stream, response);
            }
        }
    }

    private static void send(String mediaType, byte[] bytes, boolean head,
            ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, mediaType);
        if (head) {
            response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(bytes.length));
            response.send();
        } else {
            response.send(bytes);
        }
    }

    private void stream(Reply.Content content, ServerResponse response) {
        try (var out = response.outputStream()) {
            contents.write(content, out);
        } catch (IOException | UncheckedIOException gone) {
            throw new CloseConnectionException("reader gone", gone);
        }
    }

    private void stream(Reply.Pieces pieces, ServerResponse response) {
        try (var out = response.outputStream()) {
            contents.write(pieces, out);
        } catch (IOException | UncheckedIOException gone) {
            throw new CloseConnectionException("reader gone", gone);
        }
    }

    /** A reader that goes away changes nothing: the turn is not ours to end. */
    private void stream(Reply.Events stream, ServerResponse response) {
        try (var out = response.outputStream()) {
            events.write(stream, out);
        } catch (IOException | UncheckedIOException gone) {
            throw new CloseConnectionException("reader gone", gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("reader dropped", stopping);
        }
    }
}
