package com.aimixup.adapter.http;

import com.aimixup.application.images.ImageEvent;
import com.aimixup.domain.images.ImageJob;
import com.aimixup.domain.images.Picture;
import com.aimixup.domain.images.PictureBill;
import com.aimixup.domain.images.Provenance;

/** Image jobs, their pictures and events as JSON. */
final class ImageJson {
    private ImageJson() {}

    static JsonObject shown(ImageJob job) {
        var order = job.order();
        var json = new JsonObject()
                .put("id", job.id().value())
                .put("state", job.state())
                .put("provider", order.model().provider())
                .put("model", order.model().model())
                .put("prompt", order.prompt())
                .put("count", order.count())
                .putText("size", order.size())
                .putText("quality", order.quality())
                .put("pictures", job.pictures().stream().map(ImageJson::shown).toList());
        job.failure().ifPresentOrElse(code -> json.put("problem", problem(code).shown()),
                () -> json.putNull("problem"));
        return billed(json, job.bill())
                .put("created_at", job.createdAt())
                .putTime("started_at", job.startedAt())
                .putTime("ended_at", job.endedAt());
    }

    private static JsonObject shown(Picture picture) {
        return new JsonObject()
                .put("file_id", picture.file().value())
                .put("media_type", picture.mediaType())
                .put("size", picture.size())
                .put("content", FileRoutes.ALL + '/' + picture.file().value() + "/content");
    }

    static JsonObject shown(ImageEvent event) {
        return switch (event) {
            case ImageEvent.Created(var job) -> of(job)
                    .put("provider", job.order().model().provider())
                    .put("model", job.order().model().model())
                    .put("count", job.order().count());
            case ImageEvent.Started(var job) -> of(job).putTime("started_at", job.startedAt());
            case ImageEvent.Progress(var job, var drawn) -> of(job)
                    .put("drawn", drawn).put("count", job.order().count());
            case ImageEvent.Drawn(var job, var picture, var place) -> of(job)
                    .put("place", place).put("picture", shown(picture));
            case ImageEvent.Completed(var job) -> billed(of(job), job.bill())
                    .put("pictures", job.pictures().size());
            case ImageEvent.Failed(var job, var code) ->
                    of(job).put("problem", problem(code).shown());
        };
    }

    private static JsonObject of(ImageJob job) {
        return new JsonObject().put("image", job.id().value());
    }

    private static JsonObject billed(JsonObject json, PictureBill bill) {
        return json.put("usage", TurnJson.usage(bill.usage()))
                .put("micro_credits", bill.charged())
                .put("estimated", bill.estimated());
    }

    static JsonObject shown(Provenance provenance) {
        var json = new JsonObject();
        switch (provenance.source()) {
            case Provenance.Source.Job(var id) ->
                    json.put("image_id", id.value()).putNull("message_id");
            case Provenance.Source.Answer(var id) ->
                    json.putNull("image_id").put("message_id", id.value());
        }
        return json.put("provider", provenance.model().provider())
                .put("model", provenance.model().model())
                .put("prompt", provenance.prompt())
                .put("micro_credits", provenance.charged());
    }

    /** The code is ours or one of the SPI's; the provider's own words never come here. */
    private static Problem problem(String code) {
        return Problem.of(code.equals("storage-full") ? ProblemType.STORAGE_FULL
                : ProblemType.PROVIDER_FAILED, switch (code) {
            case "storage-full" -> "Delete files that you no longer need, then order again.";
            case "refused" -> "Say it in other words: the provider's rules forbid this picture.";
            case "too-long" -> "Make the prompt shorter.";
            case "rejected" -> "Choose another size or quality, or another model.";
            case "rate-limited", "overloaded", "unavailable", "timed-out" ->
                    "Order again in a moment, or choose another model. It cost nothing.";
            case "interrupted" -> "Order again: it was cut short, and cost nothing.";
            default -> "Choose another model. It cost nothing.";
        }).with("code", code);
    }
}
