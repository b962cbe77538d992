package com.aimixup.application.files;

import java.time.Clock;

final class MemoryObjectsTest extends ObjectsContract {
    private final Objects objects = new MemoryObjects(Clock.systemUTC());

    @Override
    protected Objects objects() {
        return objects;
    }
}
