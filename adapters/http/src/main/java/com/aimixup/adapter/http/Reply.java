package com.aimixup.adapter.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a route answers. */
sealed interface Reply {

    Map<String, String> headers();

    record Shown(int status, JsonObject body, Map<String, String> headers) implements Reply {}

    /** What was answered before, byte for byte. */
    record Repeated(int status, byte[] json, Map<String, String> headers) implements Reply {}

    /** 204: done, and nothing to say. */
    record Done(Map<String, String> headers) implements Reply {}

    /** 304: the client has it already. */
    record Unchanged(Map<String, String> headers) implements Reply {}

    record Failure(Problem problem) implements Reply {
        @Override
        public Map<String, String> headers() {
            return problem.headers();
        }
    }

    /** Something that is the same for everybody. */
    record Document(String mediaType, byte[] bytes, Map<String, String> headers)
            implements Reply {}

    /**
     * What a file holds.
     *
     * @param bytes asked for when they are sent
     */
    record Content(int status, String mediaType, long length, Supplier<InputStream> bytes,
            Map<String, String> headers) implements Reply {

        /** The same, its first byte there. */
        Content begun() {
            if (length == 0) return this;
            var in = new BufferedInputStream(bytes.get());
            try {
                in.mark(1);
                in.read();
                in.reset();
                return new Content(status, mediaType, length, () -> in, headers);
            } catch (IOException | RuntimeException failure) {
                try (in) {
                    throw failure;
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }
    }

    /**
     * Something whose length shows when all of it is there: it is made while it is sent.
     *
     * @param pieces one after the other
     */
    record Pieces(String mediaType, Stream<byte[]> pieces, Map<String, String> headers)
            implements Reply {}

    /**
     * Events while they happen.
     *
     * @param after the number of the last event that the reader has
     */
    record Events(EventSource source, long after, Map<String, String> headers)
            implements Reply {}

    /** Work that may stream its answer while it is done, or end with another reply. */
    record Live(Work work) implements Reply {
        @Override
        public Map<String, String> headers() {
            return Map.of();
        }
    }

    @FunctionalInterface
    interface Work {
        /** @return what to answer if nothing was written; empty if something was */
        Optional<Reply> run(Outlet out);
    }

    /** Server-sent events, begun with the first of them. */
    interface Outlet {
        /** Any thread, one at a time. */
        void write(byte[] bytes) throws IOException;

        /** What was written is not to be taken for the whole, also by those who read no errors. */
        void breakOff();
    }

    static Reply ok(JsonObject body) {
        return new Shown(200, body, Map.of());
    }

    static Reply ok(JsonObject body, long version) {
        return new Shown(200, body, Map.of("ETag", Versions.tag(version)));
    }

    static Reply created(JsonObject body, String location) {
        return new Shown(201, body, Map.of("Location", location));
    }

    static Reply created(JsonObject body, String location, long version) {
        return new Shown(201, body, Map.of("Location", location, "ETag", Versions.tag(version)));
    }

    static Reply done() {
        return new Done(Map.of());
    }

    static Reply of(ProblemType type, String detail) {
        return new Failure(Problem.of(type, detail));
    }

    static Reply notFound(String what) {
        return new Failure(Problem.notFound(what));
    }
}
