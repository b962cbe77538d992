package com.aimixup.domain.credits;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides what may be spent among answers that are given at the same time. Whoever cannot be given
 * the whole length is given a shorter one, so that no answer can cost more than its share.
 */
public final class Ration {
    /** An answer shorter than this is not worth its question. */
    static final int OUTPUT_TOKENS_MIN = 32;

    /** @param inputTokens the most that the question can be counted as */
    public record Ask(Tariff tariff, long inputTokens, int outputTokensWanted) {
        Credits whole() {
            return tariff.atMost(inputTokens, outputTokensWanted);
        }

        Credits least() {
            return tariff.atMost(inputTokens, Math.min(outputTokensWanted, OUTPUT_TOKENS_MIN));
        }
    }

    /** @param limit the most that an answer of this length can cost: what is held for it */
    public record Share(int outputTokens, Credits limit) {}

    public sealed interface Result {
        /** In the order of the asks. */
        record Enough(List<Share> shares) implements Result {}

        record TooFew(Credits needed) implements Result {}
    }

    private Ration() {}

    public static Result divide(Credits funds, List<Ask> asks) {
        var budget = funds.atMost(Tariff.COUNTABLE);
        if (sum(asks.stream().map(Ask::whole).toList()).compareTo(budget) <= 0)
            return new Result.Enough(asks.stream()
                    .map(ask -> new Share(ask.outputTokensWanted(), ask.whole())).toList());
        var needed = sum(asks.stream().map(Ask::least).toList());
        if (needed.compareTo(budget) > 0) return new Result.TooFew(needed);
        var extra = new Credits(budget.minus(needed).micros() / asks.size());
        var shares = new ArrayList<Share>();
        for (var ask : asks) {
            var output = ask.tariff().outputAffordable(ask.least().plus(extra), ask.inputTokens(),
                    ask.outputTokensWanted()).orElseThrow();
            shares.add(new Share(output, ask.tariff().atMost(ask.inputTokens(), output)));
        }
        return new Result.Enough(shares);
    }

    private static Credits sum(List<Credits> amounts) {
        return amounts.stream().reduce(Credits.ZERO, Credits::plus);
    }
}
