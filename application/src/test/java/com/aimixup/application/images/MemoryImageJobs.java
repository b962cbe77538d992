package com.aimixup.application.images;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.images.ImageJob;
import com.aimixup.domain.images.ImageJobId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Image jobs in memory. */
public final class MemoryImageJobs implements ImageJobs {
    /** As PostgreSQL orders ids. */
    private static final Comparator<Place> ORDER = Comparator.comparing(Place::at)
            .thenComparing(place -> place.id().value().toString());

    /** @param job empty if it was removed */
    private record Kept(Optional<ImageJob> job, Lease lease) {
        boolean isRunning() {
            return job.isPresent() && !job.get().state().isOver();
        }
    }

    private final MemoryTransactions transactions;
    private final MemoryTable<Key, Kept> jobs;

    public MemoryImageJobs(MemoryTransactions transactions) {
        this.transactions = transactions;
        jobs = transactions.table();
    }

    @Override
    public boolean add(ImageJob job, Lease lease) {
        return jobs.add(Key.of(job), new Kept(Optional.of(job), lease));
    }

    @Override
    public Optional<ImageJob> find(AccountId account, ImageJobId id) {
        return jobs.find(new Key(account, id)).flatMap(Kept::job);
    }

    @Override
    public List<ImageJob> page(AccountId account, Optional<Place> after, int limit) {
        return jobs.all((key, kept) -> key.account().equals(account) && kept.job().isPresent())
                .stream().map(kept -> kept.job().get())
                .filter(job -> after.map(place -> ORDER.compare(place(job), place) < 0)
                        .orElse(true))
                .sorted(Comparator.comparing(MemoryImageJobs::place, ORDER).reversed())
                .limit(limit).toList();
    }

    private static Place place(ImageJob job) {
        return new Place(job.createdAt(), job.id());
    }

    @Override
    public int countRunning(AccountId account) {
        return jobs.all((key, kept) -> key.account().equals(account) && kept.isRunning()).size();
    }

    @Override
    public boolean change(ImageJob job, ImageJob.State from) {
        return transactions.statement(() -> {
            var kept = jobs.find(Key.of(job)).filter(found ->
                    found.job().filter(one -> one.state() == from).isPresent());
            kept.ifPresent(found ->
                    jobs.put(Key.of(job), new Kept(Optional.of(job), found.lease())));
            return kept.isPresent();
        });
    }

    @Override
    public boolean remove(AccountId account, ImageJobId id) {
        return transactions.statement(() -> {
            var kept = jobs.find(new Key(account, id)).filter(found -> found.job().isPresent());
            kept.ifPresent(found -> jobs.put(new Key(account, id),
                    new Kept(Optional.empty(), found.lease())));
            return kept.isPresent();
        });
    }

    @Override
    public void extendLeases(UUID node, Collection<Key> driven, Instant until) {
        transactions.statement(() -> jobs.all((key, kept) -> kept.isRunning()
                        && kept.lease().node().equals(node) && driven.contains(key))
                .forEach(kept -> jobs.put(Key.of(kept.job().orElseThrow()),
                        new Kept(kept.job(), new Lease(node, until)))));
    }

    @Override
    public List<ImageJob> abandoned(Instant now, int limit) {
        return jobs.all((_, kept) -> kept.isRunning() && kept.lease().until().isBefore(now))
                .stream().sorted(Comparator.comparing(kept -> kept.lease().until())).limit(limit)
                .map(kept -> kept.job().orElseThrow()).toList();
    }

    @Override
    public boolean takeOver(Key job, Lease lease, Instant now) {
        return transactions.statement(() -> {
            var kept = jobs.find(job).filter(found -> found.isRunning()
                    && found.job().orElseThrow().state() == ImageJob.State.WAITING
                    && found.lease().until().isBefore(now));
            kept.ifPresent(found -> jobs.put(job, new Kept(found.job(), lease)));
            return kept.isPresent();
        });
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        page(account, Optional.empty(), Integer.MAX_VALUE).forEach(job ->
                sections.record("images", Map.of("id", job.id().value().toString(),
                        "prompt", job.order().prompt().reveal())));
    }

    @Override
    public void erase(AccountId account) {
        jobs.removeAll((key, _) -> key.account().equals(account));
    }
}
