package com.aimixup.plugin.spi;

/** A failure of {@link Provider#models}; its message is only the failure's code. */
public final class ProviderException extends RuntimeException {
    private final transient ProviderFailure failure;

    public ProviderException(ProviderFailure failure) {
        super(failure.code());
        this.failure = failure;
    }

    public ProviderFailure failure() {
        return failure;
    }
}
