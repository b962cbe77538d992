package com.aimixup.application.privacy;

/**
 * Names for what is counted: the same for the same thing, and without the key no guess can be
 * checked against them, which for addresses a plain hash would allow.
 */
public interface KeyedHash {

    /** @param use keeps apart what is counted for different reasons */
    String of(String use, byte[]... parts);
}
