package com.aimixup.plugin.wire;

import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Messages as providers take them. */
public final class Dialogue {
    /** Stands where the user said nothing that can be sent. */
    private static final Part ELLIPSIS = new Part.Text("…");

    private record Turn(Role role, List<Part> parts) {
        Turn(Role role, Part part) {
            this(role, new ArrayList<>(List.of(part)));
        }
    }

    private Dialogue() {}

    /**
     * For providers that are strict about whose turn it is: neighbours of one role are joined,
     * blank texts left out, and the user begins and ends. Pictures and files are always the user's,
     * for no assistant may have sent any.
     */
    public static List<Message> alternating(List<Message> messages) {
        var turns = new ArrayList<Turn>();
        for (var message : messages) {
            for (var part : message.parts()) add(turns, message.role(), readable(part));
        }
        if (turns.isEmpty() || turns.getFirst().role() != Role.USER) {
            turns.addFirst(new Turn(Role.USER, ELLIPSIS));
        }
        if (turns.getLast().role() != Role.USER) turns.add(new Turn(Role.USER, ELLIPSIS));
        return turns.stream().map(turn -> new Message(turn.role(), turn.parts())).toList();
    }

    /** A file of plain text is as good as its text, and every model takes that. */
    public static Part readable(Part part) {
        return part instanceof Part.File(var name, var type, var bytes) && type.startsWith("text/")
                ? new Part.Text(name + ":\n" + new String(bytes, StandardCharsets.UTF_8)) : part;
    }

    private static void add(List<Turn> turns, Role speaker, Part part) {
        if (part instanceof Part.Text(var text) && text.isBlank()) return;
        var role = part instanceof Part.Text || part instanceof Part.ToolCall
                ? speaker : Role.USER;
        if (!turns.isEmpty() && turns.getLast().role() == role) {
            turns.getLast().parts().add(part);
        } else {
            turns.add(new Turn(role, part));
        }
    }
}
