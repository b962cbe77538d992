package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.conversations.ChangeConversation.Edit;
import com.aimixup.application.conversations.ChangeConversation.Outcome;
import com.aimixup.application.providers.Casting.Reason;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conversations are created, changed and removed. */
final class ConversationChangesTest {
    private final TurnScene scene = new TurnScene();
    private final Roster roster = new Roster(scene.casting);
    private final CreateConversation create = new CreateConversation(scene.conversations, roster,
            scene.transactions, scene.ids, scene.clock);
    private final ChangeConversation change = new ChangeConversation(scene.conversations, roster,
            scene.transactions, scene.ids, scene.clock);
    private final RemoveConversation remove = scene.removeConversation;

    @BeforeEach
    void setUp() {
        scene.offer("plain", says("Yes.", Usage.of(1, 1)));
    }

    @Test
    void aConversationBeginsWithItsAgentsInTheirOrder() {
        var created = created("Ada", "Ben");
        assertEquals(List.of("Ada", "Ben"), names(created));
        assertEquals(1, created.version());
        assertEquals(Optional.of(created), scene.conversations.find(ANNA, created.id()));
    }

    @Test
    void aConversationMayBeginEmpty() {
        assertEquals(List.of(), created().agents());
    }

    @Test
    void agentsThatCannotSpeakOrCannotBeToldApartAreRefused() {
        assertEquals(new Roster.Refusal.NameTaken(1), refused(draft("Ada"), draft("aDA")));
        assertEquals(new Roster.Refusal.ModelNotUsable(1, TurnScene.ref("none"),
                Reason.NO_MODEL), refused(draft("Ada"), draft("Ben", "none")));
        var many = new ArrayList<AgentDraft>();
        for (var agent = 0; agent <= Conversation.AGENTS_MAX; agent++)
            many.add(draft("Agent " + agent));
        assertEquals(new Roster.Refusal.TooMany(Conversation.AGENTS_MAX),
                refused(many.toArray(AgentDraft[]::new)));
        many.removeLast();
        assertInstanceOf(CreateConversation.Outcome.Created.class, create(many));
        assertEquals(1, scene.conversations.page(ANNA, Optional.empty(), 10).size());
    }

    @Test
    void eachChangeIsANewVersion() {
        var first = created("Ada");
        scene.clock.pass(Duration.ofSeconds(5));
        var second = changed(first, new Edit.Settings(Optional.of(Private.of("New")),
                Optional.empty(), Optional.empty()));
        assertEquals(2, second.version());
        assertEquals(scene.clock.instant(), second.updatedAt());
        assertEquals(first.createdAt(), second.createdAt());
        assertEquals("New", second.title().reveal());
        assertEquals(first.rules(), second.rules());
        assertEquals(Optional.of(second), scene.conversations.find(ANNA, first.id()));
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        var seen = created("Ada");
        changed(seen, new Edit.Settings(Optional.of(Private.of("New")), Optional.empty(),
                Optional.empty()));
        var late = new ChangeConversation.Command(ANNA, seen.id(), Optional.of(seen.version()),
                new Edit.RemoveAgent(seen.agents().getFirst().id()));
        assertEquals(new Outcome.ChangedMeanwhile(2), change.handle(late));
        assertEquals(1, scene.conversations.find(ANNA, seen.id()).orElseThrow().agents().size());
    }

    @Test
    void agentsComeAndGoAndKeepTheirPlace() {
        var first = created("Ada", "Ben");
        var more = changed(first, new Edit.AddAgent(draft("Eve")));
        assertEquals(List.of("Ada", "Ben", "Eve"), names(more));
        var ben = more.agents().get(1).id();
        var replaced = changed(more, new Edit.ReplaceAgent(ben, draft("Bob")));
        assertEquals(List.of("Ada", "Bob", "Eve"), names(replaced));
        assertEquals(ben, replaced.agents().get(1).id());
        assertEquals(List.of("Ada", "Eve"), names(changed(replaced, new Edit.RemoveAgent(ben))));
    }

    @Test
    void aChangedAgentMustFitTheOthers() {
        var first = created("Ada", "Ben");
        assertEquals(new Outcome.Refused(new Roster.Refusal.NameTaken(2)),
                change(first, new Edit.AddAgent(draft("Ada"))));
        assertEquals(new Outcome.Refused(new Roster.Refusal.NameTaken(1)), change(first,
                new Edit.ReplaceAgent(first.agents().get(1).id(), draft("ADA"))));
        assertInstanceOf(Outcome.Changed.class, change(first,
                new Edit.ReplaceAgent(first.agents().get(1).id(), draft("BEN"))));
    }

