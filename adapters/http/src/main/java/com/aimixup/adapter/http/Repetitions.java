package com.aimixup.adapter.http;

import com.aimixup.application.answers.AnswerOnce;
import com.aimixup.application.answers.AnswerOnce.Outcome;
import com.aimixup.application.answers.KeptAnswers.Answer;
import com.aimixup.application.answers.KeptAnswers.Request;
import com.aimixup.domain.privacy.Private;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Answers a request that carries an {@code Idempotency-Key} once, and its repetitions alike. It is
 * for routes that make something and whose body has no id of the client's making; all they do is in
 * our database, so that it is one transaction with the answer.
 */
final class Repetitions {
    static final String HEADER = "Idempotency-Key";
    static final Set<String> PATTERNS = Set.of("/api/v1/conversations",
            "/api/v1/conversations/{conversation}/agents", "/api/v1/teams");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int FIRST_REFUSAL = 300;
    private final AnswerOnce once;

    Repetitions(AnswerOnce once) {
        this.once = once;
    }

    Reply handle(Route route, Call call) {
        var key = call.header(HEADER);
        if (key.isEmpty() || !route.method().equals("POST")
                || !PATTERNS.contains(route.pattern())) return route.action().handle(call);
        if (!KEY.matcher(key.get()).matches()) throw new Refused(Problem.wrongInput(HEADER,
                "must be 1 to 255 visible characters of ASCII"));
        var request = new Request(call.account(), Private.of(key.get()), Private.of(
                call.path() + '\n' + new String(call.whole(), StandardCharsets.ISO_8859_1)));
        return switch (once.handle(request, () -> route.action().handle(call),
                Repetitions::toKeep)) {
            case Outcome.Done<Reply>(var reply) -> reply;
            case Outcome.Again<Reply>(var answer) -> new Reply.Repeated(answer.status(),
                    answer.body().reveal().getBytes(StandardCharsets.UTF_8),
                    answer.headers().reveal());
            case Outcome.OtherRequest<Reply>() -> Reply.of(ProblemType.KEY_REUSED,
                    "Make a new Idempotency-Key for each thing that you want done.");
        };
    }

    /** A refusal is not kept: nothing was done, and next time it may be otherwise. */
    private static Optional<Answer> toKeep(Reply reply) {
        return reply instanceof Reply.Shown(var status, var body, var headers)
                && status < FIRST_REFUSAL ? Optional.of(new Answer(status, Private.of(headers),
                        Private.of(new String(Json.bytes(body), StandardCharsets.UTF_8))))
                : Optional.empty();
    }
}
