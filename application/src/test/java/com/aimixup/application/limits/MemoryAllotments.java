package com.aimixup.application.limits;

import java.util.HashMap;
import java.util.Map;

/** Requests that are given out, in memory. */
public final class MemoryAllotments implements Allotments {
    private record Key(long window, String subject) {}

    private final Map<Key, Long> taken = new HashMap<>();

    @Override
    public synchronized Grant take(long window, Wish wish) {
        var key = new Key(window, wish.subject());
        var before = taken.getOrDefault(key, 0L);
        var unused = Math.max(0, wish.most() - before);
        var most = taken.containsKey(key) ? Math.max(Math.min(1, unused), unused / 4) : unused;
        var given = Math.min(wish.number(), most);
        taken.put(key, before + given);
        return new Grant(given, unused - given);
    }

    @Override
    public synchronized int forget(long window) {
        var before = taken.size();
        taken.keySet().removeIf(key -> key.window() < window);
        return before - taken.size();
    }
}
