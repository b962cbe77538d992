package com.aimixup.plugin.spi;

import java.util.List;

/**
 * The models that a provider keeps on the operator's machines: fetched once, held in memory when
 * asked. All methods block; expected failures are returned, not thrown.
 */
public interface ModelShelf {

    /**
     * One model that is there.
     *
     * @param bytes on disk; 0 if unknown
     * @param loaded whether it is in memory now
     */
    record Shelved(String model, long bytes, boolean loaded) {}

    /** Hears how far a fetch is; amounts are of the part that is being fetched. */
    @FunctionalInterface
    interface Progress {
        /**
         * @param step in a few words, for example "downloading"
         * @param totalBytes 0 if unknown
         */
        void at(String step, long doneBytes, long totalBytes);
    }

    /** How it ended. */
    sealed interface Outcome {
        record Done() implements Outcome {}

        record Failed(ProviderFailure failure) implements Outcome {}

        /** Stopped by its cancellation; the connection is closed, so that nothing goes on. */
        record Cancelled() implements Outcome {}
    }

    /** @throws ProviderException if the list cannot be had */
    List<Shelved> list();

    /** Fetches a model that is not there, or its newest version. May take hours. */
    Outcome pull(String model, Progress progress, Cancellation cancellation);

    /** Puts a model into memory, so that its first answer does not wait for that. */
    Outcome load(String model, Cancellation cancellation);

    /** Gives its memory back; harmless if it is in none. */
    Outcome unload(String model, Cancellation cancellation);
}
