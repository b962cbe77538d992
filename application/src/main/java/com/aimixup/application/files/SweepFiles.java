package com.aimixup.application.files;

import com.aimixup.domain.files.ObjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what has lost its other half. Bytes that belong to nobody are deleted, once they are so old
 * that no upload can be about to claim them; files without bytes are counted for the operator.
 */
public final class SweepFiles {

    public record Swept(int removed, int missing) {}

    /** Between the last byte of an upload and its transaction seconds pass, not hours. */
    static final Duration GRACE = Duration.ofHours(1);
    private static final int BATCH = 500;
    private final StoredFiles files;
    private final Objects objects;
    private final Clock clock;

    public SweepFiles(StoredFiles files, Objects objects, Clock clock) {
        this.files = files;
        this.objects = objects;
        this.clock = clock;
    }

    public Swept handle() {
        // A database that knows no object may be the wrong one, or just made anew.
        if (files.objects(Optional.empty(), 1).isEmpty()) return new Swept(0, 0);
        return new Swept(removeUnowned(), countMissing());
    }

    private int removeUnowned() {
        var before = clock.instant().minus(GRACE);
        var removed = new int[1];
        var batch = new ArrayList<ObjectId>();
        objects.each(listed -> {
            if (listed.changedAt().isBefore(before)) batch.add(listed.id());
            if (batch.size() == BATCH) removed[0] += remove(batch);
        });
        return removed[0] + remove(batch);
    }

    private int remove(List<ObjectId> batch) {
        var owned = files.owned(batch);
        batch.removeAll(owned);
        batch.forEach(objects::delete);
        var removed = batch.size();
        batch.clear();
        return removed;
    }

    private int countMissing() {
        var missing = 0;
        var page = files.objects(Optional.empty(), BATCH);
        while (!page.isEmpty()) {
            var gone = objects.missing(page);
            // Asked again: it may have been removed between the two looks.
            if (!gone.isEmpty()) missing += files.owned(gone).size();
            page = files.objects(Optional.of(page.getLast()), BATCH);
        }
        return missing;
    }
}
