package com.aimixup.adapter.http;

import com.aimixup.application.images.ImageEvent;
import com.aimixup.application.images.ImageFeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The events of an image job. */
record ImageEventSource(ImageFeed feed) implements EventSource {

    @Override
    public List<Told> after(long number, Duration patience) throws InterruptedException {
        var told = new ArrayList<Told>();
        for (var event : feed.after(number, patience))
            told.add(new Told(number + told.size() + 1, name(event), ImageJson.shown(event)));
        return told;
    }

    @Override
    public boolean isRead(long number) {
        return feed.isRead(number);
    }

    private static String name(ImageEvent event) {
        return switch (event) {
            case ImageEvent.Created _ -> "image.created";
            case ImageEvent.Started _ -> "image.started";
            case ImageEvent.Progress _ -> "image.progress";
            case ImageEvent.Drawn _ -> "image.picture";
            case ImageEvent.Completed _ -> "image.completed";
            case ImageEvent.Failed _ -> "image.failed";
        };
    }
}
