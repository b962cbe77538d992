package com.aimixup.adapter.http;

import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import java.time.Duration;
import java.util.Optional;

/** The rules of a mix as JSON, both ways; they stand among other fields of an object. */
final class RulesJson {
    private static final Kind<Mix> MIX = Kind.choice(Mix.class);
    private static final Kind<Long> ROUNDS = Kind.whole(1, MixRules.ROUNDS_MAX);
    private static final Kind<Long> LEAD = Kind.whole(1, Conversation.AGENTS_MAX);
    private static final Kind<Long> SECONDS =
            Kind.whole(1, MixRules.TIME_LIMIT_MAX.toSeconds());
    static final MixRules DEFAULT = new MixRules(Mix.SINGLE, MixRules.ROUNDS_DEFAULT);

    /** Those rules that a request names. */
    record Named(Optional<Mix> mix, Optional<Long> rounds, Optional<Long> lead,
            Optional<Boolean> untilAgreed, Optional<Long> seconds) {

        boolean isNone() {
            return mix.isEmpty() && rounds.isEmpty() && lead.isEmpty() && untilAgreed.isEmpty()
                    && seconds.isEmpty();
        }

        /** The others stay as they are. */
        MixRules onto(MixRules base) {
            return new MixRules(mix.orElse(base.mix()),
                    rounds.map(Long::intValue).orElse(base.rounds()),
                    lead.map(Long::intValue).orElse(base.lead()),
                    untilAgreed.orElse(base.untilAgreed()),
                    seconds.map(Duration::ofSeconds).or(base::timeLimit));
        }
    }

    private RulesJson() {}

    static Named named(Fields in) {
        return new Named(in.optional("mix", MIX), in.optional("rounds", ROUNDS),
                in.optional("lead", LEAD), in.optional("until_agreed", Kind.flag()),
                in.optional("time_limit_seconds", SECONDS));
    }

    /** JSON merge; null brings back the default. */
    static MixRules merged(Fields in, MixRules found) {
        return new MixRules(in.merged("mix", MIX, found.mix(), DEFAULT.mix()),
                in.merged("rounds", ROUNDS, (long) found.rounds(), (long) DEFAULT.rounds())
                        .intValue(),
                in.merged("lead", LEAD, (long) found.lead(), (long) DEFAULT.lead()).intValue(),
                in.merged("until_agreed", Kind.flag(), found.untilAgreed(), false),
                in.merged("time_limit_seconds", seconds(), found.timeLimit(), Optional.empty()));
    }

    private static Kind<Optional<Duration>> seconds() {
        return (value, place) -> SECONDS.read(value, place).map(n ->
                Optional.of(Duration.ofSeconds(n)));
    }

    static JsonObject put(JsonObject json, MixRules rules) {
        json.put("mix", rules.mix())
                .put("rounds", rules.rounds())
                .put("lead", rules.lead())
                .put("until_agreed", rules.untilAgreed());
        rules.timeLimit().ifPresentOrElse(
                limit -> json.put("time_limit_seconds", limit.toSeconds()),
                () -> json.putNull("time_limit_seconds"));
        return json;
    }
}
