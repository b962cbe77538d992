package com.aimixup.domain.credits;

/** One leg of a transfer: what a wallet gains, or loses if negative. Never zero. */
public record Entry(Wallet wallet, Credits amount) {
    public Entry {
        if (amount.micros() == 0) throw new IllegalArgumentException("an entry of zero");
    }
}
