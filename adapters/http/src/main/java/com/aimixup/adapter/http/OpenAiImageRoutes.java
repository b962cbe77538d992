package com.aimixup.adapter.http;

import com.aimixup.application.files.FileUseCases;
import com.aimixup.application.files.RemoveFile;
import com.aimixup.application.images.ImageUseCases;
import com.aimixup.application.images.OrderImages;
import com.aimixup.application.images.OrderImages.Outcome;
import com.aimixup.application.images.RemoveImageJob;
import com.aimixup.application.runtime.Ids;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.files.ByteRange;
import com.aimixup.domain.images.ImageJob;
import com.aimixup.domain.images.ImageJobId;
import com.aimixup.domain.images.ImageOrder;
import com.aimixup.domain.images.Picture;
import com.aimixup.domain.privacy.Private;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Pictures as OpenAI's clients order them: an image job that is waited for, told and forgotten,
 * pictures included, unless the key keeps what is made with it.
 */
final class OpenAiImageRoutes implements Route.Group {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Kind<String> OPTION = Kind.parsed(32, text -> Optional.of(text)
            .filter(ImageOrder::isOption), "must be a size or quality of the model");
    private final ImageUseCases images;
    private final FileUseCases files;
    private final Ids ids;
    private final GoneClients clients;

    OpenAiImageRoutes(ImageUseCases images, FileUseCases files, Ids ids, GoneClients clients) {
        this.images = images;
        this.files = files;
        this.ids = ids;
        this.clients = clients;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("POST", "/v1/images/generations", this::generate));
    }

    private Reply generate(Call call) {
        var order = call.body(OpenAiImageRoutes::order);
        return switch (images.order().handle(new OrderImages.Command(call.account(),
                new ImageJobId(ids.next()), order))) {
            case Outcome.Accepted(var job) -> await(call, job);
            case Outcome.ModelNotUsable(var reason) -> OpenAiError.unknownModel(reason).reply();
            case Outcome.NotOffered(var option, _) -> OpenAiError.field(
                    option == OrderImages.Option.COUNT ? "n" : JsonObject.code(option),
                    "unsupported_value", "This model does not offer that.").reply();
            case Outcome.TooFewCredits(var needed, var available) ->
                    OpenAiError.tooFewCredits(needed, available).reply();
            case Outcome.TooManyJobs _ -> OpenAiError.request(429, "rate_limit_exceeded",
                    "Wait until one of your orders is done.").reply();
            case Outcome.StorageFull() -> OpenAiError.request(422, "storage_full",
                    "Delete files that you no longer need.").reply();
            case Outcome.IdTaken() -> throw new IllegalStateException("a new id was taken");
            case Outcome.Stopping() -> OpenAiError.stopping().reply();
        };
    }

    private static Optional<ImageOrder> order(Fields in) {
        var model = in.required("model", Kind.line(1, OpenAiChatBody.MODEL_LENGTH_MAX));
        var prompt = in.required("prompt", Kind.text(1, ImageOrder.PROMPT_LENGTH_MAX));
        var count = in.optional("n", Kind.whole(1, ImageOrder.COUNT_MAX));
        var size = in.optional("size", OPTION).filter(text -> !text.equals("auto"));
        var quality = in.optional("quality", OPTION).filter(text -> !text.equals("auto"));
        in.ignore("user", "moderation");
        onlyText(in, "response_format", "b64_json");
        onlyText(in, "background", "auto");
        OpenAiChatBody.onlyFlag(in, "stream", false);
        for (var name : List.of("output_format", "output_compression", "partial_images", "style"))
            in.raw(name).ifPresent(_ -> in.refuse(name, "is not supported"));
        return in.build(() -> new ImageOrder(OpenAiRoutes.ref(model.orElseThrow()),
                Private.of(prompt.orElseThrow()), count.orElse(1L).intValue(), size, quality));
    }

    private static void onlyText(Fields in, String name, String preset) {
        in.raw(name).filter(value -> !(value instanceof JsonValue.Text(var text)
                        && text.equals(preset)))
                .ifPresent(_ -> in.refuse(name, "is not supported but for " + preset));
    }

    /** Who hangs up forgets the job, which stops it. */
    private Reply await(Call call, ImageJob ordered) {
        var watch = clients.watch(call.peer(), LOOK, () -> forget(ordered), () -> { });
        try {
            var feed = images.read().follow(ordered.account(), ordered.id());
            for (var read = 0L; feed.isPresent() && !feed.get().isRead(read);)
                read += feed.get().after(read, LOOK).size();
            var reply = images.read().one(ordered.account(), ordered.id())
                    .map(job -> told(call, job)).orElseGet(() -> OpenAiError.stopping().reply());
            return watch.end() ? OpenAiRoutes.closing(reply) : reply;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("stopping", stopping);
        } finally {
            watch.end();
        }
    }

    private Reply told(Call call, ImageJob job) {
        if (job.state() != ImageJob.State.COMPLETED) {
            forget(job);
            return failed(job.failure().orElse("interrupted")).reply();
        }
        var reply = Reply.ok(new JsonObject()
                .put("created", job.endedAt().orElse(job.createdAt()).getEpochSecond())
                .put("data", job.pictures().stream().map(picture -> new JsonObject()
                        .put("b64_json", base64(job, picture))).toList())
                .put("micro_credits", job.bill().charged()));
        if (call.key().filter(key -> !key.stores()).isPresent()) {
            forget(job);
            job.pictures().forEach(picture -> files.remove().handle(
                    new RemoveFile.Command(job.account(), picture.file())));
        }
        return reply;
    }

    private static OpenAiError failed(String code) {
        return switch (code) {
            case "refused" -> OpenAiError.request(400, "content_policy_violation",
                    "The provider's safety rules forbid this.");
            case "rejected" -> OpenAiError.request(400, "rejected",
                    "This model does not take such a request.");
            default -> OpenAiError.request(502, code, "The pictures were not drawn.");
        };
    }

    private void forget(ImageJob job) {
        images.remove().handle(new RemoveImageJob.Command(job.account(), job.id()));
    }

    private String base64(ImageJob job, Picture picture) {
        var file = files.read().one(job.account(), picture.file()).orElseThrow();
        try (var in = files.read().content(file, new ByteRange(0, file.size()))) {
            return Base64.getEncoder().encodeToString(in.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
