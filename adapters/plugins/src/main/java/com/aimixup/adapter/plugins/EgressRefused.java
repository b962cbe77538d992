package com.aimixup.adapter.plugins;

import java.io.IOException;

/** A request that the gate did not let through; its message is a code and names no address. */
final class EgressRefused extends IOException {
    private static final long serialVersionUID = 1;

    EgressRefused(String code) {
        super("egress refused: " + code);
    }
}
