package com.aimixup.application.answers;

import com.aimixup.application.answers.KeptAnswers.Answer;
import com.aimixup.application.answers.KeptAnswers.Request;
import com.aimixup.application.runtime.OuterTransactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does what a request asks once, however often it is sent with the same key. What is done and what
 * was answered are stored in one transaction, so no crash leaves one without the other. One that
 * comes while the first is under way waits for it.
 */
public final class AnswerOnce {
    public static final Duration KEPT = Duration.ofDays(1);

    public sealed interface Outcome<T> {
        record Done<T>(T result) implements Outcome<T> {
            @Override
            public String toString() {
                return "Done[private]";
            }
        }

        /** It was done before. */
        record Again<T>(Answer answer) implements Outcome<T> {}

        /** The key was used for something else. */
        record OtherRequest<T>() implements Outcome<T> {}
    }

    private final KeptAnswers answers;
    private final OuterTransactions transactions;
    private final Clock clock;

    public AnswerOnce(KeptAnswers answers, OuterTransactions transactions, Clock clock) {
        this.answers = answers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param work what it asks; asks nobody over a network
     * @param toKeep what to answer again; empty if nothing was done, which is tried anew then
     */
    public <T> Outcome<T> handle(Request request, Supplier<T> work,
            Function<T, Optional<Answer>> toKeep) {
        var refused = new AtomicReference<T>();
        try {
            return transactions.around(() -> once(request, work, toKeep, refused));
        } catch (NothingDone nothing) {
            return new Outcome.Done<>(refused.get());
        }
    }

    private <T> Outcome<T> once(Request request, Supplier<T> work,
            Function<T, Optional<Answer>> toKeep, AtomicReference<T> refused) {
        var now = clock.instant();
        var kept = answers.claim(request, now, now.minus(KEPT));
        if (kept.isPresent()) return kept.get().isSame()
                ? new Outcome.Again<>(kept.get().answer()) : new Outcome.OtherRequest<>();
        var result = work.get();
        var answer = toKeep.apply(result);
        if (answer.isEmpty()) {
            refused.set(result);
            throw new NothingDone();
        }
        answers.keep(request, answer.get());
        return new Outcome.Done<>(result);
    }

    /** Drops what is too old. */
    public int forget() {
        return transactions.around(() -> answers.forget(clock.instant().minus(KEPT)));
    }

    /** Gives the key back. */
    private static final class NothingDone extends RuntimeException {
        private static final long serialVersionUID = 1;

        NothingDone() {
            super("nothing done", null, false, false);
        }
    }
}
