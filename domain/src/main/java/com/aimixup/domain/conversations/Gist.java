package com.aimixup.domain.conversations;

import com.aimixup.domain.privacy.Private;
import java.util.List;

/**
 * How a conversation begins, cut short: enough to name it, and no more is sent for that
 * ({@code share.minimal}).
 */
public final class Gist {
    static final int MESSAGES_MAX = 4;
    static final int MESSAGE_LENGTH_MAX = 1_000;

    private Gist() {}

    /** Empty if nothing has been said. */
    public static Private<String> of(List<Message> branch) {
        var text = new StringBuilder();
        branch.stream().filter(message -> message.isHeard() && message.hasText())
                .limit(MESSAGES_MAX).forEach(message -> {
                    var person = message.author() instanceof Message.Author.Person;
                    text.append(person ? "Person: " : "Answer: ")
                            .append(cut(message.text().reveal())).append("\n\n");
                });
        return Private.of(text.toString().strip());
    }

    /**
     * A title out of what a model answered: its first line, without what models like to put around
     * it.
     */
    public static Private<String> title(Private<String> answer) {
        var line = answer.reveal().lines().map(Gist::bare).filter(text -> !text.isEmpty())
                .findFirst().orElse("");
        return Private.of(line.codePoints().filter(c -> !Character.isISOControl(c))
                .limit(Conversation.TITLE_LENGTH_MAX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint,
                        StringBuilder::append).toString().strip());
    }

    private static String bare(String line) {
        return line.strip().replaceFirst("(?i)^title:", "")
                .replaceAll("^[\\s#*_\"'`“”«»]+|[\\s*_\"'`“”«»]+$", "");
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MESSAGE_LENGTH_MAX ? text
                : text.substring(0, text.offsetByCodePoints(0, MESSAGE_LENGTH_MAX)) + " …";
    }
}
