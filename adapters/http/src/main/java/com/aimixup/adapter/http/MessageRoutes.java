package com.aimixup.adapter.http;

import com.aimixup.application.conversations.ForkConversation;
import com.aimixup.application.conversations.MessageUseCases;
import com.aimixup.application.conversations.ReadConversations;
import com.aimixup.application.conversations.RemoveMessage;
import com.aimixup.application.conversations.SuggestTitle;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.privacy.Private;
import java.util.List;
import java.util.Optional;

/** The messages of a conversation, all of the tree or one branch; removing and forking them. */
final class MessageRoutes implements Route.Group {
    private static final String HEAD = "head";
    private static final String ALL = ConversationRoutes.ONE + "/messages";
    private static final String ONE = ALL + "/{message}";
    private final ReadConversations read;
    private final MessageUseCases messages;

    MessageRoutes(ReadConversations read, MessageUseCases messages) {
        this.read = read;
        this.messages = messages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", ALL, this::list).taking("limit", "cursor", "branch"),
                Route.of("DELETE", ONE, this::remove),
                Route.of("POST", ConversationRoutes.ONE + "/fork", this::fork),
                Route.of("POST", ConversationRoutes.ONE + "/title-suggestion",
                        this::suggestTitle));
    }

    private Reply list(Call call) {
        return call.query("branch").map(branch -> branch(call, branch)).orElseGet(() -> {
            var limit = call.limit();
            var after = call.cursor(Cursor::id).map(MessageId::new);
            return read.messages(call.account(), ConversationRoutes.id(call), after, limit + 1)
                    .map(found -> Reply.ok(Cursor.page(found, limit, TurnJson::shown,
                            last -> Cursor.of(last.id().value()))))
                    .orElseGet(() -> Reply.notFound("conversation"));
        });
    }

    /** A branch comes whole. */
    private Reply branch(Call call, String branch) {
        for (var name : List.of("limit", "cursor"))
            if (call.query(name).isPresent())
                throw new Refused(Problem.wrongInput(name, "does not go with branch"));
        var leaf = branch.equals(HEAD) ? Optional.<MessageId>empty()
                : Optional.of(Uuids.parse(branch).map(MessageId::new).orElseThrow(() ->
                        new Refused(Problem.wrongInput("branch", "must be head or a UUID"))));
        return read.branch(call.account(), ConversationRoutes.id(call), leaf)
                .map(found -> Reply.ok(new JsonObject()
                        .put("data", found.stream().map(TurnJson::shown).toList())
                        .putNull("next_cursor")))
                .orElseGet(() -> Reply.notFound(leaf.isEmpty() ? "conversation" : "message"));
    }

    private Reply remove(Call call) {
        return switch (messages.remove().handle(new RemoveMessage.Command(call.account(),
                ConversationRoutes.id(call), call.id("message", MessageId::new)))) {
            case RemoveMessage.Outcome.Removed _ -> Reply.done();
            case RemoveMessage.Outcome.UnknownConversation() -> Reply.notFound("conversation");
            case RemoveMessage.Outcome.UnknownMessage() -> Reply.notFound("message");
            case RemoveMessage.Outcome.TurnInProgress(var turn) -> inProgress(turn);
        };
    }

    private Reply fork(Call call) {
        var from = ConversationRoutes.id(call);
        var command = call.body(in -> {
            var id = in.required("id", Kind.id(ConversationId::new));
            var last = in.optional("message_id", Kind.id(MessageId::new));
            var title = in.optional("title", ConversationJson.TITLE);
            return in.build(() -> new ForkConversation.Command(call.account(), from,
                    id.orElseThrow(), last, title.map(Private::of)));
        });
        return switch (messages.fork().handle(command)) {
            case ForkConversation.Outcome.Forked(var made) -> Reply.created(
                    ConversationJson.shown(made),
                    ConversationRoutes.ALL + '/' + made.id().value(), made.version());
            case ForkConversation.Outcome.UnknownConversation() ->
                    Reply.notFound("conversation");
            case ForkConversation.Outcome.UnknownMessage() -> new Reply.Failure(Problem.of(
                    ProblemType.UNKNOWN_PARENT, "Name a message of this conversation, or none.")
                    .withError("message_id", "is not in this conversation"));
            case ForkConversation.Outcome.IdTaken() -> Reply.of(ProblemType.KEY_REUSED,
                    "Make a new id for a new conversation.");
            case ForkConversation.Outcome.TurnInProgress(var turn) -> inProgress(turn);
        };
    }

    private Reply suggestTitle(Call call) {
        var model = call.body(ConversationJson::model);
        return switch (messages.suggestTitle().handle(new SuggestTitle.Command(call.account(),
                ConversationRoutes.id(call), model))) {
            case SuggestTitle.Outcome.Suggested made -> Reply.ok(new JsonObject()
                    .put("title", made.title())
                    .put("provider", made.model().provider())
                    .put("model", made.model().model())
                    .put("usage", TurnJson.usage(made.usage()))
                    .put("micro_credits", made.charged())
                    .put("estimated", made.estimated()));
            case SuggestTitle.Outcome.UnknownConversation() -> Reply.notFound("conversation");
            case SuggestTitle.Outcome.NothingSaid() -> Reply.of(ProblemType.NOTHING_SAID,
                    "Say something in the conversation first.");
            case SuggestTitle.Outcome.ModelNotUsable(var reason) ->
                    new Reply.Failure(RosterProblems.notUsable(reason));
            case SuggestTitle.Outcome.TooFewCredits(var needed, var available) ->
                    new Reply.Failure(Problem.of(ProblemType.TOO_FEW_CREDITS,
                            "Get more credits, or choose another model.")
                            .with("needed_micro_credits", needed.micros())
                            .with("available_micro_credits", available.micros()));
            case SuggestTitle.Outcome.Failed(var code, var charged) ->
                    new Reply.Failure(Problem.of(ProblemType.PROVIDER_FAILED,
                            "Try again, or choose another model.").with("code", code)
                            .with("micro_credits", charged.micros()));
        };
    }

    private static Reply inProgress(TurnId turn) {
        return new Reply.Failure(Problem.of(ProblemType.TURN_IN_PROGRESS,
                "Wait for its end, or stop it.").with("turn", turn.value().toString()));
    }
}
