package com.aimixup.adapter.http;

import com.aimixup.application.completions.Complete;
import com.aimixup.application.completions.Complete.Outcome;
import com.aimixup.application.completions.Completion;
import com.aimixup.application.completions.CompletionUseCases;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.plugin.spi.ChatOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Chat completions and responses as OpenAI's clients know them; nothing of them is kept. */
final class OpenAiRoutes implements Route.Group {
    /** With pictures inside. */
    private static final int BODY_BYTES_MAX = 20_000_000;
    /** Answers that take longer are watched over, which costs their connection. */
    private static final Duration QUICK = Duration.ofSeconds(1);
    private final CompletionUseCases completions;
    private final GoneClients clients;

    OpenAiRoutes(CompletionUseCases completions, GoneClients clients) {
        this.completions = completions;
        this.clients = clients;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("POST", "/v1/chat/completions", this::chat),
                Route.of("POST", "/v1/responses", this::respond));
    }

    private Reply chat(Call call) {
        var question = call.body(BODY_BYTES_MAX, OpenAiChatBody::read);
        return answer(call, question, completion -> new OpenAiChatAnswer(
                "chatcmpl-" + completion.id(), completion.begunAt().getEpochSecond(),
                question.model(), question.withUsage()));
    }

    private Reply respond(Call call) {
        var question = call.body(BODY_BYTES_MAX, OpenAiResponsesBody::read);
        return answer(call, question, completion -> new OpenAiResponse(
                "resp_" + completion.id(), completion.begunAt().getEpochSecond(), question));
    }

    private Reply answer(Call call, OpenAiQuestion question,
            Function<Completion, OpenAiForm> form) {
        var slash = question.model().indexOf('/');
        var ref = slash < 0 ? new ModelRef("", question.model())
                : new ModelRef(question.model().substring(0, slash),
                        question.model().substring(slash + 1));
        return switch (completions.complete().handle(new Complete.Command(call.account(),
                call.key(), ref, question.outputTokensMax(), tokens ->
                question.request(ref.model(), tokens, completions.answerTime())))) {
            case Outcome.Begun(var completion) -> question.stream()
                    ? stream(call, completion, form.apply(completion))
                    : whole(call, completion, form.apply(completion));
            case Outcome.ModelNotUsable(var reason) -> OpenAiError.unknownModel(reason).reply();
            case Outcome.NotAble(var missing) -> OpenAiError.notAble(missing).reply();
            case Outcome.TooFewCredits(var needed, var available) ->
                    OpenAiError.tooFewCredits(needed, available).reply();
            case Outcome.Stopping() -> OpenAiError.stopping().reply();
        };
    }

    private Reply whole(Call call, Completion completion, OpenAiForm form) {
        var words = new OpenAiWords();
        var watch = clients.watch(call.peer(), QUICK, completion::cancel, () -> { });
        var ended = completion.run(words);
        var reply = failure(ended).map(OpenAiError::reply)
                .orElseGet(() -> Reply.ok(form.whole(words, ended)));
        return watch.end() ? closing(reply) : reply;
    }

    private Reply stream(Call call, Completion completion, OpenAiForm form) {
        return new Reply.Live(out -> {
            var stream = form.stream(out, completion::cancel);
            var watch = clients.watch(call.peer(), Duration.ZERO, completion::cancel,
                    stream::silence);
            var ended = completion.run(stream);
            var hasWatched = watch.end();
            var failure = failure(ended);
            if (failure.isEmpty()) stream.complete(ended);
            else if (stream.isBegun()) stream.breakOff(failure.get());
            else return failure.map(OpenAiError::reply).map(reply ->
                    hasWatched ? closing(reply) : reply);
            return Optional.empty();
        });
    }

    private static Reply closing(Reply reply) {
        if (!(reply instanceof Reply.Shown(var status, var body, var headers))) return reply;
        var more = new HashMap<>(headers);
        more.put("Connection", "close");
        return new Reply.Shown(status, body, more);
    }

    private static Optional<OpenAiError> failure(Completion.Ended ended) {
        return switch (ended.outcome()) {
            case ChatOutcome.Completed _ -> Optional.empty();
            case ChatOutcome.Failed(var failure, _) ->
                    Optional.of(OpenAiError.of(failure, ended.charged().isPositive()));
            case ChatOutcome.Cancelled _ -> Optional.of(OpenAiError.stopping());
        };
    }
}
