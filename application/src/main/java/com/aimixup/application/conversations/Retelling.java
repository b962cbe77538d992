package com.aimixup.application.conversations;

import com.aimixup.application.conversations.TurnEvent.AgentCompleted;
import com.aimixup.application.conversations.TurnEvent.AgentDelta;
import com.aimixup.application.conversations.TurnEvent.AgentFailed;
import com.aimixup.application.conversations.TurnEvent.AgentImage;
import com.aimixup.application.conversations.TurnEvent.AgentStarted;
import com.aimixup.application.conversations.TurnFeed.Numbered;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.TokenEstimate;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a turn has told so far, and what is missing from it when its node died. */
final class Retelling {
    private final Map<MessageId, StringBuilder> said = new HashMap<>();
    private final Set<FileId> shown = new HashSet<>();
    private final Set<MessageId> ended = new HashSet<>();
    private final List<TurnEvent> missing = new ArrayList<>();
    private long last;

    static Retelling of(Turn turn, ToldEvents told) {
        var retelling = new Retelling();
        for (var part = told.after(turn, 0); !part.isEmpty();
                part = told.after(turn, part.getLast().number()))
            part.forEach(retelling::hear);
        return retelling;
    }

    private void hear(Numbered numbered) {
        last = numbered.number();
        switch (numbered.event()) {
            case AgentStarted begun -> said.put(begun.message(), new StringBuilder());
            case AgentDelta delta -> said.get(delta.message()).append(delta.text().reveal());
            case AgentImage drawn -> shown.add(drawn.file());
            case AgentCompleted done -> ended.add(done.message());
            case AgentFailed broken -> ended.add(broken.message());
            case TurnEvent.Started _, TurnEvent.AgentReasoning _, TurnEvent.Ended _ -> { }
        }
    }

    boolean isEmpty() {
        return last == 0;
    }

    /** What readers were shown of an answer. */
    Private<String> said(MessageId message) {
        return Private.of(said.getOrDefault(message, new StringBuilder()).toString());
    }

    /** How much that is; 0 if it is nothing. */
    long tokensSaid(MessageId message) {
        return TokenEstimate.of(said(message).reveal());
    }

    /** Adds what comes next. */
    void tell(TurnEvent event) {
        missing.add(event);
    }

    /** Adds all that readers were not told of an answer that has ended. */
    void tellEnd(Message message, Agent agent, int round) {
        if (ended.contains(message.id())) return;
        var answer = message.answer().orElseThrow();
        if (!said.containsKey(message.id()))
            missing.add(new AgentStarted(agent, round, message.id(), answer.brief()));
        var heard = said(message.id()).reveal();
        var text = message.text().reveal();
        if (text.length() > heard.length() && text.startsWith(heard))
            missing.add(new AgentDelta(agent, round, message.id(),
                    Private.of(text.substring(heard.length()))));
        for (var file : message.files())
            if (!shown.contains(file))
                missing.add(new AgentImage(agent, round, message.id(), file));
        missing.add(answer.failed() ? new AgentFailed(agent, round, message.id(), answer)
                : new AgentCompleted(agent, round, message.id(), answer));
    }

    /** The missing events, numbered from where the turn broke off. */
    List<Numbered> missing() {
        var numbered = new ArrayList<Numbered>();
        for (var event : missing)
            numbered.add(new Numbered(last + numbered.size() + 1, event));
        return numbered;
    }
}
