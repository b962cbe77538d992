package com.aimixup.domain.privacy;

/** A value that must not reach logs, traces, audit lines, URLs or error messages. */
public record Private<T>(T reveal) {

    public static <T> Private<T> of(T value) {
        return new Private<>(value);
    }

    @Override
    public String toString() {
        return "[private]";
    }
}
