package com.aimixup.adapter.http;

import com.aimixup.application.conversations.CancelTurn;
import com.aimixup.application.conversations.EstimateTurn;
import com.aimixup.application.conversations.FollowTurn;
import com.aimixup.application.conversations.ReadConversations;
import com.aimixup.application.conversations.TakeTurn;
import com.aimixup.application.conversations.TakeTurn.Outcome;
import com.aimixup.application.conversations.TurnTaking;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns: a message of the person, and the stream of what the agents answer. */
final class TurnRoutes implements Route.Group {
    private static final String ALL = ConversationRoutes.ONE + "/turns";
    private static final String ONE = ALL + "/{turn}";
    private static final String MESSAGE = ConversationRoutes.ONE + "/messages/{message}";
    private static final Kind<List<FileId>> FILES =
            Kind.list(Message.FILES_MAX, Kind.id(FileId::new));
    private static final Kind<Long> LIMIT = Kind.whole(1, Long.MAX_VALUE);
    private static final MixRules ALONE = new MixRules(Mix.SINGLE, 1);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private final TakeTurn take;
    private final EstimateTurn estimate;
    private final FollowTurn follow;
    private final CancelTurn cancel;
    private final ReadConversations read;

    TurnRoutes(TurnTaking turns, ReadConversations read) {
        this.take = turns.take();
        this.estimate = turns.estimate();
        this.follow = turns.follow();
        this.cancel = turns.cancel();
        this.read = read;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("POST", ALL, this::take).taking("estimate"),
                Route.of("PATCH", MESSAGE, this::edit),
                Route.of("POST", MESSAGE + "/regenerate", this::regenerate),
                Route.of("GET", ONE, this::show),
                Route.of("GET", ONE + "/events", this::events),
                Route.of("POST", ONE + "/cancel", this::cancel));
    }

    private Reply take(Call call) {
        var conversation = ConversationRoutes.id(call);
        var command = call.body(in -> command(call, conversation, in));
        if (!call.query("estimate").map(TurnRoutes::flag).orElse(false))
            return taken(call, command);
        return switch (estimate.handle(command)) {
            case EstimateTurn.Outcome.Estimated estimated -> Reply.ok(TurnJson.shown(estimated));
            case EstimateTurn.Outcome.UnknownConversation() -> Reply.notFound("conversation");
            case EstimateTurn.Outcome.Refused(var outcome) -> reply(call, command, outcome);
        };
    }

    private static boolean flag(String text) {
        if (text.equals("true") || text.equals("false")) return text.equals("true");
        throw new Refused(Problem.wrongInput("estimate", "must be true or false"));
    }

    /** What is written stays: the edited question is another branch, and is answered there. */
    private Reply edit(Call call) {
        var conversation = ConversationRoutes.id(call);
        var command = call.body(in -> command(call, conversation, in));
        if (command.parent().isPresent())
            throw new Refused(Problem.wrongInput("parent_id", "does not go with an edit"));
        return taken(call, command.insteadOf(message(call)));
    }

    private Reply regenerate(Call call) {
        var conversation = ConversationRoutes.id(call);
        return taken(call, call.body(in -> {
            var id = in.required("message_id", Kind.id(MessageId::new));
            var limit = in.optional("credit_limit_micro_credits", LIMIT);
            return in.build(() -> new TakeTurn.Command(call.account(), conversation,
                    id.orElseThrow(), Private.of(""), Optional.empty(), Optional.of(ALONE),
                    limit.map(Credits::new)));
        }).insteadOf(message(call)));
    }

    private static MessageId message(Call call) {
        return call.id("message", MessageId::new);
    }

    private Reply taken(Call call, TakeTurn.Command command) {
        return reply(call, command, take.handle(command));
    }

    private Reply reply(Call call, TakeTurn.Command command, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Begun(var turn, var feed) -> async(call)
                    ? accepted(call, turn)
                    : new Reply.Events(new TurnEventSource(turn.id(), feed, 0), 0,
                            location(turn));
            case Outcome.Repeated(var turn) -> async(call)
                    ? accepted(call, turn)
                    : followed(call, command.conversation(), turn.id(), 0, location(turn));
            case Outcome.IdTaken() -> Reply.of(ProblemType.KEY_REUSED,
                    "Make a new message_id for a new message.");
            case Outcome.UnknownConversation() -> Reply.notFound("conversation");
            case Outcome.UnknownParent() when command.instead().isPresent() ->
                    Reply.notFound("message");
            case Outcome.NotReplaceable() -> Reply.of(ProblemType.NOT_REPLACEABLE,
                    "Edit what a person wrote; regenerate what an agent answered.");
            case Outcome.AgentGone() -> Reply.of(ProblemType.AGENT_GONE,
                    "Ask another agent.");
            case Outcome.UnknownParent() -> new Reply.Failure(Problem.of(
                    ProblemType.UNKNOWN_PARENT, "Name a message of this conversation, or none.")
                    .withError("parent_id", "is not in this conversation"));
            case Outcome.NoAgents() -> Reply.of(ProblemType.NO_AGENTS,
                    "Add an agent to the conversation first.");
            case Outcome.ModelNotUsable(var agent, _, var reason) -> new Reply.Failure(
                    RosterProblems.inTurn(reason).with("agent", agent.value().toString()));
            case Outcome.FileNotUsable(_, var index, var reason, var agent) ->
                    new Reply.Failure(FileProblems.notUsable(index, reason, agent));
            case Outcome.QuestionTooLong(var agent, _, var tokens) -> new Reply.Failure(
                    Problem.of(ProblemType.QUESTION_TOO_LONG, "Make it shorter, or choose a model"
                            + " that takes more for this agent.")
                            .with("agent", agent.value().toString())
                            .with("estimated_tokens", tokens));
            case Outcome.TurnInProgress(var turn) -> new Reply.Failure(Problem.of(
                    ProblemType.TURN_IN_PROGRESS, "Wait for its end, or follow it.")
                    .with("turn", turn.value().toString()));
            case Outcome.TooManyTurns(var most) -> new Reply.Failure(Problem.of(
                    ProblemType.TOO_MANY_TURNS, "Wait until one of your turns has ended.")
                    .with("most", most).retryAfter(PAUSE));
            case Outcome.TooFewCredits(var needed, var available, var boundBy) -> {
                var problem = Problem.of(ProblemType.TOO_FEW_CREDITS, boundBy.isPresent()
                        ? "Raise your spending limit, or make it cheaper."
                        : "Get more credits, or make it cheaper: fewer agents, a shorter"
                                + " conversation, another model.")
                        .with("needed_micro_credits", needed.micros())
                        .with("available_micro_credits", available.micros());
                yield new Reply.Failure(boundBy.map(scope -> problem.with("spending_limit",
                        JsonObject.code(scope))).orElse(problem));
            }
            case Outcome.Stopping() -> new Reply.Failure(Problem.of(ProblemType.STOPPING,
                    "Nothing was done. Send it again in a moment.").retryAfter(PAUSE));
        };
    }

    private Optional<TakeTurn.Command> command(Call call, ConversationId conversation,
            Fields in) {
        var question = in.required("message_id", Kind.id(MessageId::new));
        var text = in.required("text", Kind.text(1, Message.TEXT_LENGTH_MAX));
        var parent = in.optional("parent_id", Kind.id(MessageId::new));
        var named = RulesJson.named(in);
        var files = in.optional("files", FILES).orElse(List.of());
        if (Set.copyOf(files).size() < files.size()) in.refuse("files", "names a file twice");
        var limit = in.optional("credit_limit_micro_credits", LIMIT);
        // What was not named is the conversation's.
        var found = named.isNone() ? Optional.<Conversation>empty()
                : read.one(call.account(), conversation);
        var rules = found.map(within -> named.onto(within.rules()));
        return in.build(() -> new TakeTurn.Command(call.account(), conversation,
                question.orElseThrow(), Private.of(text.orElseThrow()), parent, rules,
                limit.map(Credits::new), files));
    }

    /** RFC 7240. */
    private static boolean async(Call call) {
        return call.header("Prefer").filter(preferences -> List.of(preferences
                .toLowerCase(Locale.ROOT).split("[,;\\s]+")).contains("respond-async")).isPresent();
    }

    private Reply accepted(Call call, Turn turn) {
        var headers = new HashMap<>(location(turn));
        headers.put("Preference-Applied", "respond-async");
        return read.turn(call.account(), turn.conversation(), turn.id())
                .<Reply>map(view -> new Reply.Shown(202, TurnJson.shown(view), headers))
                .orElseGet(() -> Reply.notFound("turn"));
    }

    private Reply show(Call call) {
        return read.turn(call.account(), ConversationRoutes.id(call), turnId(call))
                .map(view -> Reply.ok(TurnJson.shown(view)))
                .orElseGet(() -> Reply.notFound("turn"));
    }

    /** 202 while the turn is about to end, 200 when it is over, however often one asks. */
    private Reply cancel(Call call) {
        return switch (cancel.handle(call.account(), ConversationRoutes.id(call), turnId(call))) {
            case CancelTurn.Outcome.Asked(var turn) -> shown(call, 202, turn);
            case CancelTurn.Outcome.Over(var turn) -> shown(call, 200, turn);
            case CancelTurn.Outcome.UnknownTurn() -> Reply.notFound("turn");
        };
    }

    private Reply shown(Call call, int status, Turn turn) {
        return read.turn(call.account(), turn.conversation(), turn.id())
                .<Reply>map(view -> new Reply.Shown(status, TurnJson.shown(view), location(turn)))
                .orElseGet(() -> Reply.notFound("turn"));
    }

    private Reply events(Call call) {
        var last = call.lastEventId();
        return followed(call, ConversationRoutes.id(call), turnId(call), last, Map.of());
    }

    /**
     * A turn that is long over is told again from its start, each answer in one piece. Numbers go
     * on from where the reader was, because the pieces it has are not the pieces it gets.
     */
    private Reply followed(Call call, ConversationId conversation, TurnId turn, long last,
            Map<String, String> headers) {
        return switch (follow.handle(call.account(), conversation, turn)) {
            case FollowTurn.Outcome.Live(var feed) ->
                    new Reply.Events(new TurnEventSource(turn, feed, 0), last, headers);
            case FollowTurn.Outcome.Past(var feed) ->
                    new Reply.Events(new TurnEventSource(turn, feed, last), last, headers);
            case FollowTurn.Outcome.UnknownTurn() -> Reply.notFound("turn");
        };
    }

    private static TurnId turnId(Call call) {
        return call.id("turn", TurnId::new);
    }

    private static Map<String, String> location(Turn turn) {
        return Map.of("Location", ConversationRoutes.ALL + '/' + turn.conversation().value()
                + "/turns/" + turn.id().value());
    }
}
