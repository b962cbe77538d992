package com.aimixup.adapter.http;

import com.aimixup.application.conversations.ImportConversation.Said;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tree of messages as others write it down: nodes in any order, each naming the one before it,
 * and some with nothing to show. Those are left out, and what hangs on them moves up.
 */
final class ImportTree {
    static final int NODES_MAX = 20_000;
    private static final Kind<String> TEXT = Kind.text(0, Message.TEXT_LENGTH_MAX);

    /** @param line empty if there is nothing to show */
    private record Node(Optional<String> parent, Optional<Line> line, Place place) {}

    private record Line(Author author, Private<String> text, Optional<Instant> at) {}

    /** @param head which of them is the newest */
    record Flat(List<Said> said, Optional<Integer> head) {}

    private record Due(String key, Optional<Integer> parent) {}

    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /** A text that is too long or broken is refused at its place. */
    void add(String key, Optional<String> parent, Author author, String text,
            Optional<Instant> at, Place place) {
        var fine = TEXT.read(new JsonValue.Text(text), place);
        nodes.put(key, new Node(parent, fine.filter(words -> !words.isBlank())
                .map(words -> new Line(author, Private.of(words), at)), place));
    }

    /** A node without anything to show. */
    void addSilent(String key, Optional<String> parent, Place place) {
        nodes.put(key, new Node(parent, Optional.empty(), place));
    }

    /**
     * Every message after the one that it hangs on.
     *
     * @param current the key of the newest, if the source says so
     */
    Optional<Flat> flat(Optional<String> current, Place place) {
        var children = children();
        if (children.isEmpty()) return Optional.empty();
        var said = new ArrayList<Said>();
        var indexes = new HashMap<String, Optional<Integer>>();
        var due = new ArrayDeque<Due>();
        push(due, children.get().getOrDefault("", List.of()), Optional.empty());
        while (!due.isEmpty()) {
            var next = due.pop();
            var index = nodes.get(next.key()).line().map(line -> {
                said.add(new Said(next.parent(), line.author(), line.text(), line.at()));
                return said.size() - 1;
            }).or(next::parent);
            indexes.put(next.key(), index);
            push(due, children.get().getOrDefault(next.key(), List.of()), index);
        }
        // Nobody comes to what goes round in a circle.
        if (indexes.size() < nodes.size()) return place.refuse("has messages in a circle");
        var last = said.isEmpty() ? Optional.<Integer>empty() : Optional.of(said.size() - 1);
        var head = current.flatMap(key -> indexes.getOrDefault(key, Optional.empty()));
        return Optional.of(new Flat(said, head.or(() -> last)));
    }

    private static void push(ArrayDeque<Due> due, List<String> keys, Optional<Integer> parent) {
        keys.reversed().forEach(key -> due.push(new Due(key, parent)));
    }

    /** By the key of their parent, which is empty for roots. */
    private Optional<Map<String, List<String>>> children() {
        var children = new HashMap<String, List<String>>();
        var astray = false;
        for (var entry : nodes.entrySet()) {
            var parent = entry.getValue().parent().orElse("");
            if (!parent.isEmpty() && !nodes.containsKey(parent)) {
                entry.getValue().place().refuse("hangs on a message that is not there");
                astray = true;
            }
            children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(entry.getKey());
        }
        return astray ? Optional.empty() : Optional.of(children);
    }
}
