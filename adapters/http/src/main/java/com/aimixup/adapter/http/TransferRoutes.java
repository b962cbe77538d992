package com.aimixup.adapter.http;

import com.aimixup.application.conversations.ImportConversation;
import com.aimixup.application.conversations.ImportConversation.Command;
import com.aimixup.application.conversations.ReadConversations;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conversations that are taken away, and those that are brought here. */
final class TransferRoutes implements Route.Group {
    private static final int CONVERSATIONS_MAX = 10_000;
    private final ReadConversations read;
    private final ImportConversation imports;
    private final ConversationExport export;
    private final long importBytesMax;

    TransferRoutes(ReadConversations read, ImportConversation imports, long importBytesMax) {
        this.read = read;
        this.imports = imports;
        this.export = new ConversationExport(read);
        this.importBytesMax = importBytesMax;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", ConversationRoutes.ONE + "/export", this::export)
                        .taking("format", "branch"),
                Route.of("POST", ConversationRoutes.ALL + "/import", this::bring));
    }

    private Reply export(Call call) {
        var conversation = read.one(call.account(), ConversationRoutes.id(call));
        if (conversation.isEmpty()) return Reply.notFound("conversation");
        var branch = call.query("branch").map(leaf -> Uuids.parse(leaf).map(MessageId::new)
                .orElseThrow(() -> new Refused(Problem.wrongInput("branch", "must be a UUID"))));
        return switch (call.query("format").orElse("json")) {
            case "json" -> branch.isEmpty() ? export.json(conversation.get())
                    : new Reply.Failure(Problem.wrongInput("branch", "goes with markdown only"));
            case "markdown" -> read.branch(call.account(), conversation.get().id(), branch)
                    .map(found -> export.markdown(conversation.get(), found))
                    .orElseGet(() -> Reply.notFound("message"));
            default -> new Reply.Failure(Problem.wrongInput("format",
                    "must be json or markdown"));
        };
    }

    /** Each conversation is stored by itself, so what is wrong with one holds up no other. */
    private Reply bring(Call call) {
        MediaType.requireJson(call.header("Content-Type"), "POST");
        var done = new Done();
        try (var upload = call.upload(importBytesMax)) {
            JsonItems.read(new LimitedInput(upload, importBytesMax), (index, item) ->
                    done.take(call.account(), index, item));
        }
        return done.reply();
    }

    /** What became of each. */
    private final class Done {
        private final List<JsonObject> all = new ArrayList<>();
        private final List<Problem.Wrong> wrong = new ArrayList<>();
        private int imported;
        private int refused;

        boolean take(AccountId account, Optional<Integer> index, Optional<JsonValue> item) {
            var root = new Place("", new ArrayList<>());
            var place = index.map(root::item).orElse(root);
            if (index.orElse(0) >= CONVERSATIONS_MAX) {
                place.refuse("is one more than " + CONVERSATIONS_MAX);
                refuse(place);
                return false;
            }
            var command = item.flatMap(found -> command(account, found, place));
            if (item.isEmpty()) place.refuse("is too large");
            if (command.isEmpty()) refuse(place);
            else store(command.get());
            return true;
        }

        private void refuse(Place place) {
            refused++;
            wrong.addAll(place.wrong().subList(0,
                    Math.min(place.wrong().size(), Place.WRONG_MAX - wrong.size())));
        }

        private void store(Command command) {
            var outcome = imports.handle(command);
            var isNew = outcome instanceof ImportConversation.Outcome.Imported;
            if (isNew) imported++;
            all.add(new JsonObject().put("id", outcome.conversation().value())
                    .put("state", isNew ? "imported" : "known"));
        }

        Reply reply() {
            if (all.isEmpty() && !wrong.isEmpty())
                return new Reply.Failure(Problem.wrongInput(wrong));
            return Reply.ok(new JsonObject().put("imported", imported)
                    .put("known", all.size() - imported).put("refused", refused)
                    .put("conversations", all)
                    .put("errors", wrong.stream().map(Problem.Wrong::shown).toList()));
        }
    }

    private static Optional<Command> command(AccountId account, JsonValue item, Place place) {
        if (OwnImport.is(item)) return OwnImport.read(account, item, place);
        if (ChatGptImport.is(item)) return ChatGptImport.read(account, item, place);
        return place.refuse("must be a conversation that we or ChatGPT exported");
    }
}
