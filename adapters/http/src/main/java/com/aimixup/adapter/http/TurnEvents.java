package com.aimixup.adapter.http;

import com.aimixup.application.conversations.TurnEvent;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.TurnId;

/** The events of a turn by their names and as JSON. */
final class TurnEvents {
    private TurnEvents() {}

    static String name(TurnEvent event) {
        return switch (event) {
            case TurnEvent.Started _ -> "turn.started";
            case TurnEvent.AgentStarted _ -> "agent.started";
            case TurnEvent.AgentDelta _ -> "agent.delta";
            case TurnEvent.AgentReasoning _ -> "agent.reasoning";
            case TurnEvent.AgentImage _ -> "agent.image";
            case TurnEvent.AgentCompleted _ -> "agent.completed";
            case TurnEvent.AgentFailed _ -> "agent.failed";
            case TurnEvent.Ended ended -> "turn." + JsonObject.code(ended.turn().state());
        };
    }

    static JsonObject shown(TurnId turn, TurnEvent event) {
        return switch (event) {
            case TurnEvent.Started(var begun, var agents, var held) -> new JsonObject()
                    .put("turn", begun.id().value())
                    .put("message_id", begun.question().value())
                    .put("plan", RulesJson.put(new JsonObject(), begun.rules())
                            .put("agents", agents.stream().map(agent -> new JsonObject()
                                    .put("id", agent.id().value())
                                    .put("name", agent.name())).toList()))
                    .put("held_micro_credits", held);
            case TurnEvent.AgentStarted(var agent, var round, var message, var brief) ->
                    said(turn, agent, round, message)
                            .put("name", agent.name())
                            .put("provider", agent.model().provider())
                            .put("model", agent.model().model())
                            .put("task", brief.task())
                            .put("left_out_messages", brief.leftOut())
                            .put("shown_tokens", brief.tokens());
            case TurnEvent.AgentDelta(var agent, var round, var message, var text) ->
                    said(turn, agent, round, message).put("text", text);
            case TurnEvent.AgentReasoning(var agent, var round, var message, var text) ->
                    said(turn, agent, round, message).put("text", text);
            case TurnEvent.AgentImage(var agent, var round, var message, var file) ->
                    said(turn, agent, round, message).put("file_id", file.value());
            case TurnEvent.AgentCompleted(var agent, var round, var message, var answer) ->
                    billed(said(turn, agent, round, message)
                            .putText("finish_reason", answer.end()), answer);
            case TurnEvent.AgentFailed(var agent, var round, var message, var answer) ->
                    billed(said(turn, agent, round, message)
                            .put("problem", problem(answer).shown()), answer);
            case TurnEvent.Ended(var ended, var charged, var messages) -> new JsonObject()
                    .put("turn", ended.id().value())
                    .putText("reason", ended.reason())
                    .put("micro_credits", charged)
                    .putTexts("messages", messages.stream()
                            .map(message -> message.value().toString()).toList());
        };
    }

    private static JsonObject said(TurnId turn, Agent agent, int round, MessageId message) {
        return new JsonObject()
                .put("turn", turn.value())
                .put("agent", agent.id().value())
                .put("round", round)
                .put("message", message.value());
    }

    private static JsonObject billed(JsonObject json, Answer answer) {
        return json.put("usage", TurnJson.usage(answer))
                .put("micro_credits", answer.charged())
                .put("estimated", answer.estimated());
    }

    /** The code is one of the SPI's; the provider's own words never come here. */
    private static Problem problem(Answer answer) {
        var code = answer.end().orElse("unavailable");
        return Problem.of(ProblemType.PROVIDER_FAILED, switch (code) {
            case "rate-limited", "overloaded", "unavailable", "timed-out", "truncated" ->
                    "Ask again in a moment, or choose another model for this agent.";
            case "refused" -> "Ask in other words: the provider's rules forbid this question.";
            case "too-long" -> "Make the conversation shorter, or choose a model that takes more.";
            case "storage-full" -> "Delete files, then ask again.";
            case "cancelled", "interrupted" -> "Ask again: the answer was cut short.";
            default -> "Choose another model for this agent.";
        }).with("code", code);
    }
}
