package com.aimixup.adapter.postgres;

import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The rules of a mix as columns; several tables have them. */
final class RulesColumns {
    static final String NAMES = "mix, rounds, lead, until_agreed, time_limit_seconds";
    static final String HOLDERS = "?, ?, ?, ?, ?::int";
    static final String CHANGES =
            "mix = ?, rounds = ?, lead = ?, until_agreed = ?, time_limit_seconds = ?::int";

    private RulesColumns() {}

    static Optional<Integer> seconds(MixRules rules) {
        return rules.timeLimit().map(limit -> Math.toIntExact(limit.toSeconds()));
    }

    static MixRules rules(Row row) {
        return new MixRules(Mix.valueOf(row.text("mix")), row.integer("rounds"),
                row.integer("lead"), row.flag("until_agreed"),
                row.optional("time_limit_seconds", Row::integer).map(Duration::ofSeconds));
    }

    static void tell(MixRules rules, Map<String, Object> fields) {
        fields.put("mix", rules.mix().name());
        fields.put("rounds", rules.rounds());
        fields.put("lead", rules.lead());
        fields.put("untilAgreed", rules.untilAgreed());
        rules.timeLimit().ifPresent(limit -> fields.put("timeLimitSeconds", limit.toSeconds()));
    }
}
