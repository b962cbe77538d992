package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.conversations.TurnScene.PAINT;
import static com.aimixup.application.conversations.TurnScene.end;
import static com.aimixup.application.conversations.TurnScene.readAll;
import static com.aimixup.application.providers.ScriptedProvider.SEEING;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.aimixup.application.conversations.TakeTurn.Outcome;
import com.aimixup.application.conversations.TurnEvent.AgentImage;
import com.aimixup.application.files.Handouts;
import com.aimixup.application.providers.Casting.Reason;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.Canvas;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.images.Provenance;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import com.aimixup.plugin.spi.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Agents that draw: what they are asked, what is kept and paid, and what others hear of it. */
final class TurnPicturesTest {
    private static final String PAINTER = PAINT.model();
    private static final long PRICE = 700;
    private static final long GRANTED = 100_000;
    private static final long SPOKEN = 45;
    private final TurnScene scene = new TurnScene();

    @BeforeEach
    void setUp() {
        scene.grant(GRANTED);
        scene.offerPictures(PRICE);
        for (var model : List.of("ada", SEEING))
            scene.offer(model, says("I see.", Usage.of(40, 5)));
    }

    @AfterEach
    void everythingIsSettled() {
        scene.assertSettled();
    }

    @Test
    void aPictureIsAnAnswerInAFileThatKnowsItsOrigin() throws Exception {
        var begun = scene.begin(scene.conversation(Mix.SINGLE, PAINTER));
        var events = readAll(begun.feed());
        var answer = scene.answers(begun.turn()).getFirst();
        assertEquals(List.of("Started", "AgentStarted", "AgentImage", "AgentCompleted", "Ended"),
                events.stream().map(event -> event.getClass().getSimpleName()).toList());
        assertEquals(answer.files(), List.of(((AgentImage) events.get(2)).file()));
        assertEquals(Message.State.COMPLETE, answer.state());
        assertEquals(Optional.of("stop"), answer.answer().orElseThrow().end());
        assertEquals(Map.of(UsageUnit.IMAGE, 1L), answer.answer().orElseThrow().usage());
        assertEquals(new Credits(PRICE), answer.answer().orElseThrow().charged());
        assertEquals(new Credits(PRICE), end(events).charged());
        assertEquals(GRANTED - PRICE, scene.available());
        assertEquals(new Provenance(ANNA, answer.files().getFirst(),
                        new Provenance.Source.Answer(answer.id()), PAINT,
                        Private.of("What now?"), new Credits(PRICE)),
                scene.provenances.find(ANNA, answer.files().getFirst()).orElseThrow());
    }

    @Tag("share.minimal")
    @Test
    void whoDrawsIsSentTheQuestionAloneAndThatIsOnRecord() throws Exception {
        var conversation = scene.conversation(Mix.ROUND_ROBIN, "ada", PAINTER);
        scene.play(conversation);
        scene.play(conversation);
        assertEquals(List.of("What now?", "What now?"),
                scene.painter.asked().stream().map(request -> request.prompt()).toList());
        assertEquals(1, scene.painter.asked().getLast().count());
        var disclosed = scene.disclosures.of(ANNA, Optional.empty(), 9).stream()
                .filter(one -> one.model().equals(PAINT)).toList();
        assertEquals(2, disclosed.size());
        for (var one : disclosed) {
            assertEquals(Set.of(DataCategory.PROMPT), one.categories());
            assertEquals("What now?".length(), one.bytes());
            assertEquals(Optional.of(conversation.id()), one.conversation());
        }
    }

    @Test
    void theSizeThatAModelOffersNoMoreIsLeftToIt() throws Exception {
        for (var size : List.of("1:1", "9:9")) {
            var made = scene.conversation(Mix.SINGLE, PAINTER);
            var agent = made.agents().getFirst();
            scene.conversations.save(new Conversation(ANNA, made.id(), made.title(),
                    made.rules(), List.of(new Agent(agent.id(), agent.name(), PAINT,
                            Private.of("In oil."), agent.temperature(), agent.outputTokensMax(),
                            new Canvas(Optional.of(size), Optional.of("fine")))), false,
                    Optional.empty(), 2, made.createdAt(), made.updatedAt()));
            scene.play(made);
        }
        assertEquals(List.of(Optional.of("1:1"), Optional.empty()),
                scene.painter.asked().stream().map(request -> request.size()).toList());
        for (var request : scene.painter.asked()) {
            assertEquals(Optional.of("fine"), request.quality());
            assertEquals("In oil.\n\nWhat now?", request.prompt());
        }
    }

