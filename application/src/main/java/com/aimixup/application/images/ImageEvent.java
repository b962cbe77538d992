package com.aimixup.application.images;

import com.aimixup.domain.images.ImageJob;
import com.aimixup.domain.images.Picture;
import java.util.ArrayList;
import java.util.List;

/** What readers of an image job are told. All of it follows from the job as it is stored. */
public sealed interface ImageEvent {

    record Created(ImageJob job) implements ImageEvent {}

    record Started(ImageJob job) implements ImageEvent {}

    /** The provider has drawn; the pictures are about to be kept. */
    record Progress(ImageJob job, int drawn) implements ImageEvent {}

    record Drawn(ImageJob job, Picture picture, int place) implements ImageEvent {}

    record Completed(ImageJob job) implements ImageEvent {}

    record Failed(ImageJob job, String code) implements ImageEvent {}

    /** In their order. What comes later in a job's life never changes those before. */
    static List<ImageEvent> of(ImageJob job) {
        var events = new ArrayList<ImageEvent>();
        events.add(new Created(job));
        if (job.startedAt().isPresent()) events.add(new Started(job));
        job.drawn().ifPresent(count -> events.add(new Progress(job, count)));
        for (var picture : job.pictures())
            events.add(new Drawn(job, picture, job.pictures().indexOf(picture) + 1));
        if (job.state() == ImageJob.State.COMPLETED) events.add(new Completed(job));
        job.failure().ifPresent(code -> events.add(new Failed(job, code)));
        return events;
    }
}
