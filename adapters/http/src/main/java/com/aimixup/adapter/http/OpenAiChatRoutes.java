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
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Chat completions as OpenAI's clients know them; nothing of them is kept. */
final class OpenAiChatRoutes implements Route.Group {
    static final int BODY_BYTES_MAX = 20_000_000;
    /** Answers that take longer are watched over, which costs their connection. */
    private static final Duration QUICK = Duration.ofSeconds(1);
    private final CompletionUseCases completions;
    private final GoneClients clients;

    OpenAiChatRoutes(CompletionUseCases completions, GoneClients clients) {
        this.completions = completions;
        this.clients = clients;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("POST", "/v1/chat/completions", this::complete));
    }

    private Reply complete(Call call) {
        var question = call.body(BODY_BYTES_MAX, OpenAiChatBody::read);
        return begin(call, question, (completion, second) -> {
            var answer = new OpenAiChatAnswer("chatcmpl-" + completion.id(), second,
                    question.model());
            return question.stream() ? stream(call, completion, answer, question.withUsage())
                    : whole(call, completion, answer);
        });
    }

    private Reply begin(Call call, OpenAiQuestion question,
            BiFunction<Completion, Long, Reply> answer) {
        var slash = question.model().indexOf('/');
        var ref = slash < 0 ? new ModelRef("", question.model())
                : new ModelRef(question.model().substring(0, slash),
                        question.model().substring(slash + 1));
        return switch (completions.complete().handle(new Complete.Command(call.account(),
                call.key(), ref, question.outputTokensMax(), tokens ->
                question.request(ref.model(), tokens, completions.answerTime())))) {
            case Outcome.Begun(var completion) ->
                    answer.apply(completion, completion.begunAt().getEpochSecond());
            case Outcome.ModelNotUsable(var reason) -> OpenAiError.unknownModel(reason).reply();
            case Outcome.NotAble(var missing) -> OpenAiError.notAble(missing).reply();
            case Outcome.TooFewCredits(var needed, var available) ->
                    OpenAiError.tooFewCredits(needed, available).reply();
            case Outcome.Stopping() -> OpenAiError.stopping().reply();
        };
    }

    private Reply whole(Call call, Completion completion, OpenAiChatAnswer answer) {
        var words = new OpenAiWords();
        var watch = clients.watch(call.peer(), QUICK, completion::cancel, () -> { });
        var ended = completion.run(words);
        var reply = failure(ended).map(OpenAiError::reply)
                .orElseGet(() -> Reply.ok(answer.whole(words, ended)));
        return watch.end() ? closing(reply) : reply;
    }

    private static Reply closing(Reply reply) {
        return reply instanceof Reply.Shown(var status, var body, var headers)
                ? new Reply.Shown(status, body, with(headers, "Connection", "close")) : reply;
    }

    private static Map<String, String> with(Map<String, String> headers, String name,
            String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }

    private Reply stream(Call call, Completion completion, OpenAiChatAnswer answer,
            boolean withUsage) {
        return new Reply.Live(out -> {
            var stream = new OpenAiChatStream(answer, withUsage, out, completion::cancel);
            var watch = clients.watch(call.peer(), Duration.ZERO, completion::cancel,
                    stream::silence);
            var ended = completion.run(stream);
            var hasWatched = watch.end();
            var failure = failure(ended);
            if (failure.isEmpty()) stream.complete(ended);
            else if (stream.isBegun()) stream.fail(failure.get());
            else return failure.map(OpenAiError::reply).map(reply ->
                    hasWatched ? closing(reply) : reply);
            return Optional.empty();
        });
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
