package com.aimixup.application.completions;

import com.aimixup.domain.accounts.AccountId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The completions under way on this node. */
public final class CompletionRuns {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private final Set<Completion> running = ConcurrentHashMap.newKeySet();
    private final Runnable last;
    private volatile boolean stopping;

    public CompletionRuns() {
        this(() -> { });
    }

    /** @param last what is to be done when the others have ended */
    CompletionRuns(Runnable last) {
        this.last = last;
    }

    boolean isStopping() {
        return stopping;
    }

    void add(Completion completion) {
        running.add(completion);
    }

    void remove(Completion completion) {
        running.remove(completion);
    }

    /** Whose completions run here. */
    public Set<AccountId> accounts() {
        return running.stream().map(Completion::account).collect(Collectors.toSet());
    }

    /** Ends all that somebody has under way here; what was said is charged. */
    public void cancelAll(AccountId account) {
        running.stream().filter(one -> one.account().equals(account))
                .forEach(Completion::cancel);
    }

    public int count() {
        return running.size();
    }

    /** Takes no more, waits for a while, then ends the rest and waits until they are settled. */
    public void stop(Duration patience, Duration lastWait) {
        stopping = true;
        try {
            await(patience);
            running.forEach(Completion::cancel);
            await(lastWait);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            running.forEach(Completion::cancel);
        } finally {
            last.run();
        }
    }

    private void await(Duration time) throws InterruptedException {
        for (var left = time; !running.isEmpty() && left.isPositive(); left = left.minus(PAUSE))
            Thread.sleep(PAUSE);
    }
}
