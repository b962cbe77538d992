package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.conversations.TurnScene.WHOLE_HOLD;
import static com.aimixup.application.conversations.TurnScene.end;
import static com.aimixup.application.conversations.TurnScene.readAll;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.providers.Gate;
import com.aimixup.application.providers.ScriptedProvider.Act;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.State;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import com.aimixup.plugin.spi.ChatOutcome.Failed;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several agents in one turn. */
final class TurnMixesTest {
    private static final Act BROKEN = (_, _, _) ->
            new Failed(new ProviderFailure.Unavailable(), Usage.NONE);
    private final TurnScene scene = new TurnScene();

    @BeforeEach
    void setUp() {
        scene.grant(100_000);
        scene.offer("ada", says("I am Ada.", Usage.of(40, 5)));
        scene.offer("ben", says("I am Ben.", Usage.of(50, 6)));
        scene.offer("eve", says("I am Eve.", Usage.of(60, 7)));
        scene.offer("bad", BROKEN);
    }

    @AfterEach
    void everythingIsSettled() {
        scene.assertSettled();
    }

    @Test
    void inParallelAllSpeakAtTheSameTime() throws InterruptedException {
        var gates = List.of(new Gate(), new Gate(), new Gate());
        var names = List.of("ada", "ben", "eve");
        for (var index = 0; index < 3; index++)
            scene.offer(names.get(index), gates.get(index).before("", Usage.NONE,
                    says(names.get(index), Usage.of(10, 1))));
        var begun = scene.begin(scene.conversation(Mix.PARALLEL, "ada", "ben", "eve"));
        for (var gate : gates) gate.awaitArrival();
        assertEquals(3 * WHOLE_HOLD, scene.held());
        for (var gate : gates.reversed()) gate.open();
        assertEquals(new Credits(33), end(readAll(begun.feed())).charged());
        assertEquals(names, texts(begun.turn()));
    }

    @Test
    void inParallelNobodyHearsTheOthersUntilTheNextTurn() throws InterruptedException {
        var conversation = scene.conversation(Mix.PARALLEL, "ada", "ben");
        scene.play(conversation);
        for (var request : scene.provider.asked()) assertEquals(1, request.messages().size());
        scene.play(conversation);
        var ben = scene.provider.asked().stream().skip(2)
                .filter(request -> request.model().equals("ben")).findFirst().orElseThrow();
        assertEquals(List.of("USER [Person] What now?", "USER [ada] I am Ada.",
                "ASSISTANT I am Ben.", "USER [Person] What now?"), lines(ben));
    }

    @Test
    void inTurnEachHearsThoseBefore() throws InterruptedException {
        scene.play(scene.conversation(Mix.ROUND_ROBIN, "ada", "ben", "eve"));
        assertEquals(List.of("USER [Person] What now?", "USER [ada] I am Ada.",
                "USER [ben] I am Ben."),
                lines(scene.provider.asked().getLast()));
    }

    @Test
    void aDebateHasRoundsAndAClosing() throws InterruptedException {
        var begun = scene.begin(scene.conversation(Mix.DEBATE, "ada", "ben"));
        readAll(begun.feed());
        assertEquals(List.of("ada", "ben", "ada", "ben", "ada"), scene.provider.asked().stream()
                .map(ChatRequest::model).toList());
        assertTrue(lines(scene.provider.asked().getLast()).getLast()
                .startsWith("USER [Host] Close the debate"));
        assertEquals(100_000 - 3 * 45 - 2 * 56, scene.available());
    }

    @ParameterizedTest
    @EnumSource(value = Mix.class, names = {"PARALLEL", "ROUND_ROBIN", "DEBATE"})
    void anAgentThatFailsDoesNotFailTheOthers(Mix mix) throws InterruptedException {
        var begun = scene.begin(scene.conversation(mix, "bad", "ada", "ben"));
        var events = readAll(begun.feed());
        assertEquals(Turn.State.COMPLETED, end(events).turn().state());
        assertEquals(Optional.empty(), end(events).turn().reason());
        for (var answer : scene.answers(begun.turn()))
            assertEquals(answer.text().reveal().isEmpty() ? State.FAILED : State.COMPLETE,
                    answer.state());
        assertTrue(texts(begun.turn()).containsAll(List.of("I am Ada.", "I am Ben.")));
        assertTrue(events.stream().anyMatch(TurnEvent.AgentFailed.class::isInstance));
    }

    @ParameterizedTest
    @EnumSource(Mix.class)
    void theBranchIsTheQuestionAndThenAllAnswersInTheirOrder(Mix mix)
            throws InterruptedException {
        var conversation = scene.conversation(mix, "ada", "bad", "ben");
        var all = new ArrayList<Message>();
        for (var turn = 0; turn < 3; turn++) {
            var begun = scene.begin(conversation);
            readAll(begun.feed());
            all.addAll(scene.messages.ofTurn(ANNA, begun.turn().id()));
            assertEquals(all, branch(conversation));
        }
    }

    @ParameterizedTest
    @EnumSource(Mix.class)
    void readersAreToldEachAnswerFromItsStartToItsEnd(Mix mix) throws InterruptedException {
        var begun = scene.begin(scene.conversation(mix, "ada", "bad", "ben"));
        var events = readAll(begun.feed());
        assertInstanceOf(TurnEvent.Started.class, events.getFirst());
        assertEquals(scene.answers(begun.turn()).stream().map(Message::id).toList(),
                end(events).messages());
        for (var answer : scene.answers(begun.turn())) {
            var own = events.stream().filter(event -> isOf(event, answer)).toList();
            assertInstanceOf(TurnEvent.AgentStarted.class, own.getFirst());
            var told = own.stream().filter(TurnEvent.AgentDelta.class::isInstance)
                    .map(event -> ((TurnEvent.AgentDelta) event).text().reveal())
                    .collect(Collectors.joining());
            assertEquals(answer.text().reveal(), told);
            assertEquals(answer.answer().orElseThrow(), switch (own.getLast()) {
                case TurnEvent.AgentCompleted(_, _, _, var end) -> end;
                case TurnEvent.AgentFailed(_, _, _, var end) -> end;
                default -> throw new AssertionError(own.getLast());
            });
        }
    }

    private static boolean isOf(TurnEvent event, Message answer) {
        return switch (event) {
            case TurnEvent.AgentStarted(_, _, var id, _) -> id.equals(answer.id());
            case TurnEvent.AgentDelta(_, _, var id, _) -> id.equals(answer.id());
            case TurnEvent.AgentReasoning(_, _, var id, _) -> id.equals(answer.id());
            case TurnEvent.AgentImage(_, _, var id, _) -> id.equals(answer.id());
            case TurnEvent.AgentCompleted(_, _, var id, _) -> id.equals(answer.id());
            case TurnEvent.AgentFailed(_, _, var id, _) -> id.equals(answer.id());
            case TurnEvent.Started _, TurnEvent.Ended _ -> false;
        };
    }

    private List<String> texts(Turn turn) {
        return scene.answers(turn).stream().map(answer -> answer.text().reveal()).toList();
    }

    private List<Message> branch(Conversation conversation) {
        var head = scene.conversations.find(ANNA, conversation.id()).orElseThrow().head();
        return scene.messages.branch(ANNA, conversation.id(), head.orElseThrow());
    }

    private static List<String> lines(ChatRequest request) {
        return request.messages().stream().map(message -> message.role() + " "
                + ((Part.Text) message.parts().getFirst()).text()).toList();
    }
}
