package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.conversations.TakeTurn.Outcome;
import com.aimixup.application.providers.Casting.Reason;
import com.aimixup.application.providers.Gate;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A question asked otherwise, an answer given again: both stay, each in its branch. */
final class BranchesTest {
    private static final MixRules ALONE = new MixRules(Mix.SINGLE, 1);
    private final TurnScene scene = new TurnScene();

    @BeforeEach
    void offer() {
        scene.grant(1_000_000);
        for (var name : List.of("ada", "bob", "cem"))
            scene.offer(name, (request, sink, call) -> {
                scene.clock.pass(Duration.ofSeconds(1)); // an answer takes its time
                return says("I am " + name, Usage.of(10, 5)).play(request, sink, call);
            });
    }

    @Test
    void anEditedQuestionIsAnsweredBesideTheOldOneAlsoAtTheRoot() throws Exception {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        scene.play(conversation);
        scene.play(conversation);
        var old = all(conversation);
        read(edit(conversation, old.get(2), "Say it otherwise"));
        var second = branch(conversation);
        assertEquals(List.of("What now?", "I am ada", "Say it otherwise", "I am ada"),
                texts(second));
        assertEquals(old.subList(0, 2), second.subList(0, 2));
        read(edit(conversation, old.getFirst(), "From the start"));
        assertEquals(List.of("From the start", "I am ada"), texts(branch(conversation)));
        assertEquals(old, all(conversation).subList(0, 4));
        assertEquals(8, all(conversation).size());
        var heard = scene.provider.asked().getLast().messages();
        assertEquals(1, heard.size());
        scene.assertSettled();
    }

