package com.aimixup.domain.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.credits.Ration.Ask;
import com.aimixup.domain.credits.Ration.Piece;
import com.aimixup.domain.credits.Ration.Result;
import com.aimixup.domain.credits.Ration.Share;
import com.aimixup.domain.credits.Ration.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class RationTest {
    private static final Tariff ONE_EACH = tariff(1, 1);

    @Test
    void whoeverCanBePaidGetsTheWholeLength() {
        var asks = List.of(new Words(ONE_EACH, 10, 90), new Words(ONE_EACH, 20, 30));
        assertEquals(new Result.Enough(List.of(new Share(90, new Credits(100)),
                new Share(30, new Credits(50)))), Ration.divide(new Credits(150), asks));
    }

    @Test
    void oneMicroLessMakesAnswersShorter() {
        var asks = List.of(new Words(ONE_EACH, 10, 90), new Words(ONE_EACH, 20, 90));
        var enough = assertInstanceOf(Result.Enough.class,
                Ration.divide(new Credits(209), asks));
        assertEquals(List.of(89, 89), enough.shares().stream().map(Share::outputTokens).toList());
    }

    @Test
    void anAnswerTooShortToBeWorthItsQuestionIsNotHeldFor() {
        var asks = List.of(new Words(ONE_EACH, 10, 90));
        var least = 10 + Ration.OUTPUT_TOKENS_MIN;
        assertEquals(new Result.TooFew(new Credits(least)),
                Ration.divide(new Credits(least - 1), asks));
        assertEquals(new Result.Enough(List.of(
                        new Share(Ration.OUTPUT_TOKENS_MIN, new Credits(least)))),
                Ration.divide(new Credits(least), asks));
    }

    @Test
    void aShortAnswerThatIsWantedShortIsWorthIt() {
        assertEquals(new Result.Enough(List.of(new Share(3, new Credits(13)))),
                Ration.divide(new Credits(13), List.of(new Words(ONE_EACH, 10, 3))));
    }

    @Test
    void freeModelsSpeakForNothing() {
        var free = new Words(tariff(0, 0), 10, 90);
        assertEquals(new Result.Enough(List.of(new Share(90, Credits.ZERO))),
                Ration.divide(Credits.ZERO, List.of(free)));
    }

    @Test
    void absurdBoundsAreTooFewCreditsAndNotAnError() {
        var absurd = new Words(ONE_EACH, Long.MAX_VALUE, 90);
        for (var funds : List.of(Credits.ZERO, new Credits(Long.MAX_VALUE)))
            assertInstanceOf(Result.TooFew.class, Ration.divide(funds, List.of(absurd, absurd)));
    }

    @Test
    void aPictureIsHadWholeOrNotAtAll() {
        var picture = new Piece(new Credits(70));
        var asks = List.of(picture, new Words(ONE_EACH, 10, 90));
        var least = 70 + 10 + Ration.OUTPUT_TOKENS_MIN;
        assertEquals(new Result.TooFew(new Credits(least)),
                Ration.divide(new Credits(least - 1), asks));
        // What is left over goes to the words alone.
        assertEquals(new Result.Enough(List.of(new Share(0, new Credits(70)),
                        new Share(60, new Credits(70)))),
                Ration.divide(new Credits(140), asks));
        assertEquals(new Result.TooFew(new Credits(140)),
                Ration.divide(new Credits(139), List.of(picture, picture)));
        var absurd = new Piece(new Credits(Long.MAX_VALUE));
        assertInstanceOf(Result.TooFew.class,
                Ration.divide(new Credits(Long.MAX_VALUE), List.of(absurd, absurd)));
    }

    @RepeatedTest(500)
    void sharesFitTheFundsAndEachAnswerFitsItsShare(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var asks = new ArrayList<Ask>();
        var count = random.nextInt(1, 9);
        for (var index = 0; index < count; index++)
            asks.add(random.nextInt(4) == 0 ? new Piece(new Credits(random.nextLong(500)))
                    : new Words(tariff(random.nextLong(5), random.nextLong(5)),
                            random.nextLong(200), random.nextInt(1, 300)));
        var funds = new Credits(random.nextLong(4000));
        var least = asks.stream().mapToLong(ask -> ask.least().micros()).sum();
        switch (Ration.divide(funds, asks)) {
            case Result.TooFew(var needed) -> {
                assertEquals(new Credits(least), needed);
                assertTrue(least > funds.micros());
            }
            case Result.Enough(var shares) -> {
                assertTrue(least <= funds.micros());
                assertEquals(asks.size(), shares.size());
                var sum = shares.stream().mapToLong(share -> share.limit().micros()).sum();
                assertTrue(sum <= funds.micros());
                for (var index = 0; index < shares.size(); index++)
                    check(asks.get(index), shares.get(index));
            }
        }
    }

    private static void check(Ask ask, Share share) {
        switch (ask) {
            case Piece(var price) -> assertEquals(new Share(0, price), share);
            case Words(var tariff, var input, var wanted) -> {
                assertTrue(share.outputTokens() >= Math.min(wanted, Ration.OUTPUT_TOKENS_MIN));
                assertTrue(share.outputTokens() <= wanted);
                assertEquals(tariff.atMost(input, share.outputTokens()), share.limit());
            }
        }
    }

    /** Whole micro-credits for a token. */
    private static Tariff tariff(long input, long output) {
        return new Tariff(Map.of(UsageUnit.INPUT, input * 1_000_000, UsageUnit.OUTPUT,
                output * 1_000_000), Instant.EPOCH);
    }
}
