package com.aimixup.plugin.wire;

import java.io.IOException;

/** An answer, or a piece of it, is larger than the provider may send. */
public final class LimitException extends IOException {
    LimitException(String what) {
        super(what);
    }
}
