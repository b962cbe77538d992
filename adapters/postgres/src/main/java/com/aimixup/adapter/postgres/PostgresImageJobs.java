package com.aimixup.adapter.postgres;

import com.aimixup.application.images.ImageJobs;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.images.ImageJob;
import com.aimixup.domain.images.ImageJobId;
import com.aimixup.domain.images.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Image jobs, their leases, and which files came of them; the prompt is sealed. */
public final class PostgresImageJobs implements ImageJobs {
    private static final int EXPORT_PAGE = 100;
    private static final String SELECT = "select " + ImageJobRows.COLUMNS + " from image_job where"
            + " state <> 'REMOVED' and ";
    private static final String OF_ACCOUNT = SELECT + "account_id = ?";
    private static final String ORDER = " order by created_at desc, id desc limit ?";

    private final Database database;
    private final ImageJobRows rows;

    public PostgresImageJobs(Database database, Vault vault) {
        this.database = database;
        rows = new ImageJobRows(vault);
    }

    @Override public boolean add(ImageJob job, Lease lease) {
        var order = job.order();
        return database.update("""
                insert into image_job (account_id, id, state, provider, model, prompt, count,
                    size, quality, created_at, usage, charged_micros, estimated, lease_node,
                    lease_until)
                values (?, ?, ?, ?, ?, ?, ?, ?::text, ?::text, ?, '{}', 0, false, ?, ?)
                on conflict do nothing""",
                job.account().value(), job.id().value(), job.state().name(),
                order.model().provider(), order.model().model(), rows.sealed(job), order.count(),
                order.size(), order.quality(), job.createdAt(), lease.node(),
                lease.until()) == 1;
    }

    @Override public Optional<ImageJob> find(AccountId account, ImageJobId id) {
        return database.first(OF_ACCOUNT + " and id = ?", rows::job, account.value(), id.value())
                .map(job -> withPictures(account, List.of(job)).getFirst());
    }

    @Override public List<ImageJob> page(AccountId account, Optional<Place> after, int limit) {
        return withPictures(account, after
                .map(place -> database.list(OF_ACCOUNT + " and (created_at, id) < (?, ?::uuid)"
                        + ORDER, rows::job, account.value(), place.at(), place.id().value(),
                        limit))
                .orElseGet(() -> database.list(OF_ACCOUNT + ORDER, rows::job, account.value(),
                        limit)));
    }

    private List<ImageJob> withPictures(AccountId account, List<ImageJob> jobs) {
        var drawn = jobs.stream().filter(job -> job.state() == ImageJob.State.COMPLETED)
                .map(job -> job.id().value()).toArray(UUID[]::new);
        if (drawn.length == 0) return jobs;
        var pictures = new HashMap<ImageJobId, List<Picture>>();
        database.list("select job_id, file_id, media_type, size from image_picture"
                + " where account_id = ? and job_id = any (?::uuid[]) order by job_id, position",
                row -> pictures.computeIfAbsent(new ImageJobId(row.id("job_id")),
                        _ -> new ArrayList<>()).add(new Picture(new FileId(row.id("file_id")),
                                row.text("media_type"), row.number("size"))),
                account.value(), drawn);
        return jobs.stream().map(job ->
                job.withPictures(pictures.getOrDefault(job.id(), List.of()))).toList();
    }

    @Override public int countRunning(AccountId account) {
        return database.one("select count(*) as n from image_job where account_id = ?"
                + " and state in ('WAITING', 'DRAWING')", row -> row.integer("n"),
                account.value());
    }

    @Override public boolean change(ImageJob job, ImageJob.State from) {
        var changed = database.update("""
                update image_job set state = ?, started_at = ?::timestamptz, drawn = ?::int,
                    failure = ?::text, usage = ?::jsonb, charged_micros = ?, estimated = ?,
                    ended_at = ?::timestamptz
                 where account_id = ? and id = ? and state = ?""",
                job.state().name(), job.startedAt(), job.drawn(), job.failure(),
                MessageRows.json(job.bill().usage()), job.bill().charged().micros(),
                job.bill().estimated(), job.endedAt(), job.account().value(), job.id().value(),
                from.name()) == 1;
        if (changed) IntStream.range(0, job.pictures().size()).forEach(place -> {
            var picture = job.pictures().get(place);
            database.update("insert into image_picture (account_id, job_id, position, file_id,"
                    + " media_type, size) values (?, ?, ?, ?, ?, ?)", job.account().value(),
                    job.id().value(), place, picture.file().value(), picture.mediaType(),
                    picture.size());
        });
        return changed;
    }

    @Override public boolean remove(AccountId account, ImageJobId id) {
        database.update("delete from image_picture where account_id = ? and job_id = ?",
                account.value(), id.value());
        return database.update("""
                update image_job set state = 'REMOVED', provider = null, model = null,
                    prompt = null, count = null, size = null, quality = null, started_at = null,
                    drawn = null, failure = null, usage = null, charged_micros = null,
                    estimated = null, ended_at = null
                 where account_id = ? and id = ? and state <> 'REMOVED'""",
                account.value(), id.value()) == 1;
    }

    @Override public void extendLeases(UUID node, Collection<Key> driven, Instant until) {
        database.update("""
                update image_job set lease_until = ?
                  from unnest(?::uuid[], ?::uuid[]) as driven (account, job)
                 where account_id = driven.account and id = driven.job and lease_node = ?
                   and state in ('WAITING', 'DRAWING')""", until,
                driven.stream().map(key -> key.account().value()).toArray(UUID[]::new),
                driven.stream().map(key -> key.id().value()).toArray(UUID[]::new), node);
    }

    @Override public List<ImageJob> abandoned(Instant now, int limit) {
        return database.list(SELECT + "state in ('WAITING', 'DRAWING') and lease_until < ?"
                + " order by lease_until limit ?", rows::job, now, limit);
    }

    @Override public boolean takeOver(Key job, Lease lease, Instant now) {
        return database.update("update image_job set lease_node = ?, lease_until = ?"
                + " where account_id = ? and id = ? and state = 'WAITING' and lease_until < ?",
                lease.node(), lease.until(), job.account().value(), job.id().value(), now) == 1;
    }

    @Override public List<Table> tables() {
        return List.of(
                new Table("image_job", "the pictures that you ordered, and what you asked for",
                        "basis.contract", "retain.conversations", AfterErasure.REMOVED),
                new Table("image_picture", "which files came of it", "basis.contract",
                        "retain.conversations", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        var page = page(account, Optional.empty(), EXPORT_PAGE);
        while (!page.isEmpty()) {
            page.forEach(job -> sections.record("images", ImageJobRows.told(job)));
            var last = page.getLast();
            page = page(account, Optional.of(new Place(last.createdAt(), last.id())),
                    EXPORT_PAGE);
        }
    }

    @Override public void erase(AccountId account) {
        database.update("delete from image_job where account_id = ?", account.value());
    }
}
