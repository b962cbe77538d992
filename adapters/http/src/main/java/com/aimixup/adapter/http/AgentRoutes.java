package com.aimixup.adapter.http;

import com.aimixup.application.conversations.ChangeConversation;
import com.aimixup.application.conversations.ChangeConversation.Edit;
import com.aimixup.application.conversations.ReadConversations;
import com.aimixup.domain.conversations.AgentId;
import java.util.List;

/** The agents of a conversation. They have no version of their own: the conversation's counts. */
final class AgentRoutes implements Route.Group {
    private static final String ALL = ConversationRoutes.ONE + "/agents";
    private static final String ONE = ALL + "/{agent}";
    private final ReadConversations read;
    private final ChangeConversation change;

    AgentRoutes(ReadConversations read, ChangeConversation change) {
        this.read = read;
        this.change = change;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("POST", ALL, this::add),
                Route.of("PATCH", ONE, this::change),
                Route.of("DELETE", ONE, this::remove));
    }

    private Reply add(Call call) {
        var draft = call.body(ConversationJson::draft);
        return Merging.onto(read, change, call, _ -> new Edit.AddAgent(draft), changed -> {
            var agent = changed.agents().getLast();
            return Reply.created(ConversationJson.shown(agent), ConversationRoutes.ALL + '/'
                    + changed.id().value() + "/agents/" + agent.id().value(), changed.version());
        });
    }

    private Reply change(Call call) {
        var id = call.id("agent", AgentId::new);
        var body = call.body();
        return Merging.onto(read, change, call, found -> {
            var agent = found.agent(id);
            if (agent.isEmpty()) throw new Refused(Problem.notFound("agent"));
            return new Edit.ReplaceAgent(id,
                    body.read(in -> ConversationJson.merged(in, agent.get())));
        }, changed -> Reply.ok(ConversationJson.shown(changed.agent(id).orElseThrow()),
                changed.version()));
    }

    private Reply remove(Call call) {
        var id = call.id("agent", AgentId::new);
        return Merging.onto(read, change, call, _ -> new Edit.RemoveAgent(id), Merging::done);
    }
}
