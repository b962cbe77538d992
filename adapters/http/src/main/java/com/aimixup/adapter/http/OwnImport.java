package com.aimixup.adapter.http;

import com.aimixup.application.conversations.ImportConversation.Command;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.privacy.Private;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A conversation as we export it. What agents said comes back as said elsewhere. */
final class OwnImport {
    private static final String SOURCE = "aimixup/";
    private static final String PICTURE = "(drew a picture)";
    private static final String UNKNOWN = "A former participant";

    private OwnImport() {}

    static boolean is(JsonValue item) {
        return Loose.text(item, "format").filter(ConversationExport.FORMAT::equals).isPresent();
    }

    static Optional<Command> read(AccountId account, JsonValue item, Place place) {
        var conversation = Loose.member(item, "conversation").orElse(new JsonValue.Nothing());
        var at = place.member("messages");
        var id = Loose.text(conversation, "id").flatMap(Uuids::parse);
        if (id.isEmpty()) return place.member("conversation").member("id").refuse("must be a UUID");
        if (!(Loose.member(item, "messages").orElse(new JsonValue.Nothing())
                instanceof JsonValue.Items(var messages))) return at.refuse("must be a list");
        if (messages.size() > ImportTree.NODES_MAX)
            return at.refuse("must have at most " + ImportTree.NODES_MAX + " messages");
        var wrong = place.wrong().size();
        var names = names(conversation);
        var tree = new ImportTree();
        for (var index = 0; index < messages.size(); index++)
            add(tree, messages.get(index), names, at.item(index));
        var flat = tree.flat(Loose.text(conversation, "head"), at);
        if (flat.isEmpty() || place.wrong().size() > wrong) return Optional.empty();
        var title = Loose.line(Loose.text(conversation, "title").orElse(""),
                Conversation.TITLE_LENGTH_MAX);
        return Optional.of(new Command(account, Private.of(SOURCE + id.get()), Private.of(title),
                Loose.time(conversation, "created_at"), flat.get().said(), flat.get().head()));
    }

    private static void add(ImportTree tree, JsonValue message, Map<String, String> names,
            Place place) {
        var id = Loose.text(message, "id");
        var author = Loose.member(message, "author").flatMap(found -> author(found, names));
        var text = Loose.text(message, "text");
        if (id.isEmpty()) place.member("id").refuse("must be text");
        else if (author.isEmpty()) place.member("author").refuse("must be an author");
        else if (text.isEmpty()) place.member("text").refuse("must be text");
        else tree.add(id.get(), Loose.text(message, "parent_id"), author.get(),
                text.get().isEmpty() && isPicture(message) ? PICTURE : text.get(),
                Loose.time(message, "created_at"), place.member("text"));
    }

    /** Files do not come along: who drew it here, and where, may not be who imports it. */
    private static boolean isPicture(JsonValue message) {
        var byAgent = Loose.member(message, "author").flatMap(author -> Loose.text(author, "kind"))
                .filter("agent"::equals).isPresent();
        return byAgent && Loose.member(message, "files").orElse(new JsonValue.Nothing())
                instanceof JsonValue.Items(var files) && !files.isEmpty();
    }

    private static Optional<Author> author(JsonValue author, Map<String, String> names) {
        return Loose.text(author, "kind").flatMap(kind -> switch (kind) {
            case "person" -> Optional.of(new Author.Person());
            case "agent" -> Optional.of(imported(Loose.text(author, "agent_id").map(names::get)
                    .orElse(UNKNOWN)));
            case "imported" -> Optional.of(imported(Loose.text(author, "name").orElse(UNKNOWN)));
            default -> Optional.empty();
        });
    }

    private static Author imported(String name) {
        return new Author.Imported(Private.of(Loose.line(name, Author.Imported.NAME_LENGTH_MAX)));
    }

    /** Of the agents that were in it, by their ids. */
    private static Map<String, String> names(JsonValue conversation) {
        var names = new HashMap<String, String>();
        if (Loose.member(conversation, "agents").orElse(new JsonValue.Nothing())
                instanceof JsonValue.Items(var agents))
            for (var agent : agents)
                Loose.text(agent, "id").ifPresent(id -> Loose.text(agent, "name")
                        .ifPresent(name -> names.put(id, name)));
        return names;
    }
}
