package com.aimixup.adapter.postgres;

import com.aimixup.application.providers.ProviderRegister;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Accepted facts, added and never changed. */
public final class PostgresProviderRegister implements ProviderRegister {
    private static final String SEPARATOR = ",";

    /** One row. */
    private record Line(String provider, Entry entry) {}

    private final Database database;

    public PostgresProviderRegister(Database database) {
        this.database = database;
    }

    @Override public Map<String, Entry> newest() {
        return database.list("""
                select distinct on (provider) provider, accepted_at, legal_name, country, hosts,
                       local, categories, retention, transfer_basis, terms,
                       checked_on::text as checked_on
                  from provider_register order by provider, accepted_at desc""",
                PostgresProviderRegister::line).stream()
                .collect(Collectors.toUnmodifiableMap(Line::provider, Line::entry));
    }

    /** Facts that say that data trains models are not even stored. */
    @Override public boolean add(String provider, Entry entry) {
        var facts = entry.facts();
        if (facts.trainsOnData()) throw new IllegalArgumentException("trains on data");
        return database.update("""
                insert into provider_register (provider, accepted_at, legal_name, country, hosts,
                    local, categories, retention, transfer_basis, terms, checked_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::date) on conflict do nothing""",
                provider, entry.acceptedAt(), facts.legalName(), facts.country(),
                joined(facts.hosts()), facts.local(),
                joined(facts.categories().stream().map(Enum::name).toList()), facts.retention(),
                facts.transferBasis(), facts.terms().toString(), facts.checkedOn().toString())
                == 1;
    }

    private static Line line(Row row) {
        var facts = new ProviderFacts(row.text("legal_name"), row.text("country"),
                split(row.text("hosts")), row.flag("local"),
                split(row.text("categories")).stream().map(DataCategory::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                false, row.text("retention"), row.text("transfer_basis"),
                URI.create(row.text("terms")), LocalDate.parse(row.text("checked_on")));
        return new Line(row.text("provider"), new Entry(facts, row.instant("accepted_at")));
    }

    private static String joined(Collection<String> texts) {
        return texts.stream().sorted().collect(Collectors.joining(SEPARATOR));
    }

    private static Set<String> split(String joined) {
        return Arrays.stream(joined.split(SEPARATOR)).filter(text -> !text.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
