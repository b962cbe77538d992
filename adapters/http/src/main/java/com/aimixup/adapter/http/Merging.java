package com.aimixup.adapter.http;

import com.aimixup.application.conversations.ChangeConversation;
import com.aimixup.application.conversations.ChangeConversation.Edit;
import com.aimixup.application.conversations.ChangeConversation.Outcome;
import com.aimixup.application.conversations.ReadConversations;
import com.aimixup.domain.conversations.Conversation;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes a conversation by merging onto what is there. What was read is what is changed: without
 * an If-Match a lost race is run again, with one it is the client's to solve.
 */
final class Merging {
    private static final int RACES_MAX = 10;

    private Merging() {}

    /**
     * @param edit reads the body, or finds that there is nothing to change
     * @throws Refused as {@code edit} does
     */
    static Reply onto(ReadConversations read, ChangeConversation change, Call call,
            Function<Conversation, Edit> edit, Function<Conversation, Reply> shown) {
        var id = ConversationRoutes.id(call);
        var wanted = Versions.wanted(call.header("If-Match"));
        for (int race = 0; race < RACES_MAX; race++) {
            var found = read.one(call.account(), id);
            if (found.isEmpty()) return Reply.notFound("conversation");
            var ifVersion = wanted.or(() -> Optional.of(found.get().version()));
            var wish = edit.apply(found.get());
            var outcome = change.handle(new ChangeConversation.Command(call.account(), id,
                    ifVersion, wish));
            if (outcome instanceof Outcome.ChangedMeanwhile && wanted.isEmpty()) continue;
            return switch (outcome) {
                case Outcome.Changed(var changed) -> shown.apply(changed);
                case Outcome.UnknownConversation() -> Reply.notFound("conversation");
                case Outcome.UnknownAgent() -> Reply.notFound("agent");
                case Outcome.ChangedMeanwhile _ -> new Reply.Failure(Versions.changedMeanwhile());
                case Outcome.Refused(var refusal) ->
                        new Reply.Failure(RosterProblems.of(refusal,
                                wish instanceof Edit.Settings ? "agents" : ""));
            };
        }
        return new Reply.Failure(Versions.changedMeanwhile());
    }

    /** 204 with the version that the conversation has now. */
    static Reply done(Conversation changed) {
        return new Reply.Done(Map.of("ETag", Versions.tag(changed.version())));
    }
}
