package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.conversations.TurnScene.WHOLE_HOLD;
import static com.aimixup.application.conversations.TurnScene.end;
import static com.aimixup.application.conversations.TurnScene.readAll;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.credits.Spending.Notice;
import com.aimixup.application.credits.Spending.Purse;
import com.aimixup.application.credits.Spending.Scope;
import com.aimixup.application.spending.LimitSpending;
import com.aimixup.application.spending.SpendingUseCases;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's own limits; an answer costs 500 and is held for with 1,100. */
final class SpendingLimitTest {
    private static final long PRICE = 500;
    private final TurnScene scene = new TurnScene(1_000, 100_000_000);
    private final SpendingUseCases spending = SpendingUseCases.over(scene.spending, scene.ledger,
            scene.conversations, scene.transactions, scene.clock);

    @BeforeEach
    void setUp() {
        scene.grant(1_000_000);
        scene.offer("ada", says("yes", Usage.of(90, 410)));
    }

    @Test
    void whatWouldGoBeyondTheMonthsLimitIsRefusedAndTheReasonTold() throws InterruptedException {
        limit(Optional.empty(), WHOLE_HOLD);
        scene.play(scene.conversation(Mix.SINGLE, "ada"));
        limit(Optional.empty(), PRICE + 50);
        var refused = assertInstanceOf(TakeTurn.Outcome.TooFewCredits.class,
                scene.take(scene.ask(scene.conversation(Mix.SINGLE, "ada"))));
        assertEquals(Optional.of(Scope.MONTH), refused.boundBy());
        assertEquals(new Credits(50), refused.available());
        scene.clock.pass(Duration.ofDays(40));
        scene.play(scene.conversation(Mix.SINGLE, "ada"));
    }

    @Test
    void aConversationsLimitIsItsOwnAndEndsATurnInTheMiddle() throws InterruptedException {
        var conversation = scene.conversation(Mix.DEBATE, "ada");
        limit(Optional.of(conversation), WHOLE_HOLD + 20);
        var end = end(readAll(scene.begin(conversation).feed()));
        assertEquals(Optional.of(Turn.OUT_OF_CREDITS), end.turn().reason());
        assertTrue(spent(conversation) <= WHOLE_HOLD + 20);
        scene.play(scene.conversation(Mix.SINGLE, "ada"));
        scene.assertSettled();
    }

    @Test
    void fourFifthsGiveOneNoticeExactlyOnce() throws InterruptedException {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        limit(Optional.of(conversation), 2_500);
        for (var turn = 1; turn <= 3; turn++) {
            scene.play(conversation);
            assertEquals(List.of(), spending.read().notices(ANNA, 9));
        }
        scene.play(conversation);
        var notice = new Notice(Purse.conversation(conversation.id().value()), new Credits(2_500),
                new Credits(2_000), scene.clock.instant());
        assertEquals(List.of(notice), spending.read().notices(ANNA, 9));
        limit(Optional.of(conversation), 1_000_000);
        scene.play(conversation);
        assertEquals(List.of(notice), spending.read().notices(ANNA, 9));
    }

    @Test
    void sixtyFourAtOnceStayWithinTheLimitAndGetOneNotice() throws Exception {
        var limit = 10 * WHOLE_HOLD;
        limit(Optional.empty(), limit);
        var tasks = new ArrayList<Callable<Integer>>();
        for (var thread = 0; thread < 64; thread++) {
            var conversation = scene.conversation(Mix.SINGLE, "ada");
            tasks.add(() -> {
                if (!(scene.take(scene.ask(conversation)) instanceof TakeTurn.Outcome.Begun begun))
                    return 0;
                readAll(begun.feed());
                return 1;
            });
        }
        var taken = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tasks)) taken += done.get();
        }
        var spent = spending.read().thisMonth(ANNA).spent().micros();
        assertEquals(taken * PRICE, spent);
        assertTrue(spent <= limit && taken >= 10, taken + " taken");
        while (scene.take(scene.ask(scene.conversation(Mix.SINGLE, "ada")))
                instanceof TakeTurn.Outcome.Begun begun) readAll(begun.feed());
        spent = spending.read().thisMonth(ANNA).spent().micros();
        assertTrue(spent <= limit && spent > limit - WHOLE_HOLD, spent + " spent");
        assertEquals(1, spending.read().notices(ANNA, 9).size());
        scene.assertSettled();
    }

    private long spent(Conversation conversation) {
        return spending.read().conversation(ANNA, conversation.id()).orElseThrow().spent()
                .micros();
    }

    private void limit(Optional<Conversation> conversation, long micros) {
        var outcome = spending.limit().handle(new LimitSpending.Command(ANNA,
                conversation.map(Conversation::id), Optional.of(new Credits(micros))));
        assertInstanceOf(LimitSpending.Outcome.Limited.class, outcome);
    }
}
