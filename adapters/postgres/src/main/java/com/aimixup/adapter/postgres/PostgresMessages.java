package com.aimixup.adapter.postgres;

import com.aimixup.application.conversations.Messages;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.files.FileId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Messages; their text is sealed. */
public final class PostgresMessages implements Messages {
    private static final String TABLE = "message";
    private static final String FILES = "message_file"; // goes with its message
    private static final int EXPORT_PAGE = 200;
    private static final String FROM = MessageRows.COLUMNS + " from message where account_id = ?";
    private static final String SELECT = "select " + FROM;

    private final Database database;
    private final Vault vault;
    private final MessageRows rows;

    public PostgresMessages(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
        rows = new MessageRows(vault);
    }

    @Override public void add(AccountId account, ConversationId conversation, Message message) {
        var speaker = message.author() instanceof Message.Author.Speaker agent
                ? Optional.of(agent) : Optional.<Message.Author.Speaker>empty();
        var answer = message.answer();
        database.update("""
                insert into message (account_id, conversation_id, id, parent_id, turn_id,
                    agent_id, round, author_name, state, text, created_at, provider, model,
                    end_reason, failed, usage, charged_micros, estimated, task, left_out,
                    shown_tokens)
                values (?, ?, ?, ?::uuid, ?, ?::uuid, ?::int, ?::bytea, ?, ?, ?, ?::text,
                    ?::text, ?::text, ?::boolean, ?::jsonb, ?::bigint, ?::boolean, ?::text,
                    ?::int, ?::bigint)""",
                account.value(), conversation.value(), message.id().value(),
                message.parent().map(MessageId::value), message.turn().value(),
                speaker.map(agent -> agent.agent().value()),
                speaker.map(Message.Author.Speaker::round), sealedName(account, message),
                message.state().name(),
                sealed(account, message), message.createdAt(),
                answer.map(a -> a.model().provider()), answer.map(a -> a.model().model()),
                answer.flatMap(Answer::end), answer.map(Answer::failed),
                answer.map(a -> MessageRows.json(a.usage())),
                answer.map(a -> a.charged().micros()), answer.map(Answer::estimated),
                answer.map(a -> a.brief().task().name()), answer.map(a -> a.brief().leftOut()),
                answer.map(a -> a.brief().tokens()));
        addFiles(account, message);
    }

    private void addFiles(AccountId account, Message message) {
        for (int position = 0; position < message.files().size(); position++)
            database.update("insert into message_file (account_id, message_id, position, file_id)"
                    + " values (?, ?, ?, ?)", account.value(), message.id().value(), position,
                    message.files().get(position).value());
    }

    @Override public boolean complete(AccountId account, Message message) {
        var answer = message.answer();
        var ended = database.update("""
                update message set state = ?, text = ?, provider = ?::text, model = ?::text,
                    end_reason = ?::text, failed = ?::boolean, usage = ?::jsonb,
                    charged_micros = ?::bigint, estimated = ?::boolean
                 where account_id = ? and id = ? and state = 'OPEN'""",
                message.state().name(), sealed(account, message),
                answer.map(a -> a.model().provider()), answer.map(a -> a.model().model()),
                answer.flatMap(Answer::end), answer.map(Answer::failed),
                answer.map(a -> MessageRows.json(a.usage())),
                answer.map(a -> a.charged().micros()), answer.map(Answer::estimated),
                account.value(), message.id().value()) == 1;
        if (ended) addFiles(account, message);
        return ended;
    }

    @Override public Optional<Message> find(AccountId account, MessageId message) {
        return database.first(SELECT + " and id = ?", row -> rows.message(account, row),
                account.value(), message.value());
    }

    @Override public List<Message> branch(AccountId account, ConversationId conversation,
            MessageId last) {
        return database.list("""
                with recursive branch (id, parent_id, depth) as (
                    select id, parent_id, 0 from message
                     where account_id = ? and conversation_id = ? and id = ?
                    union all
                    select message.id, message.parent_id, depth + 1
                      from branch join message on message.account_id = ?
                       and message.conversation_id = ? and message.id = branch.parent_id)
                select\s""" + MessageRows.COLUMNS + """
                  from message join branch using (id) where account_id = ? order by depth desc""",
                row -> rows.message(account, row), account.value(), conversation.value(),
                last.value(), account.value(), conversation.value(), account.value());
    }

