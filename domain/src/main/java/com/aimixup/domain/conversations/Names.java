package com.aimixup.domain.conversations;

import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.privacy.Private;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The marks by which an agent tells apart who says what: a name in square brackets at the start of
 * a message. No two participants have the same, and nobody can write one: where a line of a text
 * begins like a mark, it is shown as a quotation. Providers join messages that follow each other,
 * so this holds for every line and not for the first alone.
 *
 * <p>Who is alone with a person hears no marks.
 */
final class Names {
    static final String PERSON = "Person";
    /** Tells agents what to do; that is us. */
    static final String HOST = "Host";
    private static final String FORMER = "Former participant";
    private static final String QUOTED = "> ";
    private static final int HEAD_LENGTH = 400;
    private static final Pattern BRACKETS = Pattern.compile("[\\[\\]]");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern MARK = Pattern.compile("\\[ ?([^\\[\\]]*?) ?].*");

    private final Map<Object, String> marks = new HashMap<>();
    private final Set<String> taken = new HashSet<>(Set.of(folded(PERSON), folded(HOST)));
    private final boolean used;

    Names(Conversation conversation, List<Message> branch) {
        for (var agent : conversation.agents()) add(agent.id(), agent.name().reveal());
        var former = 0;
        for (var message : branch)
            switch (message.author()) {
                case Author.Person() -> { }
                case Author.Imported(var name) -> add(name, name.reveal());
                case Author.Speaker(var agent, var round) -> {
                    if (!marks.containsKey(agent)) add(agent, FORMER + " " + ++former);
                }
            }
        used = marks.size() > 1;
    }

    private void add(Object who, String name) {
        if (marks.containsKey(who)) return;
        var plain = BRACKETS.matcher(seen(name)).replaceAll("").strip();
        var wanted = plain.isEmpty() ? "Participant" : plain;
        var mark = wanted;
        for (var number = 2; !taken.add(folded(mark)); number++) mark = wanted + " " + number;
        marks.put(who, mark);
    }

    boolean areUsed() {
        return used;
    }

    /** An agent, or the name of somebody whose words were brought here. */
    String of(Object who) {
        return marks.get(who);
    }

    /** As others hear it. Marks that an agent gives itself are left out. */
    Private<String> said(String mark, Private<String> text) {
        if (!used) return text;
        var words = text.reveal();
        var own = '[' + mark + ']';
        if (words.regionMatches(true, 0, own, 0, own.length()))
            words = words.substring(own.length()).replaceFirst("^:?\\s*", "");
        return Private.of('[' + mark + "] " + quoted(words));
    }

    private String quoted(String text) {
        if (text.indexOf('[') < 0 && text.chars().allMatch(c -> c < 128)) return text;
        var lines = text.splitWithDelimiters("\\R", 0); // every other one is a line's end
        for (var index = 0; index < lines.length; index += 2)
            if (isLikeAMark(lines[index])) lines[index] = QUOTED + lines[index];
        return String.join("", lines);
    }

    private boolean isLikeAMark(String line) {
        var head = seen(line.substring(0, Math.min(line.length(), HEAD_LENGTH)));
        var mark = MARK.matcher(head);
        return mark.matches() && taken.contains(folded(mark.group(1)));
    }

    /** As it looks: one form of equal characters, nothing invisible, single spaces. */
    private static String seen(String text) {
        var plain = UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        return SPACES.matcher(plain).replaceAll(" ").strip();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
