package com.aimixup.application.files;

/** Tells what bytes are. */
@FunctionalInterface
public interface ContentTypes {
    /** So many bytes are enough to tell. */
    int BEGINNING_BYTES = 65_536;

    /**
     * @param beginning the first {@link #BEGINNING_BYTES}, or all if there are fewer
     * @return a media type without parameters; {@code application/octet-stream} if nothing is known
     */
    String of(byte[] beginning);
}
