package com.aimixup.launcher;

import com.aimixup.bootstrap.Refusal;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Shows and adds prices. */
final class PricesCommand implements Command {
    @Override
    public String name() {
        return "prices";
    }

    @Override
    public String usage() {
        return "list\nadd PROVIDER MODEL UNIT=MICRO_CREDITS_PER_MILLION,… [--from INSTANT]";
    }

    @Override
    public String summary() {
        return "show the prices in force, or give a model new ones from a moment on";
    }

    @Override
    public int run(List<String> words, Context context) {
        if (words.isEmpty()) throw new Usage("list or add?");
        var parsed = Words.parse(words, Set.of("--from"), Set.of());
        var world = context.surroundings().get();
        return switch (words.getFirst()) {
            case "list" -> {
                parsed.positions(1);
                try (var backend = context.backend()) {
                    list(backend.stores().prices().tariffs(world.clock().instant()), context);
                }
                yield 0;
            }
            case "add" -> {
                var positions = parsed.positions(4);
                var model = new ModelRef(positions.get(1), positions.get(2));
                var from = parsed.option("--from").map(PricesCommand::instant)
                        .orElseGet(world.clock()::instant);
                var tariff = new Tariff(prices(positions.get(3)), from);
                try (var backend = context.backend()) {
                    if (!backend.stores().transactions()
                            .run(() -> backend.stores().prices().add(model, tariff)))
                        throw new Refusal("this model has prices from that very moment already");
                }
                context.terminal().line("added; in force from " + from);
                yield 0;
            }
            default -> throw new Usage("list or add?");
        };
    }

    private static void list(Map<ModelRef, Tariff> tariffs, Context context) {
        var sorted = new TreeMap<ModelRef, Tariff>(
                Comparator.comparing(ModelRef::provider).thenComparing(ModelRef::model));
        sorted.putAll(tariffs);
        sorted.forEach((model, tariff) -> new TreeMap<>(tariff.microsPerMillion())
                .forEach((unit, micros) -> context.terminal().out().printf(
                        "%-12s %-32s %-16s %,18d micro-credits a million, from %s%n",
                        model.provider(), model.model(), unit, micros, tariff.validFrom())));
    }

    private static Map<UsageUnit, Long> prices(String text) {
        var prices = new EnumMap<UsageUnit, Long>(UsageUnit.class);
        for (var part : text.split(",")) {
            var sides = part.split("=", 2);
            try {
                var micros = Long.parseLong(sides[1]);
                if (micros < 0) throw new Usage("a price cannot be negative: " + part);
                prices.put(UsageUnit.valueOf(sides[0].toUpperCase(Locale.ROOT)), micros);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
                throw new Usage("not a price: " + part + "; an example: input=2000000000");
            }
        }
        return prices;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new Usage("--from must be a moment such as 2027-01-01T00:00:00Z");
        }
    }
}
