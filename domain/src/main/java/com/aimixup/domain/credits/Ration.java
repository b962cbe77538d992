package com.aimixup.domain.credits;

import java.util.List;

/**
 * Divides what may be spent among answers that are given at the same time. Whoever cannot be given
 * the whole length is given a shorter one, so that no answer can cost more than its share.
 */
public final class Ration {
    /** An answer shorter than this is not worth its question. */
    static final int OUTPUT_TOKENS_MIN = 32;
    /** More than any budget. */
    private static final Credits BEYOND = Tariff.COUNTABLE.plus(new Credits(1));

    /** What somebody asks for. */
    public sealed interface Ask {
        /** The most that it can cost as it is wanted. */
        Credits whole();

        /** The most that it can cost when it is as little as is worth it. */
        Credits least();

        /** What it gets of a budget that covers the least. */
        Share within(Credits budget);
    }

    /** @param inputTokens the most that the question can be counted as */
    public record Words(Tariff tariff, long inputTokens, int outputTokensWanted) implements Ask {
        @Override
        public Credits whole() {
            return tariff.atMost(inputTokens, outputTokensWanted);
        }

        @Override
        public Credits least() {
            return tariff.atMost(inputTokens, Math.min(outputTokensWanted, OUTPUT_TOKENS_MIN));
        }

        @Override
        public Share within(Credits budget) {
            var output = tariff.outputAffordable(budget, inputTokens, outputTokensWanted)
                    .orElseThrow();
            return new Share(output, tariff.atMost(inputTokens, output));
        }
    }

    /**
     * Something that is had whole or not at all, such as a picture.
     *
     * @param price the most that it can cost
     */
    public record Piece(Credits price) implements Ask {
        public Piece {
            price = price.atMost(BEYOND);
        }

        @Override
        public Credits whole() {
            return price;
        }

        @Override
        public Credits least() {
            return price;
        }

        @Override
        public Share within(Credits budget) {
            return new Share(0, price);
        }
    }

    /**
     * @param outputTokens none of what is no text
     * @param limit the most that an answer of this length can cost: what is held for it
     */
    public record Share(int outputTokens, Credits limit) {}

    public sealed interface Result {
        /** In the order of the asks. */
        record Enough(List<Share> shares) implements Result {}

        record TooFew(Credits needed) implements Result {}
    }

    private Ration() {}

    public static Result divide(Credits funds, List<? extends Ask> asks) {
        var budget = funds.atMost(Tariff.COUNTABLE);
        if (sum(asks.stream().map(Ask::whole).toList()).compareTo(budget) <= 0)
            return new Result.Enough(asks.stream().map(ask -> ask.within(ask.whole())).toList());
        var needed = sum(asks.stream().map(Ask::least).toList());
        if (needed.compareTo(budget) > 0) return new Result.TooFew(needed);
        var speakers = asks.stream().filter(Words.class::isInstance).count();
        var extra = new Credits(budget.minus(needed).micros() / speakers);
        return new Result.Enough(asks.stream()
                .map(ask -> ask.within(ask.least().plus(extra))).toList());
    }

    private static Credits sum(List<Credits> amounts) {
        return amounts.stream().reduce(Credits.ZERO, Credits::plus);
    }
}
