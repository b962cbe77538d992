package com.aimixup.adapter.postgres;

import com.aimixup.application.privacy.Disclosures;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Disclosures, never changed. */
public final class PostgresDisclosures implements Disclosures {
    private static final int EXPORT_PAGE = 500;
    private static final String SEPARATOR = ",";
    private static final String SELECT = "select id, conversation_id, provider, model, recipient,"
            + " country, categories, bytes, at, basis from disclosure where account_id = ?";
    private static final String ORDER = " order by at desc, id desc limit ?";

    private final Database database;

    public PostgresDisclosures(Database database) {
        this.database = database;
    }

    /** One statement however many there are: the turn waits for it. */
    @Override public void add(List<Disclosure> some) {
        if (some.isEmpty()) return;
        database.update("""
                insert into disclosure (account_id, id, conversation_id, provider, model,
                    recipient, country, categories, bytes, at, basis)
                select account_id, id, nullif(conversation_id, '')::uuid, provider, model,
                    recipient, country, categories, bytes, at, basis
                  from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::text[])
                    as new (account_id, id, conversation_id, provider, model, recipient,
                        country, categories, bytes, at, basis)""",
                ids(some, one -> one.account().value()), ids(some, Disclosure::id),
                texts(some, one -> one.conversation().map(id -> id.value().toString()).orElse("")),
                texts(some, one -> one.model().provider()), texts(some, one -> one.model().model()),
                texts(some, Disclosure::recipient), texts(some, Disclosure::country),
                texts(some, one -> joined(one.categories())),
                some.stream().mapToLong(Disclosure::bytes).toArray(),
                some.stream().map(Disclosure::at).toArray(Instant[]::new),
                texts(some, Disclosure::basis));
    }

    @Override public List<Disclosure> of(AccountId account, Optional<Place> after, int limit) {
        return after
                .map(place -> database.list(SELECT + " and (at, id) < (?, ?::uuid)" + ORDER,
                        row -> disclosure(account, row), account.value(), place.at(), place.id(),
                        limit))
                .orElseGet(() -> database.list(SELECT + ORDER, row -> disclosure(account, row),
                        account.value(), limit));
    }

    @Override public List<Table> tables() {
        return List.of(new Table("disclosure", "which AI provider got what of you, and when",
                "basis.contract", "retain.account", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        var page = of(account, Optional.empty(), EXPORT_PAGE);
        while (!page.isEmpty()) {
            page.forEach(one -> sections.record("disclosures", told(one)));
            var last = page.getLast();
            page = of(account, Optional.of(new Place(last.at(), last.id())), EXPORT_PAGE);
        }
    }

    @Override public void erase(AccountId account) {
        database.update("delete from disclosure where account_id = ?", account.value());
    }

    private static Map<String, Object> told(Disclosure one) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", one.id().toString());
        one.conversation().ifPresent(conversation ->
                fields.put("conversation", conversation.value().toString()));
        fields.put("provider", one.model().provider());
        fields.put("model", one.model().model());
        fields.put("recipient", one.recipient());
        fields.put("country", one.country());
        fields.put("categories", one.categories().stream().map(Enum::name).sorted().toList());
        fields.put("bytes", one.bytes());
        fields.put("at", one.at());
        fields.put("basis", one.basis());
        return fields;
    }

    private static Disclosure disclosure(AccountId account, Row row) {
        return new Disclosure(account, row.id("id"),
                row.optional("conversation_id", Row::id).map(ConversationId::new),
                new ModelRef(row.text("provider"), row.text("model")), row.text("recipient"),
                row.text("country"), split(row.text("categories")), row.number("bytes"),
                row.instant("at"), row.text("basis"));
    }

    private static String joined(Set<DataCategory> categories) {
        return categories.stream().map(Enum::name).sorted().collect(Collectors.joining(SEPARATOR));
    }

    private static Set<DataCategory> split(String joined) {
        return Arrays.stream(joined.split(SEPARATOR)).filter(name -> !name.isEmpty())
                .map(DataCategory::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static UUID[] ids(List<Disclosure> some, Function<Disclosure, UUID> id) {
        return some.stream().map(id).toArray(UUID[]::new);
    }

    private static String[] texts(List<Disclosure> some, Function<Disclosure, String> text) {
        return some.stream().map(text).toArray(String[]::new);
    }
}