    @Test
    void thoseAfterAreToldOfItAndWhoSeesIsHandedIt() throws Exception {
        var conversation = scene.conversation(Mix.ROUND_ROBIN, PAINTER, SEEING, "ada");
        scene.play(conversation);
        var seen = scene.provider.asked().get(0).messages().get(1).parts();
        assertEquals(new Part.Text("[paint] (drew a picture)"), seen.getFirst());
        assertArrayEquals("image/png:What now?".getBytes(StandardCharsets.US_ASCII),
                assertInstanceOf(Part.Image.class, seen.getLast()).bytes());
        var told = scene.provider.asked().get(1).messages().get(1).parts();
        assertEquals(List.of(new Part.Text("[paint] (drew a picture)"),
                new Part.Text("[A file that you cannot be shown]")), told);
        // In the next turn, too.
        scene.play(conversation);
        assertInstanceOf(Part.Image.class,
                scene.provider.asked().get(2).messages().get(1).parts().getLast());
        assertEquals(Set.of(DataCategory.PROMPT, DataCategory.HISTORY, DataCategory.IMAGE),
                scene.disclosures.of(ANNA, Optional.empty(), 99).stream()
                        .filter(one -> one.model().model().equals(SEEING)).findFirst()
                        .orElseThrow().categories());
    }

    @Test
    void itIsToldTheSameAgainOnEachNodeAndWhenItIsLongOver() throws Exception {
        var conversation = scene.conversation(Mix.ROUND_ROBIN, PAINTER, "ada");
        var begun = scene.begin(conversation);
        var live = readAll(begun.feed());
        var again = assertInstanceOf(FollowTurn.Outcome.Live.class, scene.node().follow()
                .handle(ANNA, conversation.id(), begun.turn().id())).feed();
        assertEquals(live.subList(2, live.size()).toString(), again.after(2, TurnScene.PATIENCE)
                .stream().map(TurnFeed.Numbered::event).toList().toString());
        scene.told.remove(ANNA, begun.turn().id());
        var past = assertInstanceOf(FollowTurn.Outcome.Past.class, scene.node().follow()
                .handle(ANNA, conversation.id(), begun.turn().id())).feed();
        assertEquals(images(live), images(readAll(past)));
    }

    @Test
    void aPictureThatIsDrawnAgainStandsBesideTheFirst() throws Exception {
        var conversation = scene.conversation(Mix.SINGLE, PAINTER);
        var begun = scene.begin(conversation);
        readAll(begun.feed());
        var first = scene.answers(begun.turn()).getFirst();
        var again = assertInstanceOf(Outcome.Begun.class, scene.take(new TakeTurn.Command(ANNA,
                conversation.id(), new MessageId(scene.ids.next()), Private.of(""),
                Optional.empty(), Optional.of(new MixRules(Mix.SINGLE, 1)), Optional.empty())
                .insteadOf(first.id())));
        readAll(again.feed());
        var second = scene.answers(again.turn()).getFirst();
        assertEquals(first.parent(), second.parent());
        assertNotEquals(first.files(), second.files());
        assertEquals(GRANTED - 2 * PRICE, scene.available());
    }

    @Test
    void withAMessageItsPictureGoesUnlessACopyHasIt() throws Exception {
        var conversation = scene.conversation(Mix.SINGLE, PAINTER);
        var begun = scene.begin(conversation);
        readAll(begun.feed());
        var file = scene.answers(begun.turn()).getFirst().files().getFirst();
        var copy = new ConversationId(scene.ids.next());
        scene.changes.fork().handle(new ForkConversation.Command(ANNA, conversation.id(), copy,
                Optional.empty(), Optional.empty()));
        remove(conversation.id(), begun.turn().question());
        assertEquals(1, scene.files.page(ANNA, Optional.empty(), 9).size());
        remove(copy, scene.messages.page(ANNA, copy, Optional.empty(), 9).getFirst().id());
        assertEquals(List.of(), scene.files.page(ANNA, Optional.empty(), 9));
        assertEquals(Optional.empty(), scene.provenances.find(ANNA, file));
        scene.objects.each(left -> fail("its bytes are left"));
    }

    @Test
    void whoOnlyDrawsCannotLeadReviewOrMerge() {
        for (var mix : List.of(Mix.DEBATE, Mix.MODERATED, Mix.SYNTHESIS, Mix.CRITIQUE))
            assertNeedsWords(scene.conversation(mix, PAINTER, "ada"), Optional.empty());
        assertNeedsWords(scene.conversation(Mix.CRITIQUE, "ada", PAINTER), Optional.empty());
        assertNeedsWords(scene.conversation(Mix.PARALLEL, PAINTER, "ada"),
                Optional.of(new MixRules(Mix.SYNTHESIS, 1)));
        assertEquals(GRANTED, scene.available());
        assertEquals(List.of(), scene.disclosures.of(ANNA, Optional.empty(), 9));
        assertEquals(List.of(), scene.painter.asked());
    }

