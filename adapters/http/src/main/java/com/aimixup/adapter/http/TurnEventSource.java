package com.aimixup.adapter.http;

import com.aimixup.application.conversations.TurnFeed;
import com.aimixup.domain.conversations.TurnId;
import java.time.Duration;
import java.util.List;

/**
 * The events of a turn.
 *
 * @param shift added to the numbers of the feed, so that they go on from what the reader saw
 */
record TurnEventSource(TurnId turn, TurnFeed feed, long shift) implements EventSource {

    @Override
    public List<Told> after(long number, Duration patience) throws InterruptedException {
        return feed.after(number - shift, patience).stream()
                .map(numbered -> new Told(numbered.number() + shift,
                        TurnEvents.name(numbered.event()),
                        TurnEvents.shown(turn, numbered.event()))).toList();
    }

    @Override
    public boolean isRead(long number) {
        return feed.isRead(number - shift);
    }
}
