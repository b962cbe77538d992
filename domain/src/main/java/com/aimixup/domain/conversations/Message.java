package com.aimixup.domain.conversations;

import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message. Messages form a tree: a branch is the way from a message to the root.
 *
 * @param parent the message before this one in its branch; empty at the root
 * @param answer how it came about, if an agent said it
 * @param files what goes with it, in the person's order; some may have been deleted since
 */
public record Message(
        MessageId id,
        Optional<MessageId> parent,
        TurnId turn,
        Author author,
        State state,
        Private<String> text,
        Optional<Answer> answer,
        Instant createdAt,
        List<FileId> files) {

    public static final int TEXT_LENGTH_MAX = 200_000;
    public static final int FILES_MAX = 10;

    public sealed interface Author {
        record Person() implements Author {}

        record Speaker(AgentId agent, int round) implements Author {}

        /** Somebody who said it elsewhere, before it was brought here. */
        record Imported(Private<String> name) implements Author {
            public static final int NAME_LENGTH_MAX = 100;
        }
    }

    public enum State {
        /** An answer that is being given. */
        OPEN,
        COMPLETE,
        /** The answer broke off; its text is what had arrived. */
        PARTIAL,
        /** No text arrived. */
        FAILED
    }

    public Message {
        files = List.copyOf(files);
    }

    /** Without files. */
    public Message(MessageId id, Optional<MessageId> parent, TurnId turn, Author author,
            State state, Private<String> text, Optional<Answer> answer, Instant createdAt) {
        this(id, parent, turn, author, state, text, answer, createdAt, List.of());
    }

    /** The same message with its answer at this price. */
    public Message charging(Credits price) {
        return new Message(id, parent, turn, author, state, text,
                answer.map(ended -> ended.charging(price)), createdAt, files);
    }

    public boolean hasText() {
        return !text.reveal().isEmpty();
    }

    /** What an agent drew instead of saying something. */
    public boolean isPicture() {
        return author instanceof Author.Speaker && !files.isEmpty() && !hasText();
    }

    /** The same answer with the files that were made of it. */
    public Message drawn(List<FileId> pictures) {
        return new Message(id, parent, turn, author, state, text, answer, createdAt, pictures);
    }

    /** A message worth showing to the next speaker. */
    public boolean isHeard() {
        return (state == State.COMPLETE || state == State.PARTIAL)
                && (!text.reveal().isBlank() || !files.isEmpty());
    }
}
