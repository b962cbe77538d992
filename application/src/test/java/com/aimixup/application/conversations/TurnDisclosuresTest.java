package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.aimixup.application.privacy.Disclosures.Disclosure;
import com.aimixup.application.providers.ScriptedProvider;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import com.aimixup.plugin.spi.Usage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a turn discloses is on record, and is so before it happens. */
@Tag("share.chosen-provider")
final class TurnDisclosuresTest {
    private static final int QUESTION_BYTES = "What now?".length();

    private final TurnScene scene = new TurnScene();
    private final List<Integer> recordedWhenAsked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void setUp() {
        scene.grant(100_000);
        scene.offer("ada", (request, sink, cancellation) -> {
            recordedWhenAsked.add(disclosed().size());
            return says("I am Ada.", Usage.of(40, 5)).play(request, sink, cancellation);
        });
        scene.offer("bob", says("I am Bob.", Usage.of(40, 5)));
    }

    @Test
    void aCallIsOnRecordBeforeItsProviderIsAsked() throws Exception {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        scene.play(conversation);
        assertEquals(List.of(1), recordedWhenAsked);
        var one = disclosed().getFirst();
        assertEquals(Optional.of(conversation.id()), one.conversation());
        assertEquals(TurnScene.ref("ada"), one.model());
        assertEquals(ScriptedProvider.FACTS.legalName(), one.recipient());
        assertEquals(ScriptedProvider.FACTS.country(), one.country());
        assertEquals(Set.of(DataCategory.PROMPT), one.categories());
        assertEquals(QUESTION_BYTES, one.bytes());
        assertEquals("basis.contract", one.basis());
    }

    @Test
    void whatWasSaidBeforeIsDisclosedToo() throws Exception {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        scene.play(conversation);
        scene.play(conversation);
        var second = disclosed().getFirst();
        assertEquals(Set.of(DataCategory.PROMPT, DataCategory.HISTORY), second.categories());
        assertEquals(2L * QUESTION_BYTES + "I am Ada.".length(), second.bytes());
    }

    @Test
    void eachStepOfATurnRecordsItsOwnCalls() throws Exception {
        var begun = scene.begin(scene.conversation(Mix.ROUND_ROBIN, "ada", "bob"));
        TurnScene.readAll(begun.feed());
        assertEquals(scene.answers(begun.turn()).stream().map(answer -> answer.id().value())
                .sorted().toList(), disclosed().stream().map(Disclosure::id).sorted().toList());
    }

    @Test
    void aTurnThatIsRefusedDisclosesNothing() {
        var poor = new TurnScene();
        poor.offer("ada", says("I am Ada.", Usage.of(40, 5)));
        assertInstanceOf(TakeTurn.Outcome.TooFewCredits.class,
                poor.take(poor.ask(poor.conversation(Mix.SINGLE, "ada"))));
        assertEquals(List.of(), poor.disclosures.of(ANNA, Optional.empty(), 10));
        assertEquals(List.of(), poor.provider.asked());
    }

    private List<Disclosure> disclosed() {
        return scene.disclosures.of(ANNA, Optional.empty(), 100);
    }
}