    @Test
    void whoIsAskedByNameDrawsInEveryMix() throws Exception {
        var conversation = scene.conversation(Mix.SYNTHESIS, PAINTER, "ada");
        var ask = scene.ask(conversation);
        var begun = assertInstanceOf(Outcome.Begun.class, scene.take(new TakeTurn.Command(ANNA,
                conversation.id(), ask.question(), Private.of("@paint a fox"), Optional.empty(),
                Optional.empty(), Optional.empty())));
        assertEquals(1, images(readAll(begun.feed())).size());
    }

    @Test
    void othersMayLeadWhoDraws() throws Exception {
        for (var mix : List.of(Mix.DEBATE, Mix.MODERATED, Mix.SYNTHESIS)) {
            var before = scene.painter.asked().size();
            scene.play(scene.conversation(mix, "ada", PAINTER));
            assertNotEquals(before, scene.painter.asked().size());
        }
    }

    @Test
    void aPictureIsHeldForWholeAndNotBegunForLess() throws Exception {
        var poor = new TurnScene();
        poor.offerPictures(PRICE);
        poor.grant(PRICE - 1);
        var few = assertInstanceOf(Outcome.TooFewCredits.class,
                poor.take(poor.ask(poor.conversation(Mix.SINGLE, PAINTER))));
        assertEquals(new Credits(PRICE), few.needed());
        poor.grant(1);
        poor.play(poor.conversation(Mix.SINGLE, PAINTER));
        assertEquals(0, poor.available());
        poor.assertSettled();
    }

    @Test
    void anEstimateKnowsThePriceOfAPicture() {
        var both = estimate(scene.conversation(Mix.PARALLEL, PAINTER, "ada"));
        assertEquals(new Credits(PRICE), both.agents().getFirst().atLeast());
        assertEquals(new Credits(PRICE), both.agents().getFirst().atMost());
        assertEquals(PRICE + TurnScene.WHOLE_HOLD, both.atMost().micros());
        // Who sees is going to be shown the picture.
        var seeing = estimate(scene.conversation(Mix.ROUND_ROBIN, PAINTER, SEEING)).atMost();
        var blind = estimate(scene.conversation(Mix.ROUND_ROBIN, PAINTER, "ada")).atMost();
        assertEquals(16_384, seeing.minus(blind).micros());
    }

    @Test
    void filesAreNotForWhoDrawsAndTooLongAQuestionNeither() {
        var conversation = scene.conversation(Mix.PARALLEL, PAINTER, "ada");
        var file = scene.upload("notes.txt", "text/plain:Hello");
        assertEquals(new Outcome.FileNotUsable(file, 0, Handouts.Reason.NOT_TAKEN,
                        Optional.of(conversation.agents().getFirst().id())),
                scene.take(scene.ask(conversation, file)));
        var ask = scene.ask(conversation);
        var refused = assertInstanceOf(Outcome.QuestionTooLong.class, scene.take(
                new TakeTurn.Command(ANNA, conversation.id(), ask.question(),
                        Private.of("x".repeat(32_001)), Optional.empty(), Optional.empty(),
                        Optional.empty())));
        assertEquals(PAINT, refused.model());
        assertEquals(GRANTED, scene.available());
    }

    @Test
    void whoSpokeBesidesAPictureIsPaidToo() throws Exception {
        scene.play(scene.conversation(Mix.PARALLEL, PAINTER, "ada"));
        assertEquals(GRANTED - PRICE - SPOKEN, scene.available());
    }

    private void assertNeedsWords(Conversation conversation, Optional<MixRules> rules) {
        var ask = scene.ask(conversation);
        var refused = assertInstanceOf(Outcome.ModelNotUsable.class, scene.take(
                new TakeTurn.Command(ANNA, conversation.id(), ask.question(), ask.text(),
                        Optional.empty(), rules, Optional.empty())));
        assertEquals(Reason.NEEDS_WORDS, refused.reason());
        assertEquals(PAINT, refused.model());
    }

    private EstimateTurn.Outcome.Estimated estimate(Conversation conversation) {
        return assertInstanceOf(EstimateTurn.Outcome.Estimated.class,
                scene.turnTaking.estimate().handle(scene.ask(conversation)));
    }

    private void remove(ConversationId conversation, MessageId message) {
        assertInstanceOf(RemoveMessage.Outcome.Removed.class, scene.changes.remove().handle(
                new RemoveMessage.Command(ANNA, conversation, message)));
    }

    private static List<FileId> images(List<TurnEvent> events) {
        return events.stream().filter(AgentImage.class::isInstance)
                .map(event -> ((AgentImage) event).file()).toList();
    }
}
