package com.aimixup.adapter.plugins;

import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Asks a provider again, later, or not at all, as its failures demand. */
final class Attempts {

    /**
     * @param retries after the first attempt
     * @param firstPause before the first retry, and twice as long before each more
     * @param longestPause a provider that wants more is not asked again
     * @param failuresMax of a model in a row, after which it rests
     * @param rest how long
     * @param atOnce the most calls of the provider that run at a time
     */
    record Rules(int retries, Duration firstPause, Duration longestPause, int failuresMax,
            Duration rest, int atOnce) {
        static final Rules USUAL = new Rules(2, Duration.ofMillis(250), Duration.ofSeconds(10), 5,
                Duration.ofSeconds(15), 2_000);
    }

    /** @param heard whether anything of an answer was passed on */
    record Tried(ChatOutcome outcome, boolean heard) {}

    private final Rules rules;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Semaphore seats;
    private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();
    private final LongAdder retries = new LongAdder();
    private volatile boolean retired;
    private volatile boolean keyRefused;

    Attempts(Rules rules, InstantSource clock, RandomGenerator random) {
        this.rules = rules;
        this.clock = clock;
        this.random = random;
        this.seats = new Semaphore(rules.atOnce());
    }

    /** @param attempt asks once, in the time that it is given */
    ChatOutcome chat(String model, Duration limit, Cancellation cancellation,
            Function<Duration, Tried> attempt) {
        return guarded(model, () -> {
            var end = System.nanoTime() + limit.toNanos();
            for (var attempts = 0; ; attempts++) {
                var tried = attempt.apply(Duration.ofNanos(end - System.nanoTime()));
                var pause = attempts < rules.retries() ? pause(tried, attempts)
                        : Optional.<Duration>empty();
                if (pause.isEmpty() || pause.get().toNanos() >= end - System.nanoTime())
                    return tried.outcome();
                if (!slept(pause.get(), cancellation)) return new ChatOutcome.Cancelled(Usage.NONE);
                retries.increment();
            }
        }, Attempts::failure, failure -> new ChatOutcome.Failed(failure, Usage.NONE));
    }

    /** Once, if the model is not resting and a seat is free. */
    <T> T guarded(String model, Supplier<T> call, Function<T, Optional<ProviderFailure>> failure,
            Function<ProviderFailure, T> failed) {
        var breaker = breakers.computeIfAbsent(model,
                _ -> new Breaker(rules.failuresMax(), rules.rest(), clock));
        if (!seats.tryAcquire()) return failed.apply(retired ? new ProviderFailure.Unavailable()
                : new ProviderFailure.Overloaded());
        try {
            if (retired) return failed.apply(new ProviderFailure.Unavailable());
            var refusal = breaker.refusal();
            if (refusal.isPresent()) return failed.apply(refusal.get());
            return ended(breaker, call, failure);
        } finally {
            seats.release();
        }
    }

    private <T> T ended(Breaker breaker, Supplier<T> call,
            Function<T, Optional<ProviderFailure>> failure) {
        var known = false;
        try {
            var outcome = call.get();
            if (outcome instanceof ChatOutcome.Cancelled
                    || outcome instanceof ImageOutcome.Cancelled) return outcome;
            known = true;
            keyRefused = failure.apply(outcome)
                    .filter(ProviderFailure.BadCredentials.class::isInstance).isPresent();
            failure.apply(outcome).filter(Attempts::tellsOfIllness)
                    .ifPresentOrElse(breaker::failed, breaker::answered);
            return outcome;
        } finally {
            if (!known) breaker.abandoned();
        }
    }

    /** Lets no new call begin; false if some still run when the time is over. */
    boolean drained(Duration limit) throws InterruptedException {
        retired = true;
        return seats.tryAcquire(rules.atOnce(), limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    int running() {
        return rules.atOnce() - seats.availablePermits();
    }

    long retries() {
        return retries.sum();
    }

    /** Whether the last call that ended was refused for its key. */
    boolean isKeyRefused() {
        return keyRefused;
    }

    void forgetKey() {
        keyRefused = false;
    }

    Set<String> resting() {
        var resting = new TreeSet<String>();
        breakers.forEach((model, breaker) -> {
            if (breaker.isOpen()) resting.add(model);
        });
        return resting;
    }

    private static Optional<ProviderFailure> failure(ChatOutcome outcome) {
        return outcome instanceof ChatOutcome.Failed(var failure, _)
                ? Optional.of(failure) : Optional.empty();
    }

    /** A question that is refused, or a key that is wrong, says nothing against the model. */
    private static boolean tellsOfIllness(ProviderFailure failure) {
        return switch (failure) {
            case ProviderFailure.Unavailable _, ProviderFailure.Overloaded _,
                    ProviderFailure.TimedOut _, ProviderFailure.Protocol _ -> true;
            default -> false;
        };
    }

    /** Empty if it is not to be asked again: something of it was heard or will be billed. */
    private Optional<Duration> pause(Tried tried, int retriesBefore) {
        if (tried.heard() || !tried.outcome().usage().isNone()) return Optional.empty();
        var backoff = rules.firstPause().multipliedBy(1L << retriesBefore);
        var jittered = backoff.plusNanos(random.nextLong(backoff.toNanos() + 1));
        return failure(tried.outcome()).filter(ProviderFailure::retryable)
                .map(failure -> longer(wanted(failure), jittered))
                .filter(pause -> pause.compareTo(rules.longestPause()) <= 0);
    }

    private static Duration wanted(ProviderFailure failure) {
        return failure instanceof ProviderFailure.RateLimited(var after)
                ? after.orElse(Duration.ZERO) : Duration.ZERO;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** False if the call was cancelled or interrupted meanwhile. */
    private static boolean slept(Duration pause, Cancellation cancellation) {
        var cancelled = new CountDownLatch(1);
        cancellation.onCancel(cancelled::countDown);
        try {
            return !cancelled.await(pause.toNanos(), TimeUnit.NANOSECONDS)
                    && !cancellation.isCancelled();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
