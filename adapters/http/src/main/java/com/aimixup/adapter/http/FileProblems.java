package com.aimixup.adapter.http;

import com.aimixup.application.files.Handouts;
import com.aimixup.application.files.Pictures;
import com.aimixup.domain.conversations.AgentId;
import java.util.Optional;

/** Why a file is not taken, or not handed to agents. */
final class FileProblems {
    private FileProblems() {}

    /** @param index where it stands among the turn's files */
    static Problem notUsable(int index, Handouts.Reason reason, Optional<AgentId> agent) {
        var problem = Problem.of(ProblemType.FILE_NOT_USABLE, "Leave the file out, or use another."
                        + " Nothing was stored or charged.")
                .withError("files[" + index + ']', says(reason))
                .with("reason", JsonObject.code(reason));
        return agent.map(who -> problem.with("agent", who.value().toString())).orElse(problem);
    }

    private static String says(Handouts.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> "is not the id of a file of yours";
            case KIND -> "is neither text, nor PDF, nor a PNG, JPEG, WebP or GIF picture";
            case TOO_LARGE -> "is too large, alone or together with those before it";
            case NOT_UTF8 -> "is text, but not in UTF-8";
            case ENCRYPTED -> "is encrypted or may not be read by programs";
            case BROKEN -> "cannot be read";
            case NO_TEXT -> "has no text";
            case NOT_TAKEN -> "is of a kind that this agent's model does not take";
        };
    }

    static Problem notTaken(Pictures.Reason reason) {
        return Problem.of(ProblemType.PICTURE_NOT_TAKEN, switch (reason) {
            case TOO_MANY_PIXELS -> "Make it smaller first.";
            case BROKEN -> "Save it anew: its bytes are not those of a whole picture.";
            case KIND -> "Send it as JPEG, PNG, WebP or GIF: of those we can remove the place.";
        }).with("reason", JsonObject.code(reason));
    }
}