    @Test
    void agentsThatLostTheirModelsCanBeReplacedOneByOne() {
        var stale = scene.conversation(Mix.PARALLEL, "gone", "plain", "lost");
        var first = changed(stale, new Edit.ReplaceAgent(stale.agents().getFirst().id(),
                draft("Ada")));
        assertEquals(new Outcome.Refused(new Roster.Refusal.ModelNotUsable(2,
                TurnScene.ref("none"), Reason.NO_MODEL)), change(first,
                new Edit.ReplaceAgent(stale.agents().getLast().id(), draft("Eve", "none"))));
        changed(first, new Edit.ReplaceAgent(stale.agents().getLast().id(), draft("Eve")));
    }

    @Test
    void anAgentMustBeThereToBeChanged() {
        var first = created("Ada");
        var nobody = new AgentId(UUID.randomUUID());
        assertEquals(new Outcome.UnknownAgent(), change(first, new Edit.RemoveAgent(nobody)));
        assertEquals(new Outcome.UnknownAgent(),
                change(first, new Edit.ReplaceAgent(nobody, draft("Eve"))));
    }

    @Test
    void anotherPersonsConversationIsUnknown() {
        var annas = created("Ada");
        var bob = new AccountId(new UUID(0, 2));
        assertEquals(new Outcome.UnknownConversation(), change.handle(
                new ChangeConversation.Command(bob, annas.id(), Optional.empty(),
                        new Edit.RemoveAgent(annas.agents().getFirst().id()))));
        assertEquals(new RemoveConversation.Outcome.UnknownConversation(),
                remove(bob, annas, Optional.empty()));
        var read = new ReadConversations(scene.conversations, scene.messages, scene.turns);
        assertEquals(Optional.empty(), read.one(bob, annas.id()));
        assertEquals(Optional.empty(), read.messages(bob, annas.id(), Optional.empty(), 10));
        assertEquals(Optional.empty(), read.branch(bob, annas.id(), Optional.empty()));
        assertTrue(read.page(bob, Optional.empty(), 10).isEmpty());
    }

    @Test
    void aRemovedConversationIsGoneOnce() {
        var created = created("Ada");
        assertEquals(new RemoveConversation.Outcome.ChangedMeanwhile(1),
                remove(ANNA, created, Optional.of(2L)));
        assertEquals(new RemoveConversation.Outcome.Removed(),
                remove(ANNA, created, Optional.of(1L)));
        assertEquals(new RemoveConversation.Outcome.UnknownConversation(),
                remove(ANNA, created, Optional.empty()));
        assertEquals(Optional.empty(), scene.conversations.find(ANNA, created.id()));
    }

    private RemoveConversation.Outcome remove(AccountId account, Conversation conversation,
            Optional<Long> ifVersion) {
        return remove.handle(new RemoveConversation.Command(account, conversation.id(),
                ifVersion));
    }

    private Conversation created(String... names) {
        return assertInstanceOf(CreateConversation.Outcome.Created.class,
                create(List.of(names).stream().map(this::draft).toList())).conversation();
    }

    private Roster.Refusal refused(AgentDraft... drafts) {
        return assertInstanceOf(CreateConversation.Outcome.Refused.class,
                create(List.of(drafts))).refusal();
    }

    private CreateConversation.Outcome create(List<AgentDraft> drafts) {
        return create(Optional.empty(), "A title", drafts);
    }

    @Test
    void aRequestWithTheClientsIdCanBeSentAgain() {
        var id = Optional.of(new ConversationId(new UUID(7, 7)));
        var drafts = List.of(draft("Ada"));
        var first = create(id, "A title", drafts);
        assertEquals(first, create(id, "A title", drafts));
        assertInstanceOf(CreateConversation.Outcome.IdTaken.class,
                create(id, "Another title", drafts));
    }

    private CreateConversation.Outcome create(Optional<ConversationId> id, String title,
            List<AgentDraft> drafts) {
        return create.handle(new CreateConversation.Command(ANNA, id, Private.of(title),
                new MixRules(Mix.PARALLEL, 1), drafts, false));
    }

    private Conversation changed(Conversation before, Edit edit) {
        return assertInstanceOf(Outcome.Changed.class, change(before, edit)).conversation();
    }

    private Outcome change(Conversation before, Edit edit) {
        return change.handle(new ChangeConversation.Command(ANNA, before.id(),
                Optional.empty(), edit));
    }

    private AgentDraft draft(String name) {
        return draft(name, "plain");
    }

    private AgentDraft draft(String name, String model) {
        return new AgentDraft(Private.of(name), TurnScene.ref(model), Private.of(""),
                OptionalDouble.empty(), 100);
    }

    private static List<String> names(Conversation conversation) {
        return conversation.agents().stream().map(Agent::name).map(Private::reveal).toList();
    }
}
