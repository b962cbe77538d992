package com.aimixup.adapter.http;

import com.aimixup.application.images.ImageJobs;
import com.aimixup.application.images.ImageUseCases;
import com.aimixup.application.images.OrderImages;
import com.aimixup.application.images.OrderImages.Outcome;
import com.aimixup.application.images.RemoveImageJob;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.images.ImageJobId;
import com.aimixup.domain.images.ImageOrder;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ImageOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders for pictures: jobs that go on whether or not anybody waits. */
final class ImageRoutes implements Route.Group {
    private static final String ALL = "/api/v1/images";
    private static final String ONE = ALL + "/{image}";
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int NAME_LENGTH_MAX = 128;
    private static final Kind<String> OPTION = Kind.parsed(32,
            text -> Optional.of(text).filter(ImageOrder::isOption),
            "must be one that GET /api/v1/models lists");
    private final ImageUseCases images;

    ImageRoutes(ImageUseCases images) {
        this.images = images;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("POST", ALL, this::order),
                Route.of("GET", ALL, this::list).taking("limit", "cursor"),
                Route.of("GET", ONE, this::show),
                Route.of("GET", ONE + "/events", this::events),
                Route.of("DELETE", ONE, this::remove));
    }

    private Reply order(Call call) {
        var command = call.body(in -> command(call, in));
        return switch (images.order().handle(command)) {
            case Outcome.Accepted(var job) -> new Reply.Shown(202, ImageJson.shown(job),
                    Map.of("Location", ALL + '/' + job.id().value()));
            case Outcome.IdTaken() -> Reply.of(ProblemType.KEY_REUSED,
                    "Make a new id for a new order.");
            case Outcome.ModelNotUsable(var reason) ->
                    new Reply.Failure(RosterProblems.notUsable(reason));
            case Outcome.NotOffered(var option, var offered) -> new Reply.Failure(
                    Problem.wrongInput(JsonObject.code(option), says(option, offered)));
            case Outcome.StorageFull() -> Reply.of(ProblemType.STORAGE_FULL,
                    "Delete files that you no longer need.");
            case Outcome.TooManyJobs(var most) -> new Reply.Failure(Problem.of(
                    ProblemType.TOO_MANY_IMAGES, "Wait until one of your orders is done.")
                    .with("most", most).retryAfter(PAUSE));
            case Outcome.TooFewCredits(var needed, var available) -> new Reply.Failure(Problem.of(
                    ProblemType.TOO_FEW_CREDITS, "Get more credits, or order fewer pictures or"
                            + " those of a cheaper model.")
                    .with("needed_micro_credits", needed.micros())
                    .with("available_micro_credits", available.micros()));
            case Outcome.Stopping() -> new Reply.Failure(Problem.of(ProblemType.STOPPING,
                    "Nothing was done. Send it again in a moment.").retryAfter(PAUSE));
        };
    }

    private static Optional<OrderImages.Command> command(Call call, Fields in) {
        var id = in.required("id", Kind.id(ImageJobId::new));
        var provider = in.required("provider", Kind.line(1, NAME_LENGTH_MAX));
        var model = in.required("model", Kind.line(1, NAME_LENGTH_MAX));
        var prompt = in.required("prompt", Kind.text(1, ImageOrder.PROMPT_LENGTH_MAX));
        var count = in.optional("count", Kind.whole(1, ImageOrder.COUNT_MAX));
        var size = in.optional("size", OPTION);
        var quality = in.optional("quality", OPTION);
        return in.build(() -> new OrderImages.Command(call.account(), id.orElseThrow(),
                new ImageOrder(new ModelRef(provider.orElseThrow(), model.orElseThrow()),
                        Private.of(prompt.orElseThrow()), count.orElse(1L).intValue(), size,
                        quality)));
    }

    private static String says(OrderImages.Option option, ImageOptions offered) {
        return switch (option) {
            case COUNT -> "must be at most " + offered.countMax() + " for this model";
            case SIZE -> "must be one of " + String.join(", ", offered.sizes());
            case QUALITY -> "must be one of " + String.join(", ", offered.qualities());
        };
    }

    private Reply list(Call call) {
        var limit = call.limit();
        var after = call.cursor(cursor -> Cursor.place(cursor, (at, id) ->
                new ImageJobs.Place(at, new ImageJobId(id))));
        return Reply.ok(Cursor.page(images.read().page(call.account(), after, limit + 1), limit,
                ImageJson::shown, last -> Cursor.of(last.createdAt(), last.id().value())));
    }

    private Reply show(Call call) {
        return images.read().one(call.account(), id(call))
                .map(job -> Reply.ok(ImageJson.shown(job)))
                .orElseGet(() -> Reply.notFound("image"));
    }

    private Reply events(Call call) {
        var last = call.lastEventId();
        return images.read().follow(call.account(), id(call))
                .<Reply>map(feed -> new Reply.Events(new ImageEventSource(feed), last, Map.of()))
                .orElseGet(() -> Reply.notFound("image"));
    }

    private Reply remove(Call call) {
        return switch (images.remove().handle(
                new RemoveImageJob.Command(call.account(), id(call)))) {
            case RemoveImageJob.Outcome.Removed() -> Reply.done();
            case RemoveImageJob.Outcome.UnknownJob() -> Reply.notFound("image");
        };
    }

    private static ImageJobId id(Call call) {
        return call.id("image", ImageJobId::new);
    }
}
