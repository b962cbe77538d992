package com.aimixup.adapter.http;

import com.aimixup.application.conversations.EstimateTurn.Outcome.Estimated;
import com.aimixup.application.conversations.ReadConversations.TurnView;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.UsageUnit;
import java.util.Map;

/** Turns and messages as JSON. */
final class TurnJson {
    private TurnJson() {}

    static JsonObject shown(TurnView view) {
        return shown(view.turn())
                .put("messages", view.messages().stream().map(TurnJson::shown).toList());
    }

    static JsonObject shown(Turn turn) {
        return RulesJson.put(new JsonObject()
                .put("id", turn.id().value())
                .put("conversation_id", turn.conversation().value())
                .put("message_id", turn.question().value()), turn.rules())
                .put("state", turn.state())
                .putText("reason", turn.reason())
                .put("started_at", turn.startedAt())
                .putTime("ended_at", turn.endedAt());
    }

    static JsonObject shown(Message message) {
        var json = new JsonObject()
                .put("id", message.id().value())
                .putId("parent_id", message.parent().map(MessageId::value))
                .put("turn_id", message.turn().value());
        switch (message.author()) {
            case Author.Person() -> json.put("author", new JsonObject().put("kind", "person"));
            case Author.Speaker(var agent, var round) -> json.put("author", new JsonObject()
                    .put("kind", "agent").put("agent_id", agent.value()).put("round", round));
            case Author.Imported(var name) -> json.put("author", new JsonObject()
                    .put("kind", "imported").put("name", name));
        }
        json.put("state", message.state())
                .put("text", message.text())
                .putTexts("files", message.files().stream()
                        .map(file -> file.value().toString()).toList());
        message.answer().ifPresentOrElse(answer -> json.put("answer", shown(answer)),
                () -> json.putNull("answer"));
        return json.put("created_at", message.createdAt());
    }

    private static JsonObject shown(Answer answer) {
        return new JsonObject()
                .put("provider", answer.model().provider())
                .put("model", answer.model().model())
                .put("task", answer.brief().task())
                .put("left_out_messages", answer.brief().leftOut())
                .put("shown_tokens", answer.brief().tokens())
                .putText("finish_reason", answer.end())
                .put("failed", answer.failed())
                .put("usage", usage(answer))
                .put("micro_credits", answer.charged())
                .put("estimated", answer.estimated());
    }

    static JsonObject shown(Estimated estimate) {
        return new JsonObject()
                .put("at_least_micro_credits", estimate.atLeast())
                .put("at_most_micro_credits", estimate.atMost())
                .put("available_micro_credits", estimate.available())
                .put("enough", estimate.enough())
                .put("agents", estimate.agents().stream().map(share -> new JsonObject()
                        .put("agent", share.agent().value())
                        .put("answers_at_least", share.answersAtLeast())
                        .put("answers_at_most", share.answersAtMost())
                        .put("at_least_micro_credits", share.atLeast())
                        .put("at_most_micro_credits", share.atMost())
                        .put("left_out_messages", share.leftOut())).toList());
    }

    /** By unit; only what was used. */
    static JsonObject usage(Answer answer) {
        return usage(answer.usage());
    }

    static JsonObject usage(Map<UsageUnit, Long> amounts) {
        var json = new JsonObject();
        amounts.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(used ->
                json.put(JsonObject.code(used.getKey()), used.getValue()));
        return json;
    }
}
