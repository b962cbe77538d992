package com.aimixup.application.completions;

import com.aimixup.application.completions.Purse.Paid;
import com.aimixup.application.conversations.Briefing;
import com.aimixup.application.providers.CallSwitch;
import com.aimixup.application.providers.Counting;
import com.aimixup.application.runtime.Ids;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Brief;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Cue;
import com.aimixup.domain.conversations.Floor;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.State;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Step;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A team's answer, step by step as its mix has it. Of those who speak at the same time the first is
 * heard while it speaks and the others after it, so that nobody's words are torn apart.
 */
final class TeamCompletion implements Completion {

    /** What every team needs. */
    record Parts(Purse purse, CompletionRuns runs, Executor threads, Ids ids, Clock clock) {}

    private final Parts parts;
    private final Optional<ApiKey> key;
    private final Conversation scene;
    private final Map<AgentId, Briefing> cast;
    private final TurnId turn;
    private final List<Message> branch;
    private final List<AgentId> addressed;
    private final Duration answerTime;
    private final UUID id;
    private final Instant begunAt;
    private final CallSwitch calls = new CallSwitch();
    private final List<Message> answers = new ArrayList<>();
    private final List<Spoken> spoken = new ArrayList<>();
    private List<Cue> cues = List.of();
    private List<Paid> paid = List.of();

    TeamCompletion(Parts parts, Optional<ApiKey> key, Conversation scene,
            Map<AgentId, Briefing> cast, TurnId turn, List<Message> branch,
            List<AgentId> addressed, Duration answerTime, UUID id, Instant begunAt) {
        this.parts = parts;
        this.key = key;
        this.scene = scene;
        this.cast = cast;
        this.turn = turn;
        this.branch = branch;
        this.addressed = addressed;
        this.answerTime = answerTime;
        this.id = id;
        this.begunAt = begunAt;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Instant begunAt() {
        return begunAt;
    }

    @Override
    public AccountId account() {
        return scene.account();
    }

    /** Holds the credits for a step; if there are enough it is the next to be played. */
    Purse.Result prepare(Step step) {
        var heard = new ArrayList<>(branch);
        heard.addAll(answers);
        var asks = step.cues().stream().map(cue -> {
            var one = cast.get(cue.agent());
            return Purse.Ask.of(one.agent().model(), one.provider(), one.tariff(),
                    one.request(scene, heard, turn, cue, answerTime));
        }).toList();
        var result = parts.purse().hold(scene.account(), key, asks);
        if (result instanceof Purse.Result.Ready(var ready)) {
            cues = step.cues();
            paid = ready;
        }
        return result;
    }

    @Override
    public Ended run(Listener listener) {
        parts.runs().add(this);
        try {
            while (true) {
                play(listener);
                if (calls.isCancelled())
                    return new Ended(new ChatOutcome.Cancelled(sum()), spoken);
                var step = scene.rules().next(new Floor(scene.agents(), addressed, answers,
                        Duration.between(begunAt, parts.clock().instant())));
                if (step.isEnd()) return new Ended(outcome(FinishReason.STOP), spoken);
                if (prepare(step) instanceof Purse.Result.TooFew)
                    return new Ended(outcome(FinishReason.LENGTH), spoken);
            }
        } finally {
            parts.runs().remove(this);
        }
    }

    private void play(Listener listener) {
        var running = new ArrayList<CompletableFuture<Spoken>>();
        for (var index = 0; index < cues.size(); index++) {
            var call = paid.get(index);
            var sink = index == 0 && isTold(cues.get(0)) ? live(cues.get(0), listener) : mute();
            running.add(CompletableFuture.supplyAsync(() -> ask(call, sink), parts.threads()));
        }
        for (var index = 0; index < cues.size(); index++) {
            var one = running.get(index).join();
            var cue = cues.get(index);
            if (index > 0 && isTold(cue) && !one.text().reveal().isEmpty()) {
                listener.speaker(name(cue));
                listener.text(one.text().reveal());
            }
            spoken.add(one.by(isTold(cue) ? Optional.of(name(cue)) : Optional.empty()));
            answers.add(answer(cue, one));
        }
    }

    private Spoken ask(Paid call, ChatSink sink) {
        try (var open = calls.open()) {
            return Call.run(call, parts.purse(), sink, open);
        }
    }

    /** Whom a moderator chooses is nobody else's business. */
    private static boolean isTold(Cue cue) {
        return cue.task() != Cue.Task.CHOOSE;
    }

    private Private<String> name(Cue cue) {
        return cast.get(cue.agent()).agent().name();
    }

    private ChatSink live(Cue cue, Listener listener) {
        return new ChatSink() {
            private boolean announced;

            @Override
            public void text(String piece) {
                if (!announced) listener.speaker(name(cue));
                announced = true;
                listener.text(piece);
            }
        };
    }

    private static ChatSink mute() {
        return piece -> { };
    }

    private Message answer(Cue cue, Spoken one) {
        var whole = one.outcome() instanceof ChatOutcome.Completed;
        var end = switch (one.outcome()) {
            case ChatOutcome.Completed(var reason, _) -> reason.name().toLowerCase(Locale.ROOT);
            case ChatOutcome.Failed(var failure, _) -> failure.code();
            case ChatOutcome.Cancelled _ -> "cancelled";
        };
        var state = whole ? State.COMPLETE
                : one.text().reveal().isEmpty() ? State.FAILED : State.PARTIAL;
        var before = answers.isEmpty() ? branch.getLast() : answers.getLast();
        return new Message(new MessageId(parts.ids().next()), Optional.of(before.id()), turn,
                new Message.Author.Speaker(cue.agent(), cue.round()), state, one.text(),
                Optional.of(new Answer(one.model(), new Brief(cue.task(), 0, 0),
                        Optional.of(end), !whole, Counting.amounts(one.usage()), one.charged(),
                        one.usage().estimated())), parts.clock().instant());
    }

    private Usage sum() {
        return Usages.sum(spoken.stream().map(Spoken::usage).toList());
    }

    /** It has failed only if nobody finished. */
    private ChatOutcome outcome(FinishReason reason) {
        return spoken.stream().anyMatch(one -> one.outcome() instanceof ChatOutcome.Completed)
                ? new ChatOutcome.Completed(reason, sum()) : spoken.getLast().outcome();
    }

    @Override
    public void cancel() {
        calls.cancel();
    }

    static Private<String> joined(Private<String> own, Private<String> more) {
        if (more.reveal().isBlank()) return own;
        return own.reveal().isBlank() ? more
                : Private.of(own.reveal() + "\n\n" + more.reveal());
    }
}
