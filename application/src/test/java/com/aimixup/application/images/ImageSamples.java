package com.aimixup.application.images;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.images.ImageJob;
import com.aimixup.domain.images.ImageJobId;
import com.aimixup.domain.images.ImageOrder;
import com.aimixup.domain.images.Picture;
import com.aimixup.domain.images.PictureBill;
import com.aimixup.domain.images.Provenance;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Orders, jobs and where pictures come from, for tests. */
public final class ImageSamples {
    public static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    public static final ModelRef MODEL = new ModelRef("acme", "paint");

    private ImageSamples() {}

    public static ImageJob job(AccountId account, String prompt, Instant at) {
        return ImageJob.ordered(account, new ImageJobId(UUID.randomUUID()),
                new ImageOrder(MODEL, Private.of(prompt), 2, Optional.of("1:1"),
                        Optional.empty()), at);
    }

    /** The same job with two pictures. */
    public static ImageJob drawn(ImageJob job) {
        return job.started(job.createdAt().plusSeconds(1)).drew(2).completed(List.of(
                new Picture(new FileId(UUID.randomUUID()), "image/png", 70),
                new Picture(new FileId(UUID.randomUUID()), "image/jpeg", 80)),
                new PictureBill(Map.of(UsageUnit.INPUT, 5L, UsageUnit.IMAGE, 2L),
                        new Credits(90), false), job.createdAt().plusSeconds(9));
    }

    public static Provenance provenance(AccountId account, FileId file,
            Provenance.Source source, String prompt) {
        return new Provenance(account, file, source, MODEL, Private.of(prompt), new Credits(45));
    }
}
