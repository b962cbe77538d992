package com.aimixup.application.conversations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Events that are all there already. */
final class FixedFeed implements TurnFeed {
    private final List<Numbered> events = new ArrayList<>();

    FixedFeed(List<TurnEvent> events) {
        for (var event : events) this.events.add(new Numbered(this.events.size() + 1L, event));
    }

    @Override
    public List<Numbered> after(long number, Duration patience) {
        var from = Math.clamp(number, 0, events.size());
        return List.copyOf(events.subList(from, events.size()));
    }

    @Override
    public boolean isRead(long number) {
        return number >= events.size();
    }
}
