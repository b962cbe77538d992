package com.aimixup.adapter.http;

import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** A body that is read as it comes. Closing it reads on for a while, so that the answer arrives. */
final class Upload extends FilterInputStream {
    private final OptionalLong announced;
    private long read;
    private boolean ended;

    Upload(InputStream in, OptionalLong announced) {
        super(in);
        this.announced = announced;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        if (ended) return -1;
        var count = received(bytes, from, length);
        if (count > 0) read += count;
        ended = count < 0;
        // A sender that broke off must not pass for one that was done.
        if (ended && announced.isPresent() && announced.getAsLong() != read)
            throw new CloseConnectionException("the body ended early");
        return count;
    }

    /** There is nobody to answer any more where the sender is gone. */
    private int received(byte[] bytes, int from, int length) {
        try {
            return super.read(bytes, from, length);
        } catch (RequestException broken) {
            throw broken;
        } catch (IOException | RuntimeException gone) {
            ended = true;
            throw new CloseConnectionException("sender gone", gone);
        }
    }

    @Override
    public void close() {
        if (ended) return;
        try {
            Call.discard(in);
        } catch (IOException | RuntimeException gone) {
            ended = true;
        }
    }
}
