package com.aimixup.application.privacy;

import java.util.Arrays;

/** Names that show what they are of. */
public record MemoryKeyedHash(int key) implements KeyedHash {

    @Override
    public String of(String use, byte[]... parts) {
        return key + use + Arrays.deepToString(parts);
    }
}