    @Override public List<Message> ofTurn(AccountId account, TurnId turn) {
        return database.list(SELECT + " and turn_id = ? order by ord",
                row -> rows.message(account, row), account.value(), turn.value());
    }

    @Override public List<Message> page(AccountId account, ConversationId conversation,
            Optional<MessageId> after, int limit) {
        return after
                .map(id -> database.list(SELECT + " and conversation_id = ? and ord > (select ord"
                        + " from message where account_id = ? and id = ?) order by ord limit ?",
                        row -> rows.message(account, row), account.value(), conversation.value(),
                        account.value(), id.value(), limit))
                .orElseGet(() -> database.list(SELECT + " and conversation_id = ? order by ord"
                        + " limit ?", row -> rows.message(account, row), account.value(),
                        conversation.value(), limit));
    }

    @Override public Removed remove(AccountId account, ConversationId conversation,
            MessageId message) {
        var doomed = database.list("""
                with recursive doomed (id) as (
                    select id from message
                     where account_id = ? and conversation_id = ? and id = ?
                    union all
                    select message.id from doomed join message on message.account_id = ?
                       and message.conversation_id = ? and message.parent_id = doomed.id)
                select id from doomed""", row -> row.id("id"), account.value(),
                conversation.value(), message.value(), account.value(), conversation.value())
                .toArray(UUID[]::new);
        var files = database.list("""
                select distinct file_id as id from message_file f
                 where account_id = ? and message_id = any(?::uuid[])
                   and not exists (select from message_file o where o.account_id = f.account_id
                       and o.file_id = f.file_id and o.message_id <> all(?::uuid[]))""",
                row -> new FileId(row.id("id")), account.value(), doomed, doomed);
        var turns = database.list("""
                select distinct turn_id as id from message m
                 where account_id = ? and id = any(?::uuid[])
                   and not exists (select from message o where o.account_id = m.account_id
                       and o.turn_id = m.turn_id and o.id <> all(?::uuid[]))""",
                row -> new TurnId(row.id("id")), account.value(), doomed, doomed);
        database.update("delete from message where account_id = ? and id = any(?::uuid[])",
                account.value(), doomed);
        return new Removed(Stream.of(doomed).map(MessageId::new).collect(Collectors.toSet()),
                Set.copyOf(turns), Set.copyOf(files));
    }

    @Override public Set<FileId> filesOnlyIn(AccountId account, ConversationId conversation) {
        return Set.copyOf(database.list("""
                select distinct f.file_id as id from message m
                  join message_file f on f.account_id = m.account_id and f.message_id = m.id
                 where m.account_id = ? and m.conversation_id = ?
                   and not exists (select from message_file o
                       join message e on e.account_id = o.account_id and e.id = o.message_id
                      where o.account_id = f.account_id and o.file_id = f.file_id
                        and e.conversation_id <> m.conversation_id)""",
                row -> new FileId(row.id("id")), account.value(), conversation.value()));
    }

    private Optional<byte[]> sealedName(AccountId account, Message message) {
        return message.author() instanceof Message.Author.Imported(var name)
                ? Optional.of(vault.seal(MessageRows.authorName(account, message.id()), name))
                : Optional.empty();
    }

    private byte[] sealed(AccountId account, Message message) {
        return vault.seal(MessageRows.text(account, message.id()), message.text());
    }

    @Override public List<Table> tables() {
        return List.of(
                new Table(TABLE, "your messages and the answers", "basis.contract",
                        "retain.conversations", AfterErasure.REMOVED),
                new Table(FILES, "which files go with which message", "basis.contract",
                        "retain.conversations", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        var last = 0L;
        while (true) {
            var page = database.list("select ord, conversation_id, " + FROM
                    + " and ord > ? order by ord limit ?", row -> {
                        sections.record("messages", MessageRows.told(row.id("conversation_id"),
                                rows.message(account, row)));
                        return row.number("ord");
                    }, account.value(), last, EXPORT_PAGE);
            if (page.isEmpty()) return;
            last = page.getLast();
        }
    }

    @Override public void erase(AccountId account) {
        database.update("delete from message where account_id = ?", account.value());
    }
}
