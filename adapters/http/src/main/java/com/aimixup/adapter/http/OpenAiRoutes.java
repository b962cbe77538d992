package com.aimixup.adapter.http;

import com.aimixup.application.completions.Complete;
import com.aimixup.application.completions.Complete.Outcome;
import com.aimixup.application.completions.CompleteTeam;
import com.aimixup.application.completions.Completion;
import com.aimixup.application.completions.CompletionUseCases;
import com.aimixup.application.completions.KeepCompletion;
import com.aimixup.application.providers.Casting;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.privacy.Private;
import com.aimixup.domain.teams.Slug;
import com.aimixup.plugin.spi.ChatOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Chat completions and responses as OpenAI's clients know them; nothing of them is kept, unless the
 * key says so.
 */
final class OpenAiRoutes implements Route.Group {
    /** With pictures inside. */
    private static final int BODY_BYTES_MAX = 20_000_000;
    /** Answers that take longer are watched over, which costs their connection. */
    private static final Duration QUICK = Duration.ofSeconds(1);
    static final String TEAM = "team";
    private final CompletionUseCases completions;
    private final KeepCompletion keeping;
    private final GoneClients clients;

    OpenAiRoutes(CompletionUseCases completions, KeepCompletion keeping, GoneClients clients) {
        this.completions = completions;
        this.keeping = keeping;
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
        var ref = ref(question.model());
        return ref.provider().equals(TEAM) ? ask(call, question, ref.model(), form)
                : ask(call, question, ref, form);
    }

    /** The provider is what stands before the first slash. */
    static ModelRef ref(String name) {
        var slash = name.indexOf('/');
        return new ModelRef(name.substring(0, Math.max(0, slash)), name.substring(slash + 1));
    }

    private Reply ask(Call call, OpenAiQuestion question, ModelRef ref,
            Function<Completion, OpenAiForm> form) {
        return switch (completions.complete().handle(new Complete.Command(call.account(),
                call.key(), ref, question.outputTokensMax(), tokens ->
                question.request(ref.model(), tokens, completions.answerTime())))) {
            case Outcome.Begun(var completion) -> begun(call, question, completion, form);
            case Outcome.ModelNotUsable(var reason) -> OpenAiError.unknownModel(reason).reply();
            case Outcome.NotAble(var missing) -> OpenAiError.notAble(missing).reply();
            case Outcome.PictureNotTaken(var reason) -> OpenAiError.of(
                    FileProblems.notTaken(reason)).reply();
            case Outcome.TooFewCredits(var needed, var available) ->
                    OpenAiError.tooFewCredits(needed, available).reply();
            case Outcome.Stopping() -> OpenAiError.stopping().reply();
        };
    }

    /** A whole team as one model, named by its slug. */
    private Reply ask(Call call, OpenAiQuestion question, String name,
            Function<Completion, OpenAiForm> form) {
        var slug = Slug.parse(name);
        var said = question.words();
        if (slug.isEmpty()) return OpenAiError.unknownModel(Casting.Reason.NO_MODEL).reply();
        if (said.isEmpty()) return OpenAiError.field("messages", "unsupported_value",
                "A team takes words alone: no pictures, files, tools or forms.").reply();
        return switch (completions.completeTeam().handle(new CompleteTeam.Command(call.account(),
                call.key(), slug.get(), Private.of(question.instructions()),
                question.outputTokensMax(), said.get()))) {
            case CompleteTeam.Outcome.Begun(var completion) ->
                    begun(call, question, completion, form);
            case CompleteTeam.Outcome.UnknownTeam() ->
                    OpenAiError.unknownModel(Casting.Reason.NO_MODEL).reply();
            case CompleteTeam.Outcome.ModelNotUsable(_, var reason)
                    when reason == Casting.Reason.NEEDS_WORDS -> OpenAiError.field("model",
                            "unsupported_value", "An agent of this team only draws. Here a team"
                                    + " answers in words; take it into a conversation.").reply();
            case CompleteTeam.Outcome.ModelNotUsable(_, var reason) ->
                    OpenAiError.unknownModel(reason).reply();
            case CompleteTeam.Outcome.TooFewCredits(var needed, var available) ->
                    OpenAiError.tooFewCredits(needed, available).reply();
            case CompleteTeam.Outcome.Stopping() -> OpenAiError.stopping().reply();
        };
    }

    private Reply begun(Call call, OpenAiQuestion question, Completion completion,
            Function<Completion, OpenAiForm> form) {
        return question.stream() ? stream(call, question, completion, form.apply(completion))
                : whole(call, question, completion, form.apply(completion));
    }

    private Reply whole(Call call, OpenAiQuestion question, Completion completion,
            OpenAiForm form) {
        var words = new OpenAiWords();
        var watch = clients.watch(call.peer(), QUICK, completion::cancel, () -> { });
        var ended = completion.run(words);
        keep(call, question, completion, ended);
        var reply = failure(ended).map(OpenAiError::reply)
                .orElseGet(() -> Reply.ok(form.whole(words, ended)));
        return watch.end() ? closing(reply) : reply;
    }

    private Reply stream(Call call, OpenAiQuestion question, Completion completion,
            OpenAiForm form) {
        return new Reply.Live(out -> {
            var stream = form.stream(out, completion::cancel);
            var watch = clients.watch(call.peer(), Duration.ZERO, completion::cancel,
                    stream::silence);
            var ended = completion.run(stream);
            keep(call, question, completion, ended);
            var hasWatched = watch.end();
            var failure = failure(ended);
            if (failure.isEmpty()) stream.complete(ended);
            else if (stream.isBegun()) stream.breakOff(failure.get());
            else return failure.map(OpenAiError::reply).map(reply ->
                    hasWatched ? closing(reply) : reply);
            return Optional.empty();
        });
    }

    private void keep(Call call, OpenAiQuestion question, Completion completion,
            Completion.Ended ended) {
        keeping.handle(new KeepCompletion.Command(call.key(), completion,
                Private.of(question.model()), question.spoken(), ended));
    }

    static Reply closing(Reply reply) {
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
            case ChatOutcome.Cancelled _ ->
                    Optional.of(OpenAiError.cutShort(ended.charged().isPositive()));
        };
    }
}
