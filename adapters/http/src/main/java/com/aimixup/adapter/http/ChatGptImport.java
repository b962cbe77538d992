package com.aimixup.adapter.http;

import com.aimixup.application.conversations.ImportConversation.Command;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.privacy.Private;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/**
 * A conversation as ChatGPT exports it in {@code conversations.json}: a map of nodes that name
 * their parents. What people did not see there (instructions, calls of tools, thoughts) stays out.
 */
final class ChatGptImport {
    private static final String SOURCE = "chatgpt/";
    private static final String NAME = "ChatGPT";
    private static final Set<String> ROLES = Set.of("user", "assistant");
    private static final Set<String> SHOWN = Set.of("text", "multimodal_text");
    private static final String HIDDEN = "is_visually_hidden_from_conversation";

    private ChatGptImport() {}

    static boolean is(JsonValue item) {
        return Loose.member(item, "mapping").isPresent();
    }

    static Optional<Command> read(AccountId account, JsonValue item, Place place) {
        var id = Loose.text(item, "conversation_id").or(() -> Loose.text(item, "id"));
        if (id.isEmpty()) return place.member("id").refuse("is missing");
        var at = place.member("mapping");
        if (!(Loose.member(item, "mapping").orElseThrow() instanceof JsonValue.Members(var map)))
            return at.refuse("must be an object");
        if (map.size() > ImportTree.NODES_MAX)
            return at.refuse("must have at most " + ImportTree.NODES_MAX + " nodes");
        var wrong = place.wrong().size();
        var tree = new ImportTree();
        map.forEach((key, node) -> add(tree, key, node, at.member(key)));
        var flat = tree.flat(Loose.text(item, "current_node"), at);
        if (flat.isEmpty() || place.wrong().size() > wrong) return Optional.empty();
        var title = Loose.line(Loose.text(item, "title").orElse(""),
                Conversation.TITLE_LENGTH_MAX);
        return Optional.of(new Command(account, Private.of(SOURCE + id.get()), Private.of(title),
                Loose.seconds(item, "create_time"), flat.get().said(), flat.get().head()));
    }

    private static void add(ImportTree tree, String key, JsonValue node, Place place) {
        if (!(node instanceof JsonValue.Members)) {
            place.refuse("must be an object");
            return;
        }
        var parent = Loose.text(node, "parent");
        var message = Loose.member(node, "message").filter(ChatGptImport::isShown);
        message.ifPresentOrElse(shown -> tree.add(key, parent, author(shown),
                        words(Loose.member(shown, "content").orElseThrow()),
                        Loose.seconds(shown, "create_time"), place.member("message")),
                () -> tree.addSilent(key, parent, place.member("parent")));
    }

    private static boolean isShown(JsonValue message) {
        var toAll = Loose.text(message, "recipient").orElse("all").equals("all");
        var hidden = Loose.member(message, "metadata").filter(more -> Loose.isTrue(more, HIDDEN));
        return ROLES.contains(role(message)) && toAll && hidden.isEmpty()
                && Loose.member(message, "content").flatMap(content ->
                        Loose.text(content, "content_type")).filter(SHOWN::contains).isPresent();
    }

    private static String role(JsonValue message) {
        return Loose.member(message, "author").flatMap(author -> Loose.text(author, "role"))
                .orElse("");
    }

    private static Author author(JsonValue message) {
        if (role(message).equals("user")) return new Author.Person();
        var model = Loose.member(message, "metadata").flatMap(more ->
                Loose.text(more, "model_slug")).map(slug -> NAME + " (" + slug + ')').orElse(NAME);
        return new Author.Imported(Private.of(Loose.line(model,
                Author.Imported.NAME_LENGTH_MAX)));
    }

    /** Pictures are not in this file; what was spoken may be there as text. */
    private static String words(JsonValue content) {
        if (!(Loose.member(content, "parts").orElse(new JsonValue.Nothing())
                instanceof JsonValue.Items(var parts))) return "";
        var words = new ArrayList<String>();
        for (var part : parts)
            (part instanceof JsonValue.Text(var text) ? Optional.of(text)
                    : Loose.text(part, "text")).filter(text -> !text.isEmpty())
                    .ifPresent(words::add);
        return String.join("\n\n", words);
    }
}
