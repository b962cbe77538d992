package com.aimixup.domain.conversations;

import java.util.List;
import java.util.Optional;

/**
 * Those who speak together, next; nobody at the end of the turn.
 *
 * @param reason why it ends before the mix would have, as {@link Turn#reason}
 */
public record Step(List<Cue> cues, Optional<String> reason) {
    public static final Step END = new Step(List.of(), Optional.empty());
    static final Step OUT_OF_TIME = new Step(List.of(), Optional.of(Turn.TIME_LIMIT));
    static final Step AGREED = new Step(List.of(), Optional.of(Turn.AGREEMENT));

    public Step {
        cues = List.copyOf(cues);
    }

    static Step of(Cue cue) {
        return of(List.of(cue));
    }

    static Step of(List<Cue> cues) {
        return new Step(cues, Optional.empty());
    }

    public boolean isEnd() {
        return cues.isEmpty();
    }
}
