package com.aimixup.adapter.http;

import com.aimixup.application.conversations.ReadConversations;
import com.aimixup.domain.conversations.MessageId;
import java.util.List;
import java.util.Optional;

/** The messages of a conversation: all of the tree, or one branch. */
final class MessageRoutes implements Route.Group {
    private static final String HEAD = "head";
    private final ReadConversations read;

    MessageRoutes(ReadConversations read) {
        this.read = read;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("GET", ConversationRoutes.ONE + "/messages", this::list)
                .taking("limit", "cursor", "branch"));
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
}
