package com.aimixup.application.conversations;

import com.aimixup.application.credits.Funds;
import com.aimixup.application.credits.Holds;
import com.aimixup.application.privacy.Disclosures;
import com.aimixup.application.privacy.Disclosures.Disclosure;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.providers.Questions;
import com.aimixup.application.runtime.Ids;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Brief;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Cue;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.conversations.Script;
import com.aimixup.domain.conversations.Step;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.Ration;
import com.aimixup.domain.images.ImageOrder;
import com.aimixup.plugin.spi.ImageOptions;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Prepares the next step of a turn: what each speaker is told, and the credits held for it. */
final class Staging {
    private static final String DISCLOSURE_BASIS = "basis.contract";

    /** A go that nothing is held for yet. */
    record Draft(Cue cue, Voice voice, Brief brief, Asked asked) {
        Ration.Ask ask() {
            return asked.ask(voice.tariff());
        }
    }

    sealed interface Result {
        record Ready(List<Go> goes) implements Result {}

        record TooFew(Credits needed, Credits available) implements Result {}
    }

    private final Holds holds;
    private final Disclosures disclosures;
    private final Messages messages;
    private final Conversations conversations;
    private final Ids ids;
    private final Clock clock;
    private final TurnLimits limits;
    private final Casting casting;

    Staging(Holds holds, Disclosures disclosures, Messages messages, Conversations conversations,
            Ids ids, Clock clock, TurnLimits limits, Casting casting) {
        this.holds = holds;
        this.disclosures = disclosures;
        this.messages = messages;
        this.conversations = conversations;
        this.ids = ids;
        this.clock = clock;
        this.limits = limits;
        this.casting = casting;
    }

    /** Outside any transaction: plugins are asked to bound their input. */
    List<Draft> draft(Conversation conversation, Map<AgentId, Voice> cast, List<Message> branch,
            TurnId turn, Step step, Duration answerTime) {
        var drafts = new ArrayList<Draft>();
        for (var cue : step.cues()) {
            var voice = cast.get(cue.agent());
            drafts.add(voice.draws() ? drawing(voice, branch, cue, answerTime)
                    : words(voice, script(conversation, voice, branch, turn, cue), cue,
                            answerTime));
        }
        return drafts;
    }

    private Draft words(Voice voice, Script script, Cue cue, Duration answerTime) {
        var request = Prompts.request(voice, script, answerTime).withOutputTokensMax(
                Fitting.answerTokens(voice.agent(), casting.info(voice.agent().model())));
        return new Draft(cue, voice, new Brief(cue.task(), script.leftOut(), script.tokens()),
                new Asked.Words(request,
                        Questions.inputTokensAtMost(voice.provider(), request)));
    }

    private Draft drawing(Voice voice, List<Message> branch, Cue cue, Duration answerTime) {
        var request = Prompts.picture(voice, branch, options(voice), answerTime);
        return new Draft(cue, voice,
                new Brief(cue.task(), 0, Fitting.tokens(request.prompt())),
                new Asked.Drawing(request));
    }

    private Optional<ImageOptions> options(Voice painter) {
        return casting.info(painter.agent().model()).flatMap(ModelInfo::images);
    }

    private Script script(Conversation conversation, Voice voice, List<Message> branch,
            TurnId turn, Cue cue) {
        var agent = voice.agent();
        return Script.of(conversation, branch, turn, cue,
                Fitting.window(agent, casting.info(agent.model()),
                        line -> Prompts.message(voice, line)));
    }

    /** Whether a model can be handed what others draw. */
    boolean sees(ModelRef model) {
        return casting.capabilities(model).contains(Capability.IMAGE_INPUT);
    }

    /** Of those who may speak, one whose model cannot be shown even the question alone. */
    Optional<TakeTurn.Outcome.QuestionTooLong> tooLong(Conversation conversation,
            Map<AgentId, Voice> cast, Message question, Turn turn, List<AgentId> speakers) {
        for (var agent : speakers) {
            var voice = cast.get(agent);
            var tokens = voice.draws() ? tooLong(voice, question)
                    : tooLong(script(conversation, voice, List.of(question), turn.id(),
                            Cue.answer(agent, 1, Cue.Hearing.BEFORE_TURN)));
            if (tokens.isPresent()) return Optional.of(new TakeTurn.Outcome.QuestionTooLong(
                    agent, voice.agent().model(), tokens.getAsLong()));
        }
        return Optional.empty();
    }

