package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.conversations.TurnScene.WHOLE_HOLD;
import static com.aimixup.application.conversations.TurnScene.end;
import static com.aimixup.application.conversations.TurnScene.readAll;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.aimixup.application.conversations.TakeTurn.Command;
import com.aimixup.application.conversations.TakeTurn.Outcome;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.providers.Gate;
import com.aimixup.application.providers.ScriptedProvider;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person's message can lead to. */
final class TakeTurnTest {
    private final TurnScene scene = new TurnScene(2, 100_000_000);

    @BeforeEach
    void setUp() {
        scene.grant(10_000);
        scene.offer("ada", says("I am Ada.", Usage.of(40, 5)));
        scene.offer("ben", says("I am Ben.", Usage.of(50, 6)));
    }

    @AfterEach
    void everythingIsSettled() {
        scene.assertSettled();
    }

    @Test
    void aTurnIsHeldForThenTakenThenPaid() throws InterruptedException {
        var heldMeanwhile = new long[1];
        scene.offer("eve", (request, sink, cancellation) -> {
            heldMeanwhile[0] = scene.held();
            return says("I am Eve.", Usage.of(40, 5)).play(request, sink, cancellation);
        });
        var begun = scene.begin(scene.conversation(Mix.SINGLE, "eve"));
        var end = end(readAll(begun.feed()));
        assertEquals(WHOLE_HOLD, heldMeanwhile[0]);
        assertEquals(10_000 - 45, scene.available());
        assertEquals(new Credits(45), end.charged());
        assertEquals(Turn.State.COMPLETED, end.turn().state());
        var answer = scene.answers(begun.turn()).getFirst();
        assertEquals("I am Eve.", answer.text().reveal());
        assertEquals(new Credits(45), answer.answer().orElseThrow().charged());
        assertEquals(Optional.of(end.turn()),
                scene.turns.find(ANNA, begun.turn().conversation(), begun.turn().id()));
    }

    @Test
    void theSameRequestAgainIsTheSameTurn() throws InterruptedException {
        var command = scene.ask(scene.conversation(Mix.SINGLE, "ada"));
        var begun = assertInstanceOf(Outcome.Begun.class, scene.take(command));
        readAll(begun.feed());
        var again = assertInstanceOf(Outcome.Repeated.class, scene.take(command));
        assertEquals(begun.turn().id(), again.turn().id());
        assertEquals(1, scene.provider.asked().size());
    }

    @Test
    void anotherRequestUnderTheSameIdIsRefused() throws InterruptedException {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        var first = scene.ask(conversation);
        var begun = assertInstanceOf(Outcome.Begun.class, scene.take(first));
        readAll(begun.feed());
        var otherText = new Command(ANNA, first.conversation(), first.question(),
                Private.of("Something else"), first.parent(), first.rules(), first.ceiling());
        var otherRules = new Command(ANNA, first.conversation(), first.question(), first.text(),
                first.parent(), Optional.of(new MixRules(Mix.PARALLEL, 1)), first.ceiling());
        var otherParent = new Command(ANNA, first.conversation(), first.question(), first.text(),
                Optional.of(first.question()), first.rules(), first.ceiling());
        var elsewhere = new Command(ANNA, scene.conversation(Mix.SINGLE, "ada").id(),
                first.question(), first.text(), first.parent(), first.rules(), first.ceiling());
        var idOfAnAnswer = new Command(ANNA, first.conversation(),
                scene.answers(begun.turn()).getFirst().id(), first.text(), first.parent(),
                first.rules(), first.ceiling());
        for (var other : List.of(otherText, otherRules, otherParent, elsewhere, idOfAnAnswer))
            assertInstanceOf(Outcome.IdTaken.class, scene.take(other));
    }

    @Test
    void anotherPersonsConversationIsAsUnknownAsNone() {
        var annas = scene.conversation(Mix.SINGLE, "ada");
        var bob = new AccountId(new UUID(0, 2));
        var ask = scene.ask(annas);
        assertEquals(new Outcome.UnknownConversation(), scene.take(new Command(bob, annas.id(),
                ask.question(), ask.text(), ask.parent(), ask.rules(), ask.ceiling())));
        assertEquals(new Outcome.UnknownConversation(), scene.take(new Command(ANNA,
                new ConversationId(UUID.randomUUID()), ask.question(), ask.text(), ask.parent(),
                ask.rules(), ask.ceiling())));
    }

    @Test
    void aParentMustBeInTheConversation() throws InterruptedException {
        var other = scene.begin(scene.conversation(Mix.SINGLE, "ada"));
        readAll(other.feed());
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        for (var parent : List.of(new MessageId(UUID.randomUUID()), other.turn().question()))
            assertEquals(new Outcome.UnknownParent(),
                    scene.take(answering(scene.ask(conversation), parent)));
    }

    @Test
    void aTurnMayBranchOffFromAnEarlierMessage() throws InterruptedException {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        var first = scene.begin(conversation);
        readAll(first.feed());
        readAll(scene.begin(conversation).feed());
        var branched = assertInstanceOf(Outcome.Begun.class,
                scene.take(answering(scene.ask(conversation), first.turn().question())));
        readAll(branched.feed());
        var head = scene.conversations.find(ANNA, conversation.id()).orElseThrow().head();
        assertEquals(List.of(first.turn().question(), branched.turn().question(),
                head.orElseThrow()), scene.messages
                .branch(ANNA, conversation.id(), head.orElseThrow()).stream()
                .map(Message::id).toList());
    }

    @Test
    void thereMustBeAgents() {
        assertEquals(new Outcome.NoAgents(), scene.take(scene.ask(
                scene.conversation(Mix.SINGLE))));
    }

