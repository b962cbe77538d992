package com.aimixup.application.runtime;

final class MemorySignalsTest extends SignalsContract {
    private final MemorySignals signals = new MemorySignals();

    @Override
    protected Signals signals() {
        return signals;
    }

    @Override
    protected Signals others() {
        return signals;
    }
}