    private static OptionalLong tooLong(Script script) {
        return script.fits() ? OptionalLong.empty() : OptionalLong.of(script.tokens());
    }

    private OptionalLong tooLong(Voice painter, Message question) {
        var prompt = Prompts.picture(painter, List.of(question), options(painter),
                limits.answerTime()).prompt();
        return prompt.length() <= ImageOrder.PROMPT_LENGTH_MAX ? OptionalLong.empty()
                : OptionalLong.of(Fitting.tokens(prompt));
    }

    /** How long an answer may take when so much of the turn is over. */
    Duration answerTime(MixRules rules, Duration elapsed) {
        var left = rules.timeLimit().map(limit -> limit.minus(elapsed))
                .filter(rest -> rest.compareTo(limits.answerTime()) < 0);
        return left.orElse(limits.answerTime());
    }

    /** To be shown, outside any transaction. */
    Credits available(Conversation conversation) {
        return holds.available(conversation.account(), conversation.id().value());
    }

    /** The most that a model can be shown, if it tells. */
    Optional<Long> inputTokensMax(ModelRef model) {
        return casting.info(model).map(info -> (long) info.contextTokens())
                .filter(tokens -> tokens > 0);
    }

    /** Before a new turn; later steps of one go on. */
    void refuseBarred(AccountId account) {
        holds.refuseBarred(account);
    }

    /** In a transaction that has locked the conversation. */
    Funds lockFunds(AccountId account, ConversationId conversation) {
        return holds.lockFunds(account, Optional.of(conversation.value()));
    }

    /**
     * Divides credits among the drafts; stores nothing.
     *
     * @param budget what is available, or less if the person set a limit
     */
    Result ration(TurnId turn, List<Draft> drafts, Credits budget, MessageId parent) {
        return switch (Ration.divide(budget, drafts.stream().map(Draft::ask).toList())) {
            case Ration.Result.TooFew(var needed) -> new Result.TooFew(needed, budget);
            case Ration.Result.Enough(var shares) ->
                    new Result.Ready(goes(turn, drafts, shares, parent));
        };
    }

    /**
     * Still in the same transaction: stores the open answers, holds their limits, and says what is
     * going to be disclosed. So no byte leaves before that is committed.
     */
    void store(Conversation conversation, List<Go> goes) {
        goes.forEach(go -> messages.add(conversation.account(), conversation.id(), go.open()));
        conversations.moveHead(conversation.account(), conversation.id(),
                goes.getLast().message());
        holds.open(conversation.account(), conversation.id().value(),
                goes.stream().flatMap(go -> go.hold().stream()).toList());
        disclosures.add(goes.stream().map(go -> disclosure(conversation, go)).toList());
    }

    private static Disclosure disclosure(Conversation conversation, Go go) {
        var facts = go.voice().provider().facts();
        return new Disclosure(conversation.account(), go.message().value(),
                Optional.of(conversation.id()), go.agent().model(), facts.legalName(),
                facts.country(), go.asked().categories(go.voice()), go.asked().bytes(),
                go.createdAt(), DISCLOSURE_BASIS);
    }

    private List<Go> goes(TurnId turn, List<Draft> drafts, List<Ration.Share> shares,
            MessageId parent) {
        var goes = new ArrayList<Go>();
        var before = parent;
        var now = clock.instant();
        for (var index = 0; index < drafts.size(); index++) {
            var draft = drafts.get(index);
            var share = shares.get(index);
            var id = turn.holdFor(draft.cue().agent(), draft.cue().round());
            var hold = Optional.of(share.limit()).filter(Credits::isPositive)
                    .map(limit -> new Hold(id, limit, now.plus(limits.holdTime())));
            var go = new Go(turn, draft.cue(), draft.voice(), new MessageId(ids.next()), before,
                    draft.brief(), draft.asked().within(share.outputTokens()),
                    draft.asked() instanceof Asked.Words(var request, _)
                            && share.outputTokens() < request.outputTokensMax(), hold, now);
            goes.add(go);
            before = go.message();
        }
        return goes;
    }
}
