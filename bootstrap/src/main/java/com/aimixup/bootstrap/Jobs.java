package com.aimixup.bootstrap;

import com.aimixup.application.accounts.ChangeEmail;
import com.aimixup.application.conversations.TurnTaking;
import com.aimixup.application.credits.ExpireLots;
import com.aimixup.application.credits.ReleaseOverdueHolds;
import com.aimixup.application.files.SweepFiles;
import com.aimixup.application.images.ImageUseCases;
import com.aimixup.application.mail.SendMail;
import com.aimixup.application.payments.Books;
import com.aimixup.application.payments.CompareShops;
import com.aimixup.application.payments.PaymentUseCases;
import com.aimixup.application.restrictions.ObeyRestrictions;
import com.aimixup.application.runtime.StoreUnavailable;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What the server does by itself, again and again. Each job is harmless on several nodes. */
final class Jobs implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Jobs.class.getName());
    private static final int BEATS_PER_LEASE = 3;
    /** Signals say it at once; this is for those that got lost. */
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Duration FORGET = Duration.ofMinutes(10);
    private static final Duration SWEEP = Duration.ofSeconds(30);
    private static final Duration MAIL = Duration.ofSeconds(1);
    private static final Duration RECONCILIATION = Duration.ofDays(1);
    private static final Duration SHOPS_LOOKED_BACK = Duration.ofDays(7);
    private static final int TOLD = 100;
    private static final Duration SHOP = Duration.ofSeconds(5);
    private static final Duration FILE_SWEEP = Duration.ofHours(1);
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(3, Thread.ofPlatform().daemon().name("job-", 0)
                    .factory());

    static Jobs start(TurnTaking turns, ImageUseCases images, ReleaseOverdueHolds holds,
            ExpireLots lots, SweepFiles files, PaymentUseCases payments, SendMail mail,
            ChangeEmail addresses, Books books, ObeyRestrictions restrictions, Guarding guards,
            Duration lease, Clock clock) {
        var jobs = new Jobs();
        var beat = lease.dividedBy(BEATS_PER_LEASE);
        jobs.every(beat, "extend-leases", turns.runs()::extendLeases);
        jobs.every(beat, "recover-turns", () -> tell("turns-recovered", turns.recover().handle()));
        jobs.every(GLANCE, "obey-stops", turns.runs()::obeyStops);
        jobs.every(GLANCE, "obey-restrictions", restrictions::handle);
        jobs.every(FORGET, "forget-told", () -> tell("told-forgotten", turns.forget().handle()));
        jobs.every(beat, "extend-image-leases", images.runs()::extendLeases);
        jobs.every(beat, "recover-images", () ->
                tell("images-recovered", images.recover().handle()));
        jobs.every(SWEEP, "release-holds", () -> tell("holds-released", holds.handle()));
        jobs.every(SWEEP, "expire-lots", () -> tell("lots-expired", lots.handle()));
        jobs.every(MAIL, "send-mail", () -> tell(mail.handle()));
        jobs.every(FILE_SWEEP, "sweep-files", () -> tell(files.handle()));
        jobs.every(FILE_SWEEP, "forget-addresses",
                () -> tell("addresses-forgotten", addresses.forget()));
        jobs.every(RECONCILIATION, "reconcile", () -> tell(books.differences(TOLD)));
        jobs.every(SWEEP, "forget-requests", guards.requests()::forget);
        jobs.every(FORGET, "forget-answers", guards.once()::forget);
        jobs.every(FORGET, "forget-attempts",
                () -> tell("attempts-forgotten", guards.throttle().forget()));
        jobs.every(RECONCILIATION, "compare-shops", () -> tell(payments.compare().handle(
                clock.instant().minus(SHOPS_LOOKED_BACK))));
        jobs.every(FILE_SWEEP, "forget-payment-events",
                () -> tell("payment-events-forgotten", payments.forget().handle()));
        jobs.every(SHOP, "tell-shop", () -> tell("shop-told", payments.tellShop().handle()));
        return jobs;
    }

    private void every(Duration pause, String name, Runnable work) {
        threads.scheduleWithFixedDelay(() -> {
            try {
                work.run();
            } catch (StoreUnavailable away) {
                LOG.log(Level.WARNING, "job.store-away job=" + name);
            } catch (RuntimeException failure) {
                LOG.log(Level.ERROR, "job.failed job=" + name, failure);
            }
        }, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void tell(SendMail.Sent sent) {
        tell("mails-sent", sent.taken());
        if (sent.refused() + sent.givenUp() > 0) LOG.log(Level.WARNING, "mails-not-sent refused="
                + sent.refused() + " given-up=" + sent.givenUp());
    }

    private static void tell(SweepFiles.Swept swept) {
        tell("objects-removed", swept.removed());
        if (swept.missing() > 0)
            LOG.log(Level.ERROR, "files-without-bytes count=" + swept.missing());
    }

    private static void tell(List<Books.Difference> differences) {
        for (var one : differences) LOG.log(Level.ERROR, "books-differ kind=" + one.kind()
                + " about=" + one.about() + " expected=" + one.expected().micros()
                + " found=" + one.found().micros());
    }

    private static void tell(CompareShops.Compared compared) {
        for (var side : compared.missing())
            LOG.log(Level.WARNING, "shop-not-compared side=" + side);
        compared.differences().stream().limit(TOLD).forEach(one -> LOG.log(Level.ERROR,
                "shop-differs kind=" + one.kind() + " purchase=" + one.key().id()));
    }

    private static void tell(String event, int count) {
        if (count > 0) LOG.log(Level.INFO, event + " count=" + count);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
