package com.aimixup.application.images;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.credits.Receipts;
import com.aimixup.application.files.FileIntake.Arrived;
import com.aimixup.application.providers.Asking;
import com.aimixup.application.providers.CallSwitch;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.providers.Counting;
import com.aimixup.application.runtime.Patience;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.images.ImageJob;
import com.aimixup.domain.images.ImageJob.State;
import com.aimixup.domain.images.PicturePrice;
import com.aimixup.domain.images.Provenance;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Draws one job: says so in the store, asks the provider, keeps the pictures and settles. Whatever
 * goes wrong costs nothing. No transaction is open while the provider is asked or bytes are stored.
 */
final class DrawImages {
    static final String INTERRUPTED = "interrupted";
    private static final String STORAGE_FULL = "storage-full";
    private static final Logger LOG = System.getLogger(DrawImages.class.getName());
    private final ImageJobs jobs;
    private final PictureKeeping pictures;
    private final Holds holds;
    private final Casting casting;
    private final Transactions transactions;
    private final Patience patience;
    private final Clock clock;
    private final ImageLimits limits;

    DrawImages(ImageJobs jobs, PictureKeeping pictures, Holds holds, Casting casting,
            Transactions transactions, Patience patience, Clock clock, ImageLimits limits) {
        this.jobs = jobs;
        this.pictures = pictures;
        this.holds = holds;
        this.casting = casting;
        this.transactions = transactions;
        this.patience = patience;
        this.clock = clock;
        this.limits = limits;
    }

    /** @param changed told whenever the job has changed in the store */
    void handle(ImageJob waiting, CallSwitch calls, Runnable changed) {
        try {
            switch (casting.draw(waiting.order().model(), waiting.createdAt())) {
                case Casting.Drawing.NotUsable _ -> fail(waiting, "unavailable");
                case Casting.Drawing.Usable(var provider, var tariff, _) ->
                        draw(waiting, provider, tariff, calls, changed);
            }
        } catch (RuntimeException | Error failure) {
            // Recovery ends the job in the store when its lease is over.
            LOG.log(Level.ERROR, "images.broke-off job=" + waiting.id().value(), failure);
        }
        changed.run();
    }

    private void draw(ImageJob waiting, Provider provider, Tariff tariff, CallSwitch calls,
            Runnable changed) {
        var drawing = waiting.started(clock.instant());
        // Not again where the store was away: it may have been begun, and then elsewhere ended.
        if (!transactions.run(() -> begins(drawing))) return;
        changed.run();
        switch (ask(drawing, provider, calls)) {
            case ImageOutcome.Failed(var failure, _) -> fail(drawing, failure.code());
            case ImageOutcome.Cancelled _ -> fail(drawing, INTERRUPTED);
            case ImageOutcome.Drawn(var drawn, _) when drawn.isEmpty() ->
                    fail(drawing, new ProviderFailure.Refused().code());
            case ImageOutcome.Drawn(var drawn, var usage) -> {
                var wanted = drawn.subList(0, Math.min(drawn.size(), drawing.order().count()));
                var drew = drawing.drew(wanted.size());
                if (!patience.run(() -> jobs.change(drew, State.DRAWING))) return;
                changed.run();
                keep(drew, wanted, usage, tariff);
            }
        }
    }

    /** False if it is not for us to draw any more. */
    private boolean begins(ImageJob drawing) {
        var hold = holds.lockOpen(drawing.account(), drawing.id().hold());
        var until = clock.instant().plus(limits.callTime());
        var tooLate = hold.isPresent() ? hold.get().expiresAt().isBefore(until)
                : drawing.createdAt().plus(limits.holdTime()).isBefore(until);
        if (!tooLate) return jobs.change(drawing, State.WAITING);
        // Waited until its hold was nearly over: nobody would pay for it.
        if (jobs.change(drawing.failed(INTERRUPTED, clock.instant()), State.WAITING))
            hold.ifPresent(open -> holds.close(drawing.account(), open, Credits.ZERO));
        return false;
    }

    private ImageOutcome ask(ImageJob job, Provider provider, CallSwitch calls) {
        var order = job.order();
        try (var call = calls.open()) {
            return Asking.images(provider, order.model(), new ImageRequest(order.model().model(),
                    order.prompt().reveal(), order.count(), order.size(), order.quality(),
                    limits.drawTime()), call);
        }
    }

    private void keep(ImageJob drew, List<ImageOutcome.Picture> drawn, Usage usage,
            Tariff tariff) {
        var arrived = patience.run(() -> pictures.take(drew.account(), drawn));
        if (arrived.isEmpty()) {
            fail(drew, new ProviderFailure.Protocol().code());
            return;
        }
        var hasRoom = patience.run(() -> transactions.run(() ->
                settle(drew, arrived.get(), usage, tariff)));
        if (!hasRoom) fail(drew, STORAGE_FULL);
    }

    /**
     * Keeps the pictures, charges what is still held and not more, and ends the job; or does
     * nothing at all. Bytes that stay without a file are swept.
     *
     * @return false if there is no room
     */
    private boolean settle(ImageJob drew, List<Arrived> arrived, Usage usage, Tariff tariff) {
        var account = drew.account();
        var hold = holds.lockOpen(account, drew.id().hold());
        var order = drew.order();
        var bill = PicturePrice.bill(tariff, Counting.amounts(usage), usage.estimated(),
                order.promptBytes(), arrived.size());
        var price = bill.charged().atMost(hold.map(Hold::limit).orElse(Credits.ZERO));
        // Removed meanwhile, taken for dead by another node, or stored already.
        var current = jobs.find(account, drew.id());
        if (current.isEmpty() || current.get().state() != State.DRAWING) return true;
        var kept = pictures.keep(arrived, new PictureKeeping.Origin(
                new Provenance.Source.Job(drew.id()), order.model(), order.prompt()), price);
        if (kept.isEmpty()) return false;
        var completed = drew.completed(kept.get(), bill, clock.instant()).charging(price);
        // Whoever else ends it holds the same lock of the account, so it is still drawing.
        if (!jobs.change(completed, State.DRAWING))
            throw new IllegalStateException("a job was ended without the lock of its account");
        hold.ifPresent(open -> holds.close(account, open, price, new Receipts.Bill(
                new Receipts.About(Receipts.Work.PICTURES, drew.id().value(), Optional.empty(),
                        Optional.empty()), order.model(), Optional.of(tariff),
                PicturePrice.paid(tariff, bill.usage()), bill.estimated())));
        return true;
    }

    private void fail(ImageJob job, String code) {
        var failed = job.failed(code, clock.instant());
        patience.run(() -> transactions.run(() -> {
            var hold = holds.lockOpen(job.account(), job.id().hold());
            if (jobs.change(failed, job.state()))
                hold.ifPresent(open -> holds.close(job.account(), open, Credits.ZERO));
            return Optional.empty();
        }));
    }
}
