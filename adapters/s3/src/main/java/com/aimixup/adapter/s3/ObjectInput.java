package com.aimixup.adapter.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The bytes of an object as they come. What is not read to its end is not fetched either. */
final class ObjectInput extends FilterInputStream {
    private final ResponseInputStream<?> answer;
    private boolean ended;

    ObjectInput(ResponseInputStream<?> answer) {
        super(answer);
        this.answer = answer;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        if (ended) return -1;
        try {
            var read = answer.read(bytes, from, length);
            ended = read < 0;
            return read;
        } catch (IOException brokeOff) {
            throw S3Calls.away("read", SdkClientException.create("broke off", brokeOff));
        }
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = 0L;
        while (skipped < count && read() >= 0) skipped++;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Closing alone would read the rest, so that the connection can be used again. */
    @Override
    public void close() {
        if (!ended) answer.abort();
        try {
            answer.close();
        } catch (IOException alreadyGone) {
            ended = true;
        }
    }
}
