package com.aimixup.application.images;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.privacy.Disclosures;
import com.aimixup.application.privacy.Disclosures.Disclosure;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.images.ImageJob;
import com.aimixup.domain.images.ImageJobId;
import com.aimixup.domain.images.ImageOrder;
import com.aimixup.domain.images.PicturePrice;
import com.aimixup.plugin.spi.ImageOptions;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes an order for pictures. One transaction stores the job, holds the most that it can cost and
 * records what it is going to disclose; then it is drawn, whether or not anybody waits. The
 * client's id makes a repeat harmless.
 */
public final class OrderImages {
    private static final String DISCLOSURE_BASIS = "basis.contract";

    public record Command(AccountId account, ImageJobId id, ImageOrder order) {}

    public sealed interface Outcome {
        /** New, or the same order came before. */
        record Accepted(ImageJob job) implements Outcome {}

        /** The id stands for another order, or for one that was removed. */
        record IdTaken() implements Outcome {}

        record ModelNotUsable(Casting.Reason reason) implements Outcome {}

        record NotOffered(Option option, ImageOptions offered) implements Outcome {}

        record StorageFull() implements Outcome {}

        record TooManyJobs(int most) implements Outcome {}

        record TooFewCredits(Credits needed, Credits available) implements Outcome {}

        record Stopping() implements Outcome {}
    }

    public enum Option { COUNT, SIZE, QUALITY }

    private record Stored(Outcome outcome, Optional<ImageJob> begun) {
        static Stored nothing(Outcome outcome) {
            return new Stored(outcome, Optional.empty());
        }
    }

    private final ImageJobs jobs;
    private final PictureKeeping pictures;
    private final Holds holds;
    private final Disclosures disclosures;
    private final Casting casting;
    private final Transactions transactions;
    private final ImageRuns runs;
    private final Clock clock;
    private final ImageLimits limits;

    OrderImages(ImageJobs jobs, PictureKeeping pictures, Holds holds, Disclosures disclosures,
            Casting casting, Transactions transactions, ImageRuns runs, Clock clock,
            ImageLimits limits) {
        this.jobs = jobs;
        this.pictures = pictures;
        this.holds = holds;
        this.disclosures = disclosures;
        this.casting = casting;
        this.transactions = transactions;
        this.runs = runs;
        this.clock = clock;
        this.limits = limits;
    }

    public Outcome handle(Command command) {
        if (runs.isStopping()) return new Outcome.Stopping();
        var repeat = repeat(command);
        if (repeat.isPresent()) return repeat.get();
        var now = clock.instant();
        return switch (casting.draw(command.order().model(), now)) {
            case Casting.Drawing.NotUsable(var reason) -> new Outcome.ModelNotUsable(reason);
            case Casting.Drawing.Usable(var provider, var tariff, var options) -> {
                var refused = options.flatMap(offered -> refused(command.order(), offered));
                if (refused.isPresent()) yield refused.get();
                if (pictures.isFull(command.account())) yield new Outcome.StorageFull();
                var limit = PicturePrice.atMost(tariff, command.order().promptBytes(),
                        command.order().count());
                var facts = provider.facts();
                var job = ImageJob.ordered(command.account(), command.id(), command.order(), now);
                var stored = transactions.run(() -> store(command, job, limit, facts));
                stored.begun().ifPresent(runs::start);
                yield stored.outcome();
            }
        };
    }

    private Optional<Outcome> repeat(Command command) {
        return jobs.find(command.account(), command.id()).map(job ->
                job.order().equals(command.order()) ? new Outcome.Accepted(job)
                        : new Outcome.IdTaken());
    }

    private static Optional<Outcome> refused(ImageOrder order, ImageOptions offered) {
        if (order.count() > offered.countMax())
            return Optional.of(new Outcome.NotOffered(Option.COUNT, offered));
        if (isMissing(order.size(), offered.sizes()))
            return Optional.of(new Outcome.NotOffered(Option.SIZE, offered));
        return isMissing(order.quality(), offered.qualities())
                ? Optional.of(new Outcome.NotOffered(Option.QUALITY, offered)) : Optional.empty();
    }

    private static boolean isMissing(Optional<String> wanted, List<String> offered) {
        return wanted.isPresent() && !offered.isEmpty() && !offered.contains(wanted.get());
    }

    private Stored store(Command command, ImageJob job, Credits limit, ProviderFacts facts) {
        var account = command.account();
        var available = holds.lockAvailable(account);
        var repeat = repeat(command);
        if (repeat.isPresent()) return Stored.nothing(repeat.get());
        holds.refuseBarred(account);
        if (jobs.countRunning(account) >= limits.runningPerAccount())
            return Stored.nothing(new Outcome.TooManyJobs(limits.runningPerAccount()));
        if (limit.compareTo(available) > 0)
            return Stored.nothing(new Outcome.TooFewCredits(limit, available));
        // Somebody without a balance is not locked: then the other of two may be first here.
        if (!jobs.add(job, runs.lease()))
            return Stored.nothing(repeat(command).orElseGet(Outcome.IdTaken::new));
        if (limit.isPositive()) holds.open(account, List.of(new Hold(job.id().hold(), limit,
                job.createdAt().plus(limits.holdTime()))));
        disclosures.add(List.of(new Disclosure(account, job.id().value(), Optional.empty(),
                job.order().model(), facts.legalName(), facts.country(),
                Set.of(DataCategory.PROMPT), job.order().promptBytes(), job.createdAt(),
                DISCLOSURE_BASIS)));
        return new Stored(new Outcome.Accepted(job), Optional.of(job));
    }
}
