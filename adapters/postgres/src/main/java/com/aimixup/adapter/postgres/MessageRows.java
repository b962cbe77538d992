package com.aimixup.adapter.postgres;

import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Brief;
import com.aimixup.domain.conversations.Cue;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.files.FileId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A message as a row, as a value, and in an archive. */
final class MessageRows {
    /** Usage as "INPUT=12,OUTPUT=5": the server takes its own JSON apart. */
    static final String COLUMNS = """
            id, message.parent_id, turn_id, agent_id, round, state, text, provider, model,
            end_reason, failed, charged_micros, estimated, created_at, author_name, task,
            left_out, shown_tokens,
            (select string_agg(key || '=' || value, ',') from jsonb_each_text(usage)) as usage,
            (select string_agg(file_id::text, ',' order by position) from message_file f
              where f.account_id = message.account_id and f.message_id = message.id) as files
            """;

    private final Vault vault;

    MessageRows(Vault vault) {
        this.vault = vault;
    }

    Message message(AccountId account, Row row) {
        var id = new MessageId(row.id("id"));
        return new Message(id, row.optional("parent_id", Row::id).map(MessageId::new),
                new TurnId(row.id("turn_id")), author(account, id, row),
                Message.State.valueOf(row.text("state")),
                vault.open(text(account, id), row.bytes("text")), answer(row),
                row.instant("created_at"), files(row));
    }

    private static List<FileId> files(Row row) {
        return row.optional("files", Row::text).map(list -> Stream.of(list.split(","))
                .map(id -> new FileId(UUID.fromString(id))).toList()).orElse(List.of());
    }

    private Message.Author author(AccountId account, MessageId id, Row row) {
        return row.optional("agent_id", Row::id)
                .<Message.Author>map(agent -> new Message.Author.Speaker(new AgentId(agent),
                        row.integer("round")))
                .or(() -> row.optional("author_name", Row::bytes).map(sealed ->
                        new Message.Author.Imported(vault.open(authorName(account, id), sealed))))
                .orElseGet(Message.Author.Person::new);
    }

    private static Optional<Answer> answer(Row row) {
        return row.optional("model", Row::text).map(model -> new Answer(
                new ModelRef(row.text("provider"), model),
                new Brief(Cue.Task.valueOf(row.text("task")), row.integer("left_out"),
                        row.number("shown_tokens")),
                row.optional("end_reason", Row::text),
                row.flag("failed"), usage(row), new Credits(row.number("charged_micros")),
                row.flag("estimated")));
    }

    static Map<UsageUnit, Long> usage(Row row) {
        var usage = new EnumMap<UsageUnit, Long>(UsageUnit.class);
        row.optional("usage", Row::text).ifPresent(list -> {
            for (var pair : list.split(",")) {
                var parts = pair.split("=");
                usage.put(UsageUnit.valueOf(parts[0]), Long.valueOf(parts[1]));
            }
        });
        return usage;
    }

    /** Names of constants and whole numbers need no escapes. */
    static String json(Map<UsageUnit, Long> usage) {
        return usage.entrySet().stream()
                .map(entry -> '"' + entry.getKey().name() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    static FieldRef text(AccountId account, MessageId id) {
        return new FieldRef(account, "message", "text", id.value());
    }

    static FieldRef authorName(AccountId account, MessageId id) {
        return new FieldRef(account, "message", "author_name", id.value());
    }

    static Map<String, Object> told(UUID conversation, Message message) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", message.id().value().toString());
        fields.put("conversation", conversation.toString());
        message.parent().ifPresent(parent -> fields.put("parent", parent.value().toString()));
        fields.put("turn", message.turn().value().toString());
        switch (message.author()) {
            case Message.Author.Person() -> { }
            case Message.Author.Speaker(var agent, var round) -> {
                fields.put("agent", agent.value().toString());
                fields.put("round", round);
            }
            case Message.Author.Imported(var name) -> fields.put("author", name.reveal());
        }
        fields.put("state", message.state().name());
        fields.put("text", message.text().reveal());
        fields.put("createdAt", message.createdAt());
        if (!message.files().isEmpty()) fields.put("files", message.files().stream()
                .map(file -> file.value().toString()).toList());
        message.answer().ifPresent(answer -> {
            fields.put("provider", answer.model().provider());
            fields.put("model", answer.model().model());
            fields.put("task", answer.brief().task().name());
            fields.put("leftOut", answer.brief().leftOut());
            answer.end().ifPresent(end -> fields.put("end", end));
            fields.put("usage", answer.usage().entrySet().stream().collect(
                    Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue)));
            fields.put("chargedMicros", answer.charged().micros());
            fields.put("estimated", answer.estimated());
        });
        return fields;
    }
}
