package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.conversations.ChangeConversation.Edit;
import com.aimixup.application.providers.Casting.Reason;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.Usage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is local only does not leave the operator's machines. */
@Tag("share.chosen-provider")
final class LocalOnlyTest {
    private final TurnScene scene = new TurnScene();
    private final Roster roster = new Roster(scene.casting);
    private final CreateConversation create = new CreateConversation(scene.conversations, roster,
            scene.transactions, scene.ids, scene.clock);
    private final ChangeConversation change = new ChangeConversation(scene.conversations, roster,
            scene.transactions, scene.ids, scene.clock);
    private ModelRef elsewhere = TurnScene.ref("unset");

    @BeforeEach
    void offer() {
        scene.grant(1_000_000);
        scene.offer("here", says("Here.", Usage.of(1, 1)));
        elsewhere = scene.offerCloud("there", says("There.", Usage.of(1, 1)));
    }

    @AfterEach
    void nothingWasSentOrHeldOrDisclosed() {
        assertEquals(List.of(), scene.cloud.asked());
        assertEquals(1_000_000, scene.available());
        assertTrue(scene.disclosures.of(ANNA, Optional.empty(), 10).isEmpty());
        scene.assertSettled();
    }

    @Test
    void itBeginsWithLocalAgentsOnly() {
        assertEquals(notLocal(1), assertInstanceOf(CreateConversation.Outcome.Refused.class,
                create(true, TurnScene.ref("here"), elsewhere)).refusal());
        assertEquals(List.of(), scene.conversations.page(ANNA, Optional.empty(), 10));
        assertTrue(created(true, TurnScene.ref("here")).localOnly());
    }

    @Test
    void anAgentFromElsewhereIsNeitherAddedNorPutInAnothersPlace() {
        var conversation = created(true, TurnScene.ref("here"));
        assertEquals(notLocal(1), refused(conversation,
                new Edit.AddAgent(draft("Late", elsewhere))));
        assertEquals(notLocal(0), refused(conversation, new Edit.ReplaceAgent(
                conversation.agents().getFirst().id(), draft("Other", elsewhere))));
        assertEquals(Optional.of(conversation),
                scene.conversations.find(ANNA, conversation.id()));
    }

    @Test
    void itIsTurnedOnOnlyWhenEverybodyIsHere() {
        var conversation = created(false, TurnScene.ref("here"), elsewhere);
        var on = new Edit.Settings(Optional.empty(), Optional.empty(), Optional.of(true));
        assertEquals(notLocal(1), refused(conversation, on));
        change(conversation, new Edit.RemoveAgent(conversation.agents().getLast().id()));
        change(conversation, on);
        assertTrue(now(conversation).localOnly());
        change(conversation, new Edit.Settings(Optional.of(Private.of("New")), Optional.empty(),
                Optional.empty()));
        assertTrue(now(conversation).localOnly());
    }

    @Test
    void aTurnIsRefusedShouldAnAgentFromElsewhereBeInItAfterAll() {
        var conversation = sneaked();
        assertEquals(Reason.NOT_LOCAL, assertInstanceOf(TakeTurn.Outcome.ModelNotUsable.class,
                scene.take(scene.ask(conversation))).reason());
        assertEquals(List.of(), scene.messages.page(ANNA, conversation.id(), Optional.empty(), 9));
    }

    @Test
    void noModelElsewhereIsAskedForATitle() {
        var conversation = created(true, TurnScene.ref("here"));
        scene.memory.run(() -> {
            var said = ConversationSamples.question(ConversationSamples.turnId(),
                    Optional.empty(), "Hello?");
            scene.messages.add(ANNA, conversation.id(), said);
            scene.conversations.moveHead(ANNA, conversation.id(), said.id());
        });
        assertEquals(new SuggestTitle.Outcome.ModelNotUsable(Reason.NOT_LOCAL),
                scene.changes.suggestTitle().handle(new SuggestTitle.Command(ANNA,
                        conversation.id(), elsewhere)));
    }

    /** As if the facts of a provider had changed since. */
    private Conversation sneaked() {
        var open = created(false, TurnScene.ref("here"), elsewhere);
        scene.memory.run(() -> scene.conversations.save(new Conversation(ANNA, open.id(),
                open.title(), open.rules(), open.agents(), true, open.head(), 2,
                open.createdAt(), open.updatedAt())));
        return now(open);
    }

    private Roster.Refusal notLocal(int index) {
        return new Roster.Refusal.ModelNotUsable(index, elsewhere, Reason.NOT_LOCAL);
    }

    private Conversation created(boolean localOnly, ModelRef... models) {
        return assertInstanceOf(CreateConversation.Outcome.Created.class,
                create(localOnly, models)).conversation();
    }

    private CreateConversation.Outcome create(boolean localOnly, ModelRef... models) {
        return create.handle(new CreateConversation.Command(ANNA, Optional.empty(),
                Private.of("A title"), new MixRules(Mix.ROUND_ROBIN, 1),
                List.of(models).stream().map(model -> draft(model.model(), model)).toList(),
                localOnly));
    }

    private static AgentDraft draft(String name, ModelRef model) {
        return new AgentDraft(Private.of(name), model, Private.of(""), OptionalDouble.empty(),
                100);
    }

    private Roster.Refusal refused(Conversation conversation, Edit edit) {
        return assertInstanceOf(ChangeConversation.Outcome.Refused.class,
                change(conversation, edit)).refusal();
    }

    private ChangeConversation.Outcome change(Conversation conversation, Edit edit) {
        return change.handle(new ChangeConversation.Command(ANNA, conversation.id(),
                Optional.empty(), edit));
    }

    private Conversation now(Conversation conversation) {
        return scene.conversations.find(ANNA, conversation.id()).orElseThrow();
    }
}
