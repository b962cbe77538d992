package com.aimixup.adapter.http;

import com.aimixup.application.conversations.Roster.Refusal;
import com.aimixup.application.providers.Casting;

/** Why some agents cannot share a conversation, or cannot speak. */
final class RosterProblems {
    private RosterProblems() {}

    /** @param path where the list of agents is; empty if there is one agent in the body */
    static Problem of(Refusal refusal, String path) {
        return switch (refusal) {
            case Refusal.TooMany(var most) -> Problem.of(ProblemType.TOO_MANY_AGENTS,
                    "Use at most " + most + " agents in a conversation.").with("most", most);
            case Refusal.NameTaken(var index) -> Problem.of(ProblemType.AGENT_NAME_TAKEN,
                    "Give each agent a name of its own.")
                    .withError(field(path, index, "name"), "is taken");
            case Refusal.NotOffered(var index, var option, var offered) -> Problem.wrongInput(
                    field(path, index, "picture_" + JsonObject.code(option)),
                    offered.isEmpty() ? "is not offered by this model"
                            : "must be one of " + String.join(", ", offered));
            case Refusal.ModelNotUsable(var index, _, var reason) -> notUsable(reason)
                    .withError(field(path, index, isProviders(reason)
                            ? "provider" : "model"), says(reason));
        };
    }

    private static boolean isProviders(Casting.Reason reason) {
        return reason == Casting.Reason.NO_PROVIDER || reason == Casting.Reason.NOT_LOCAL;
    }

    /** The agent is as it was when it was added; only the mix may be the turn's own. */
    static Problem inTurn(Casting.Reason reason) {
        var problem = notUsable(reason);
        return reason == Casting.Reason.NEEDS_WORDS
                ? problem.withError("mix", "needs words of an agent that only draws") : problem;
    }

    static Problem notUsable(Casting.Reason reason) {
        var problem = switch (reason) {
            case NOT_LOCAL -> Problem.of(ProblemType.LOCAL_ONLY, "Nothing was sent. Choose a"
                    + " model of a provider that is local, or turn local_only off.");
            case NEEDS_WORDS -> Problem.of(ProblemType.MODEL_NOT_USABLE, "Choose a mix in which"
                    + " this agent only answers, or another model for it.");
            default -> Problem.of(ProblemType.MODEL_NOT_USABLE,
                    "Choose a model that GET /api/v1/models lists as usable.");
        };
        return problem.with("reason", JsonObject.code(reason));
    }

    private static String field(String path, int index, String name) {
        return path.isEmpty() ? name : path + '[' + index + "]." + name;
    }

    private static String says(Casting.Reason reason) {
        return switch (reason) {
            case NO_PROVIDER -> "is no active provider";
            case NOT_LOCAL -> "does not run on the operator's machines";
            case NO_MODEL -> "is no model of this provider";
            case NOT_FOR_CHAT -> "is not a model that answers";
            case NOT_FOR_IMAGES -> "is not a model that draws";
            case NO_PRICE -> "has no price";
            case NEEDS_WORDS -> "only draws, and the mix needs words of this agent";
        };
    }
}