    @Test
    void aModelWithoutAPriceIsNotUsable() {
        scene.provider.on("new", says("Hello", Usage.of(1, 1)));
        var conversation = scene.conversation(Mix.PARALLEL, "ada", "new");
        assertEquals(new Outcome.ModelNotUsable(conversation.agents().getLast().id(),
                TurnScene.ref("new"), Casting.Reason.NO_PRICE), scene.take(
                scene.ask(conversation)));
        assertEquals(List.of(), scene.provider.asked());
    }

    @Test
    void oneTurnAtATimeInAConversation() throws InterruptedException {
        var gate = new Gate();
        scene.offer("slow", gate.before("", Usage.NONE, says("Done.", Usage.of(1, 1))));
        var conversation = scene.conversation(Mix.SINGLE, "slow");
        var first = scene.begin(conversation);
        gate.awaitArrival();
        assertEquals(new Outcome.TurnInProgress(first.turn().id()),
                scene.take(scene.ask(conversation)));
        gate.open();
        readAll(first.feed());
        readAll(scene.begin(conversation).feed());
    }

    @Test
    void aPersonHasALimitedNumberOfTurnsUnderWay() throws InterruptedException {
        var gate = new Gate();
        scene.offer("slow", gate.before("", Usage.NONE, says("Done.", Usage.of(1, 1))));
        var first = scene.begin(scene.conversation(Mix.SINGLE, "slow"));
        var second = scene.begin(scene.conversation(Mix.SINGLE, "slow"));
        assertEquals(new Outcome.TooManyTurns(2),
                scene.take(scene.ask(scene.conversation(Mix.SINGLE, "ada"))));
        gate.open();
        readAll(first.feed());
        readAll(second.feed());
        readAll(scene.begin(scene.conversation(Mix.SINGLE, "ada")).feed());
    }

    @Test
    void tooFewCreditsStoreNothing() {
        var conversation = scene.conversation(Mix.PARALLEL, "ada", "ben");
        var least = 2 * (ScriptedProvider.INPUT_TOKENS_AT_MOST + 32);
        var ask = ceiling(scene.ask(conversation), least - 1);
        assertEquals(new Outcome.TooFewCredits(new Credits(least), new Credits(least - 1),
                Optional.empty()),
                scene.take(ask));
        assertEquals(Optional.empty(), scene.messages.find(ANNA, ask.question()));
        assertEquals(Optional.empty(), scene.turns.findByQuestion(ANNA, ask.question()));
    }

    @Test
    void aCeilingMakesAnswersShorterAndIsNotExceededOverTheWholeTurn()
            throws InterruptedException {
        var greedy = says("Much.", Usage.of(100, 1_000));
        scene.offer("ada", greedy);
        scene.offer("ben", greedy);
        var conversation = scene.conversation(Mix.ROUND_ROBIN, "ada", "ben");
        var begun = assertInstanceOf(Outcome.Begun.class,
                scene.take(ceiling(scene.ask(conversation), 1_300)));
        var end = end(readAll(begun.feed()));
        assertEquals(List.of(1_000, 100), scene.provider.asked().stream()
                .map(request -> request.outputTokensMax()).toList());
        assertEquals(new Credits(1_300), end.charged());
        assertEquals(10_000 - 1_300, scene.available());
    }

    @Test
    void aStoppingNodeTakesNoTurns() throws InterruptedException {
        scene.turnTaking.runs().stop(Duration.ZERO, Duration.ZERO);
        assertEquals(new Outcome.Stopping(),
                scene.take(scene.ask(scene.conversation(Mix.SINGLE, "ada"))));
    }

    @Test
    void agentsThatAreChangedMeanwhileSpeakAsTheTurnBegan() throws InterruptedException {
        var gate = new Gate();
        scene.offer("ada", gate.before("", Usage.NONE, says("Ada.", Usage.of(1, 1))));
        var conversation = scene.conversation(Mix.ROUND_ROBIN, "ada", "ben");
        var begun = scene.begin(conversation);
        gate.awaitArrival();
        removeLastAgent(conversation);
        gate.open();
        readAll(begun.feed());
        assertEquals(List.of("Ada.", "I am Ben."), scene.answers(begun.turn()).stream()
                .map(message -> message.text().reveal()).toList());
    }

    @Test
    void aChangeWhileTheTurnIsPreparedCountsForIt() throws InterruptedException {
        var conversation = scene.conversation(Mix.PARALLEL, "ada", "ben");
        scene.provider.whenMeasured(() -> removeLastAgent(conversation));
        var begun = scene.begin(conversation);
        readAll(begun.feed());
        assertEquals(1, scene.answers(begun.turn()).size());
    }

    @Test
    void aConversationThatIsRemovedMeanwhileTakesNoTurn() {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        scene.provider.whenMeasured(() ->
                scene.conversations.remove(ANNA, conversation.id()));
        assertEquals(new Outcome.UnknownConversation(), scene.take(scene.ask(conversation)));
    }

    private void removeLastAgent(Conversation conversation) {
        new ChangeConversation(scene.conversations, new Roster(scene.casting),
                scene.transactions, scene.ids, scene.clock)
                .handle(new ChangeConversation.Command(ANNA, conversation.id(), Optional.empty(),
                        new ChangeConversation.Edit.RemoveAgent(
                                conversation.agents().getLast().id())));
    }

    private static Command answering(Command ask, MessageId parent) {
        return new Command(ask.account(), ask.conversation(), ask.question(), ask.text(),
                Optional.of(parent), ask.rules(), ask.ceiling());
    }

    private static Command ceiling(Command ask, long micros) {
        return new Command(ask.account(), ask.conversation(), ask.question(), ask.text(),
                ask.parent(), ask.rules(), Optional.of(new Credits(micros)));
    }
}