    @Test
    void theSameEditTwiceAlsoAtOnceIsOneTurn() throws Exception {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        scene.play(conversation);
        var question = all(conversation).getFirst();
        var edit = edit(conversation, question, "Otherwise");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(List.of(() -> scene.take(edit),
                    () -> scene.take(edit))))
                if (done.get() instanceof Outcome.Begun(var turn, var feed))
                    TurnScene.readAll(feed);
        }
        assertInstanceOf(Outcome.Repeated.class, scene.take(edit));
        assertEquals(4, all(conversation).size());
        assertInstanceOf(Outcome.IdTaken.class, scene.take(new TakeTurn.Command(ANNA,
                conversation.id(), edit.question(), Private.of("Other"), Optional.empty(),
                Optional.empty(), Optional.empty()).insteadOf(question.id())));
        scene.assertSettled();
    }

    @Test
    void anAnswerGivenAgainStandsBesideTheOldOneAndIsPaidLikeAny() throws Exception {
        var conversation = scene.conversation(Mix.ROUND_ROBIN, "ada", "bob", "cem");
        scene.play(conversation);
        var old = all(conversation);
        var before = scene.available();
        var again = again(conversation, old.get(2));
        var end = TurnScene.end(read(again));
        var made = branch(conversation).getLast();
        assertEquals(again.question(), made.id());
        assertEquals(old.get(2).parent(), made.parent());
        assertEquals(old.get(2).author(), made.author());
        assertEquals(List.of(made.id()), end.messages());
        assertEquals(before - 15, scene.available());
        assertEquals(4, scene.disclosures.of(ANNA, Optional.empty(), 10).size());
        assertEquals(List.of("[Person] What now?", "[ada] I am ada"), heardLast());
        assertInstanceOf(Outcome.Repeated.class, scene.take(again));
        assertEquals(5, all(conversation).size());
        scene.assertSettled();
    }

    @Test
    void whoSpokeAtTheSameTimeIsNotHeardThisTimeEither() throws Exception {
        var conversation = scene.conversation(Mix.PARALLEL, "ada", "bob", "cem");
        scene.play(conversation);
        var old = all(conversation);
        read(again(conversation, old.get(3)));
        assertEquals(List.of("[Person] What now?"), heardLast());
        assertEquals(old.get(3).parent(), branch(conversation).getLast().parent());
    }

    @Test
    void anAgentDoesWhatItWasToDoTheFirstTime() throws Exception {
        var conversation = scene.conversation(Mix.SYNTHESIS, "ada", "bob");
        scene.play(conversation);
        var merged = all(conversation).getLast();
        read(again(conversation, merged));
        assertEquals(merged.answer().orElseThrow().brief().task(),
                branch(conversation).getLast().answer().orElseThrow().brief().task());
        assertEquals(4, heardLast().size());
    }

    @Test
    void whatCannotBeReplacedIsRefusedBeforeAnythingIsStored() throws Exception {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        scene.play(conversation);
        var question = all(conversation).getFirst();
        var answer = all(conversation).getLast();
        assertEquals(new Outcome.NotReplaceable(), scene.take(again(conversation, question)));
        assertEquals(new Outcome.NotReplaceable(), scene.take(edit(conversation, answer, "x")));
        assertEquals(new Outcome.UnknownParent(), scene.take(scene.ask(conversation)
                .insteadOf(new MessageId(UUID.randomUUID()))));
        var other = scene.conversation(Mix.SINGLE, "bob");
        assertEquals(new Outcome.UnknownParent(), scene.take(again(other, answer)));
        scene.memory.run(() -> scene.conversations.save(new Conversation(ANNA,
                conversation.id(), conversation.title(), conversation.rules(), other.agents(),
                false, Optional.empty(), 2, conversation.createdAt(),
                conversation.updatedAt())));
        assertEquals(new Outcome.AgentGone(), scene.take(again(conversation, answer)));
        assertEquals(2, all(conversation).size());
        scene.assertSettled();
    }

    @Test
    void onlyTheOneAgentNeedsToBeAbleToSpeak() throws Exception {
        scene.offerCloud("there", says("There.", Usage.of(1, 1)));
        var conversation = scene.conversation(Mix.ROUND_ROBIN, "ada", "bob");
        scene.play(conversation);
        var answers = all(conversation);
        scene.provider.on("bob", (request, sink, call) -> {
            throw new IllegalStateException("is not to be asked");
        });
        read(again(conversation, answers.get(1)));
        assertEquals("I am ada", branch(conversation).getLast().text().reveal());
    }

    @Test
    void aTurnThatIsMadeLocalOnlyMeanwhileAsksNobodyMore() throws Exception {
        var gate = new Gate();
        scene.offer("slow", gate.before("Well", Usage.NONE, says(".", Usage.of(1, 1))));
        var conversation = scene.conversation(Mix.ROUND_ROBIN, "slow", "ada");
        var begun = scene.begin(conversation);
        gate.awaitArrival();
        var now = scene.conversations.find(ANNA, conversation.id()).orElseThrow();
        scene.memory.run(() -> scene.conversations.save(new Conversation(ANNA, now.id(),
                now.title(), now.rules(), now.agents(), true, now.head(), 2, now.createdAt(),
                now.updatedAt())));
        gate.open();
        TurnScene.readAll(begun.feed());
        assertEquals(2, all(conversation).size());
        assertTrue(scene.provider.asked().stream().noneMatch(asked ->
                asked.model().equals("ada")));
        scene.assertSettled();
    }

    @Test
    void inALocalConversationNobodyElsewhereAnswersAgain() throws Exception {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        scene.play(conversation);
        var there = scene.offerCloud("there", says("There.", Usage.of(1, 1)));
        var agent = conversation.agents().getFirst();
        scene.memory.run(() -> scene.conversations.save(new Conversation(ANNA,
                conversation.id(), conversation.title(), conversation.rules(),
                List.of(new AgentDraft(agent.name(), there, agent.instructions(),
                        agent.temperature(), 10).as(agent.id())), true, Optional.empty(), 2,
                conversation.createdAt(), conversation.updatedAt())));
        for (var refused : List.of(again(conversation, all(conversation).getLast()),
                edit(conversation, all(conversation).getFirst(), "Otherwise")))
            assertEquals(Reason.NOT_LOCAL, assertInstanceOf(Outcome.ModelNotUsable.class,
                    scene.take(refused)).reason());
        assertEquals(List.of(), scene.cloud.asked());
    }

    private TakeTurn.Command edit(Conversation in, Message message, String text) {
        return new TakeTurn.Command(ANNA, in.id(), new MessageId(scene.ids.next()),
                Private.of(text), Optional.empty(), Optional.empty(), Optional.empty())
                .insteadOf(message.id());
    }

    private TakeTurn.Command again(Conversation in, Message message) {
        return new TakeTurn.Command(ANNA, in.id(), new MessageId(scene.ids.next()),
                Private.of(""), Optional.empty(), Optional.of(ALONE), Optional.empty())
                .insteadOf(message.id());
    }

    private List<TurnEvent> read(TakeTurn.Command command) throws InterruptedException {
        return TurnScene.readAll(assertInstanceOf(Outcome.Begun.class, scene.take(command))
                .feed());
    }

    private List<String> heardLast() {
        return scene.provider.asked().getLast().messages().stream()
                .map(message -> ((Part.Text) message.parts().getFirst()).text()).toList();
    }

    private List<Message> all(Conversation conversation) {
        return scene.messages.page(ANNA, conversation.id(), Optional.empty(), 100);
    }

    private List<Message> branch(Conversation conversation) {
        return scene.messages.branch(ANNA, conversation.id(), scene.conversations
                .find(ANNA, conversation.id()).orElseThrow().head().orElseThrow());
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(message -> message.text().reveal()).toList();
    }
}
