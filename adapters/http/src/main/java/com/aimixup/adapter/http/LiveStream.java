package com.aimixup.adapter.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Events that are written while they arise. The connection ends with them. */
final class LiveStream implements Reply.Outlet {
    private final ServerResponse response;
    private final String requestId;
    private final StalledWrites stalled;
    private Optional<OutputStream> out = Optional.empty();
    private boolean broken;

    LiveStream(ServerResponse response, String requestId, StalledWrites stalled) {
        this.response = response;
        this.requestId = requestId;
        this.stalled = stalled;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        try (var watch = stalled.watch()) {
            if (out.isEmpty()) out = Optional.of(open());
            watch.write(out.get(), bytes);
        } catch (UncheckedIOException failure) {
            broken = true;
            throw failure.getCause();
        } catch (IOException failure) {
            broken = true;
            throw failure;
        }
    }

    /** The last chunk is never sent. */
    @Override
    public void breakOff() {
        broken = true;
    }

    private OutputStream open() {
        response.status(Status.OK_200);
        StandardHeaders.set(requestId, response::header);
        response.header(HeaderNames.CONTENT_TYPE, MediaType.EVENTS);
        response.header(HeaderNames.CACHE_CONTROL, "no-cache");
        // Tells nginx not to wait for more before it passes something on.
        response.header(HeaderNames.create("X-Accel-Buffering"), "no");
        response.header(HeaderValues.CONNECTION_CLOSE);
        return response.outputStream();
    }

    /** Harmless if nothing was written. */
    void end() {
        if (broken) throw new CloseConnectionException("broken off");
        if (out.isEmpty()) return;
        try {
            out.get().close();
        } catch (IOException | UncheckedIOException gone) {
            throw new CloseConnectionException("reader gone", gone);
        }
    }
}
