package com.aimixup.application.conversations;

import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Turn;
import java.util.Optional;

/** Finds out whether a request came before: the client's message id says so. */
final class Repeats {
    private final Messages messages;
    private final Turns turns;

    Repeats(Messages messages, Turns turns) {
        this.messages = messages;
        this.turns = turns;
    }

    /** Empty if the id is new. The message is looked up first: a turn is stored before it. */
    Optional<TakeTurn.Outcome> of(TakeTurn.Command command) {
        return messages.find(command.account(), command.question()).map(asked ->
                turns.findByQuestion(command.account(), command.question())
                        .filter(turn -> isSame(command, asked, turn))
                        .<TakeTurn.Outcome>map(TakeTurn.Outcome.Repeated::new)
                        .orElseGet(TakeTurn.Outcome.IdTaken::new));
    }

    private boolean isSame(TakeTurn.Command command, Message asked, Turn turn) {
        return turn.conversation().equals(command.conversation())
                && (command.asks() ? isSameQuestion(command, asked)
                        : asked.author() instanceof Message.Author.Speaker)
                && (command.parent().isEmpty() || command.parent().equals(asked.parent()))
                && command.instead().flatMap(id -> messages.find(command.account(), id))
                        .map(replaced -> isBeside(asked, replaced)).orElse(true)
                && (command.rules().isEmpty() || command.rules().get().equals(turn.rules()));
    }

    private static boolean isSameQuestion(TakeTurn.Command command, Message asked) {
        return asked.text().equals(command.text()) && asked.files().equals(command.files());
    }

    private static boolean isBeside(Message asked, Message replaced) {
        return asked.parent().equals(replaced.parent())
                && asked.author().equals(replaced.author());
    }
}
