package com.aimixup.adapter.postgres;

import com.aimixup.application.credits.PriceBook;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prices, added and never changed. */
public final class PostgresPriceBook implements PriceBook {
    /** One price; or a tariff without any, which is a model that is withdrawn. */
    private record Line(ModelRef model, Instant validFrom, Optional<String> unit, long micros) {}

    private final Database database;

    public PostgresPriceBook(Database database) {
        this.database = database;
    }

    @Override public Optional<Tariff> tariff(ModelRef model, Instant at) {
        var lines = database.list("""
                select provider, model, valid_from, unit, micros_per_million
                  from (select provider, model, valid_from from tariff
                         where provider = ? and model = ? and valid_from <= ?
                         order by valid_from desc limit 1) newest
                  left join price using (provider, model, valid_from)""",
                PostgresPriceBook::line, model.provider(), model.model(), at);
        return Optional.ofNullable(tariffs(lines).get(model));
    }

    @Override public Map<ModelRef, Tariff> tariffs(Instant at) {
        return tariffs(database.list("""
                select provider, model, valid_from, unit, micros_per_million
                  from (select distinct on (provider, model) provider, model, valid_from
                          from tariff where valid_from <= ?
                         order by provider, model, valid_from desc) newest
                  left join price using (provider, model, valid_from)""",
                PostgresPriceBook::line, at));
    }

    @Override public boolean add(ModelRef model, Tariff tariff) {
        var prices = List.copyOf(tariff.microsPerMillion().entrySet());
        return database.<Long>one("""
                with added as (
                    insert into tariff (provider, model, valid_from) values (?, ?, ?)
                    on conflict do nothing returning provider, model, valid_from),
                prices as (
                    insert into price (provider, model, valid_from, unit, micros_per_million)
                    select provider, model, valid_from, unit, micros
                      from added, unnest(?::text[], ?::bigint[]) as listed (unit, micros))
                select count(*) as n from added""", row -> row.number("n"),
                model.provider(), model.model(), tariff.validFrom(),
                prices.stream().map(price -> price.getKey().name()).toArray(String[]::new),
                prices.stream().mapToLong(Map.Entry::getValue).toArray()) == 1;
    }

    private static Line line(Row row) {
        return new Line(new ModelRef(row.text("provider"), row.text("model")),
                row.instant("valid_from"), row.optional("unit", Row::text),
                row.optional("micros_per_million", Row::number).orElse(0L));
    }

    private static Map<ModelRef, Tariff> tariffs(List<Line> lines) {
        var prices = new HashMap<ModelRef, Map<UsageUnit, Long>>();
        var begins = new HashMap<ModelRef, Instant>();
        for (var line : lines) {
            begins.put(line.model(), line.validFrom());
            var units = prices.computeIfAbsent(line.model(), _ -> new EnumMap<>(UsageUnit.class));
            line.unit().ifPresent(unit -> units.put(UsageUnit.valueOf(unit), line.micros()));
        }
        var tariffs = new HashMap<ModelRef, Tariff>();
        prices.forEach((model, units) ->
                tariffs.put(model, new Tariff(units, begins.get(model))));
        return tariffs;
    }
}
