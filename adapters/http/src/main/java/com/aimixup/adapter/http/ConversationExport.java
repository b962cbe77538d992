package com.aimixup.adapter.http;

import com.aimixup.application.conversations.ReadConversations;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.privacy.Private;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One conversation to take away: all of it as JSON, or one branch as Markdown. */
final class ConversationExport {
    static final String FORMAT = "aimixup.conversation";
    static final String MARKDOWN = "text/markdown; charset=UTF-8";
    private static final int VERSION = 1;
    private static final int PAGE = 100;
    private final ReadConversations read;

    ConversationExport(ReadConversations read) {
        this.read = read;
    }

    /** Read while it is sent, a page at a time; an answer that is being given is left out. */
    Reply json(Conversation conversation) {
        var head = new JsonObject().put("format", FORMAT).put("version", VERSION)
                .put("conversation", ConversationJson.shown(conversation));
        var opening = text(Json.bytes(head)).replaceFirst("}$", ",\"messages\":[");
        var first = page(conversation, Optional.empty());
        var pages = Stream.iterate(first, page -> !page.isEmpty(),
                page -> page(conversation, Optional.of(page.getLast().id())));
        var begun = new boolean[1];
        var messages = pages.map(page -> {
            var bytes = new ByteArrayOutputStream();
            for (var message : page)
                if (message.state() != Message.State.OPEN) {
                    if (begun[0]) bytes.write(',');
                    begun[0] = true;
                    Json.write(TurnJson.shown(message), bytes);
                }
            return bytes.toByteArray();
        });
        return new Reply.Pieces(MediaType.JSON, Stream.concat(
                Stream.concat(Stream.of(bytes(opening)), messages), Stream.of(bytes("]}\n"))),
                headers(conversation, ".json"));
    }

    private List<Message> page(Conversation conversation, Optional<MessageId> after) {
        return read.messages(conversation.account(), conversation.id(), after, PAGE)
                .orElse(List.of());
    }

    Reply markdown(Conversation conversation, List<Message> branch) {
        var title = conversation.title().reveal().isBlank() ? "Conversation"
                : conversation.title().reveal();
        var pieces = branch.stream().filter(Message::isHeard)
                .map(message -> bytes(markdown(conversation, message)));
        return new Reply.Pieces(MARKDOWN, Stream.concat(
                Stream.of(bytes("# " + title + "\n")), pieces), headers(conversation, ".md"));
    }

    private static String markdown(Conversation conversation, Message message) {
        var text = new StringBuilder("\n## ").append(name(conversation, message))
                .append("\n\n*").append(at(message.createdAt())).append("*\n");
        if (!message.text().reveal().isBlank())
            text.append('\n').append(message.text().reveal().strip()).append('\n');
        if (message.state() == Message.State.PARTIAL) text.append("\n*(broke off)*\n");
        if (message.isPicture())
            for (var file : message.files())
                text.append("\n*(drew a picture: ").append(file.value()).append(")*\n");
        else if (!message.files().isEmpty())
            text.append("\n*(with files: ").append(message.files().size()).append(")*\n");
        return text.toString();
    }

    private static String name(Conversation conversation, Message message) {
        return switch (message.author()) {
            case Author.Person() -> "You";
            case Author.Imported(var name) -> name.reveal();
            case Author.Speaker(var id, var round) -> {
                var name = conversation.agent(id).map(agent -> agent.name().reveal())
                        .orElse("A former participant");
                yield message.answer().map(answer -> name + " (" + answer.model().provider() + '/'
                        + answer.model().model() + ')').orElse(name);
            }
        };
    }

    private static String at(Instant time) {
        return time.toString().substring(0, "2026-11-24T12:00".length()).replace('T', ' ')
                + " UTC";
    }

    private static Map<String, String> headers(Conversation conversation, String ending) {
        var title = conversation.title().reveal();
        var name = Private.of((title.isBlank() ? "conversation" : title) + ending);
        return Map.of("Content-Disposition", FileNames.attachment(name));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
