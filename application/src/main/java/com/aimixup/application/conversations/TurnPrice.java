package com.aimixup.application.conversations;

import com.aimixup.application.conversations.EstimateTurn.Share;
import com.aimixup.application.providers.Questions;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Brief;
import com.aimixup.domain.conversations.Cue;
import com.aimixup.domain.conversations.Floor;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.Author.Speaker;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.Step;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Walks through a turn twice without asking anybody: once as short as its plan can be, once as long
 * as it can be. What agents are going to say is not known: at least it is one token each, and at
 * most all that they may say, which others may count twice as long.
 */
final class TurnPrice {
    private static final int OTHERS_COUNT = 2;
    private static final int TOKENS_OF_MARK = 64;

    private record Known(Cue.Task task, AgentId agent) {}

    /** What has been said and drawn so far. */
    private record Grown(long tokens, long pictures) {
        static Grown by(Asked asked) {
            return switch (asked) {
                case Asked.Words(var request, _) -> new Grown(
                        (long) OTHERS_COUNT * request.outputTokensMax() + TOKENS_OF_MARK, 0);
                case Asked.Drawing _ -> new Grown(TOKENS_OF_MARK, 1);
            };
        }

        Grown plus(Grown other) {
            return new Grown(tokens + other.tokens, pictures + other.pictures);
        }

        Grown atLeast(Grown other) {
            return new Grown(Math.max(tokens, other.tokens),
                    Math.max(pictures, other.pictures));
        }
    }

    private final Staging staging;
    private final Looking.Scene scene;
    private final Map<Known, Staging.Draft> drafts = new HashMap<>();
    private final Map<AgentId, Share> shares = new HashMap<>();
    private final Credits atLeast;
    private final Credits atMost;

    TurnPrice(Staging staging, Looking.Scene scene) {
        this.staging = staging;
        this.scene = scene;
        for (var agent : scene.conversation().agents())
            shares.put(agent.id(), new Share(agent.id(), 0, 0, Credits.ZERO, Credits.ZERO, 0));
        atLeast = shortest();
        atMost = longest();
    }

    Credits atLeast() {
        return atLeast;
    }

    Credits atMost() {
        return atMost;
    }

    /** In the order of the agents. */
    List<Share> shares() {
        return scene.conversation().agents().stream().map(agent -> shares.get(agent.id()))
                .toList();
    }

    private Credits shortest() {
        var total = Credits.ZERO;
        // Agents agree at once, and a moderator ends as soon as it may.
        for (var step : steps(cue -> cue.task() == Cue.Task.CHOOSE && cue.round() > 1
                ? "END" : "AGREED", scene.turn().rules().timeLimit().isPresent()))
            for (var cue : step.cues()) {
                var least = Credits.ofWhole(Integer.MAX_VALUE);
                var who = candidates(cue);
                for (var agent : who) {
                    var draft = draft(cue, agent);
                    var own = draft.asked().atLeast(draft.voice().tariff());
                    least = own.atMost(least);
                    if (who.size() == 1) change(agent, share -> new Share(agent,
                            share.answersAtLeast() + 1, 0, share.atLeast().plus(own),
                            Credits.ZERO, draft.brief().leftOut()));
                }
                total = total.plus(least);
            }
        return total;
    }

    private Credits longest() {
        var total = Credits.ZERO;
        var grown = new Grown(0, 0);
        for (var step : steps(cue -> "…", false)) {
            var more = grown;
            for (var cue : step.cues()) {
                var dearest = Credits.ZERO;
                var longest = new Grown(0, 0);
                for (var agent : candidates(cue)) {
                    var draft = draft(cue, agent);
                    var own = most(draft, cue.hearing() == Cue.Hearing.ALL ? grown
                            : new Grown(0, 0));
                    longest = longest.atLeast(Grown.by(draft.asked()));
                    if (own.compareTo(dearest) > 0) dearest = own;
                    change(agent, share -> new Share(agent, share.answersAtLeast(),
                            share.answersAtMost() + 1, share.atLeast(),
                            share.atMost().plus(own), draft.brief().leftOut()));
                }
                total = total.plus(dearest);
                more = more.plus(longest);
            }
            grown = more;
        }
        return total;
    }

    /** A model that tells its window cannot be shown more; one that draws hears no answers. */
    private Credits most(Staging.Draft draft, Grown grown) {
        var tariff = draft.voice().tariff();
        if (!(draft.asked() instanceof Asked.Words(var request, var tokens)))
            return draft.ask().whole();
        var model = draft.voice().agent().model();
        var input = tokens + grown.tokens()
                + (staging.sees(model) ? grown.pictures() * Questions.TOKENS_PER_PICTURE : 0);
        return tariff.atMost(staging.inputTokensMax(model)
                .map(window -> Math.min(Math.max(window, tokens), input))
                .orElse(input), request.outputTokensMax());
    }

    /** The steps of the whole turn if everybody says this. */
    private List<Step> steps(Function<Cue, String> says, boolean onlyFirst) {
        var steps = new ArrayList<Step>();
        var said = new ArrayList<Message>();
        while (true) {
            var step = scene.turn().rules().next(new Floor(scene.conversation().agents(),
                    scene.addressed(), said, Duration.ZERO));
            if (step.isEnd() || onlyFirst && !steps.isEmpty()) return steps;
            steps.add(step);
            for (var cue : step.cues()) said.add(message(cue, says.apply(cue)));
        }
    }

    /** Whoever a moderator may choose; else the one whose turn it is. */
    private List<AgentId> candidates(Cue cue) {
        var rules = scene.turn().rules();
        var agents = scene.conversation().agents();
        return scene.addressed().isEmpty() && rules.mix() == Mix.MODERATED
                && cue.task() == Cue.Task.ANSWER && agents.size() > 1
                ? rules.others(agents) : List.of(cue.agent());
    }

    private Staging.Draft draft(Cue cue, AgentId agent) {
        return drafts.computeIfAbsent(new Known(cue.task(), agent), known ->
                staging.draft(scene.conversation(), scene.cast(), scene.branch(),
                        scene.turn().id(), new Step(List.of(new Cue(agent, cue.round(),
                                cue.hearing(), cue.task(), cue.mayAgree())), Optional.empty()),
                        staging.answerTime(scene.turn().rules(), Duration.ZERO)).getFirst());
    }

    private void change(AgentId agent, Function<Share, Share> change) {
        shares.computeIfPresent(agent, (_, share) -> change.apply(share));
    }

    private Message message(Cue cue, String text) {
        var model = scene.cast().get(cue.agent()).agent().model();
        return new Message(new MessageId(new UUID(0, 0)), Optional.empty(), scene.turn().id(),
                new Speaker(cue.agent(), cue.round()), Message.State.COMPLETE, Private.of(text),
                Optional.of(Answer.pending(model, Brief.PLAIN)),
                scene.turn().startedAt());
    }
}
