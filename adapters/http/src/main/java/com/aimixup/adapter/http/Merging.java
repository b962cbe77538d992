package com.aimixup.adapter.http;

import com.aimixup.application.conversations.ChangeConversation;
import com.aimixup.application.conversations.ChangeConversation.Edit;
import com.aimixup.application.conversations.ChangeConversation.Outcome;
import com.aimixup.application.conversations.ReadConversations;
import com.aimixup.domain.conversations.Conversation;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Changes a conversation by merging onto what is there. */
final class Merging {
    private Merging() {}

    /**
     * @param edit reads the body, or finds that there is nothing to change
     * @throws Refused as {@code edit} does
     */
    static Reply onto(ReadConversations read, ChangeConversation change, Call call,
            Function<Conversation, Edit> edit, Function<Conversation, Reply> shown) {
        var id = ConversationRoutes.id(call);
        return Versions.change(call, wanted -> {
            var found = read.one(call.account(), id);
            if (found.isEmpty()) return Optional.of(Reply.notFound("conversation"));
            var wish = edit.apply(found.get());
            return switch (change.handle(new ChangeConversation.Command(call.account(), id,
                    wanted.or(() -> Optional.of(found.get().version())), wish))) {
                case Outcome.Changed(var changed) -> Optional.of(shown.apply(changed));
                case Outcome.UnknownConversation() -> Optional.of(Reply.notFound("conversation"));
                case Outcome.UnknownAgent() -> Optional.of(Reply.notFound("agent"));
                case Outcome.ChangedMeanwhile _ -> Optional.empty();
                case Outcome.Refused(var refusal) -> Optional.of(new Reply.Failure(
                        RosterProblems.of(refusal, wish instanceof Edit.Settings ? "agents" : "")));
            };
        });
    }

    /** 204 with the version that the conversation has now. */
    static Reply done(Conversation changed) {
        return new Reply.Done(Map.of("ETag", Versions.tag(changed.version())));
    }
}
