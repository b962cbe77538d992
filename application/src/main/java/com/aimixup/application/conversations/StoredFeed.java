package com.aimixup.application.conversations;

import com.aimixup.domain.conversations.Turn;
import java.time.Duration;
import java.util.List;

/**
 * The events of a turn as the store has them, whichever node drives it, and also when none does any
 * more. Signals wake it; should one get lost, it looks by itself after a while.
 */
final class StoredFeed implements TurnFeed {
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);
    private final Turn turn;
    private final Turns turns;
    private final ToldEvents told;
    private final TurnWatch watch;
    private volatile boolean over;
    private volatile long last = Long.MAX_VALUE;
    private volatile long askedNanos = System.nanoTime() - ASK_AGAIN.toNanos();

    StoredFeed(Turn turn, Turns turns, ToldEvents told, TurnWatch watch) {
        this.turn = turn;
        this.turns = turns;
        this.told = told;
        this.watch = watch;
    }

    @Override
    public List<Numbered> after(long number, Duration patience) throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        try (var waiter = watch.waiter(turn.id())) {
            while (true) {
                var found = found(number);
                if (!found.isEmpty() || over) return found;
                var left = Duration.ofNanos(until - System.nanoTime());
                if (!left.isPositive()) return List.of();
                ask(waiter);
                waiter.await(left.compareTo(GLANCE) < 0 ? left : GLANCE);
            }
        }
    }

    private List<Numbered> found(long number) {
        var found = told.after(turn, number);
        if (!found.isEmpty()) {
            var newest = found.getLast();
            if (newest.event() instanceof TurnEvent.Ended) end(newest.number());
            return found;
        }
        if (isRunning()) return found;
        end(told.last(turn));
        // What came in between; who claims to have read more than there is hears of the end.
        return told.after(turn, number > last ? last - 1 : number);
    }

    private void end(long number) {
        last = number;
        over = true;
    }

    private boolean isRunning() {
        return turns.find(turn.account(), turn.conversation(), turn.id())
                .filter(found -> found.state() == Turn.State.RUNNING).isPresent();
    }

    private void ask(TurnWatch.Waiter waiter) {
        var now = System.nanoTime();
        if (now - askedNanos < ASK_AGAIN.toNanos()) return;
        askedNanos = now;
        waiter.ask();
    }

    @Override
    public boolean isRead(long number) {
        return over && number == last;
    }
}
