package com.aimixup.application.privacy;

final class MemoryKeyedHashTest extends KeyedHashContract {
    @Override
    protected KeyedHash hash(int key) {
        return new MemoryKeyedHash(key);
    }
}
