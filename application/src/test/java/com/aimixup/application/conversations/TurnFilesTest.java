package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.conversations.TurnScene.readAll;
import static com.aimixup.application.providers.ScriptedProvider.SEEING;
import static com.aimixup.application.providers.ScriptedProvider.says;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.conversations.TakeTurn.Outcome;
import com.aimixup.application.files.Handouts;
import com.aimixup.application.files.Handouts.Reason;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.files.FileId;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import com.aimixup.plugin.spi.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What agents are handed, and which files they are not. */
final class TurnFilesTest {
    private final TurnScene scene = new TurnScene();

    @BeforeEach
    void setUp() {
        scene.grant(1_000_000);
        for (var model : List.of("ada", SEEING, "seeing-too"))
            scene.offer(model, says("I see.", Usage.of(40, 5)));
    }

    @AfterEach
    void everythingIsSettled() {
        scene.assertSettled();
    }

    @Test
    void textAndThePagesOfAPdfAreHandedOverUnderTheirNames() throws InterruptedException {
        var notes = scene.upload("notes.txt", "text/plain:Grüße 🌍");
        var paper = scene.upload("paper.pdf", "application/pdf:All pages");
        play(scene.conversation(Mix.SINGLE, "ada"), notes, paper);
        assertEquals(List.of("What now?", "[File \"notes.txt\"]\ntext/plain:Grüße 🌍\n[End of file]",
                        "[File \"paper.pdf\"]\nAll pages\n[End of file]"),
                texts(asked().getLast()));
    }

    @Test
    void aPictureIsHandedOverByteForByte() throws InterruptedException {
        var bytes = "image/png:\u0000\u00ff".getBytes(StandardCharsets.ISO_8859_1);
        var picture = scene.upload(ANNA, "cat.png", bytes);
        play(scene.conversation(Mix.PARALLEL, SEEING, "seeing-too"), picture);
        assertEquals(2, scene.provider.asked().size());
        for (var request : scene.provider.asked()) {
            var part = assertInstanceOf(Part.Image.class,
                    request.messages().getLast().parts().getLast());
            assertEquals("image/png", part.mediaType());
            assertArrayEquals(bytes, part.bytes());
        }
    }

    @Tag("share.chosen-provider")
    @Test
    void whatIsDisclosedCountsTheFiles() throws InterruptedException {
        var picture = scene.upload("cat.png", "image/png:12345");
        var notes = scene.upload("notes.txt", "text/plain:" + "x".repeat(5_000));
        play(scene.conversation(Mix.SINGLE, SEEING), picture, notes);
        var disclosed = scene.disclosures.of(ANNA, Optional.empty(), 9).getFirst();
        assertEquals(Set.of(DataCategory.PROMPT, DataCategory.IMAGE, DataCategory.FILE),
                disclosed.categories());
        assertTrue(disclosed.bytes() > 5_015 && disclosed.bytes() < 5_200,
                () -> "bytes " + disclosed.bytes());
    }

    @Test
    void aLaterQuestionOfTheBranchHearsThemAgainAndOneBesideItDoesNot()
            throws InterruptedException {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        play(conversation, scene.upload("notes.txt", "text/plain:secret"));
        var stored = scene.conversations.find(ANNA, conversation.id()).orElseThrow();
        play(stored);
        assertTrue(heard().contains("secret"));
        play(scene.conversation(Mix.SINGLE, "ada"));
        assertTrue(!heard().contains("secret"));
    }

    @Test
    void aFileThatWasDeletedSinceEndsNoConversation() throws InterruptedException {
        var notes = scene.upload("notes.txt", "text/plain:secret");
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        play(conversation, notes);
        scene.delete(notes);
        play(scene.conversations.find(ANNA, conversation.id()).orElseThrow());
        assertTrue(heard().contains("has been deleted since") && !heard().contains("secret"));
    }

    @Test
    void whatIsTooMuchOfEarlierMessagesIsLeftOutOldestFirst() throws InterruptedException {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        for (var mark : List.of("first", "second", "third")) {
            play(scene.conversations.find(ANNA, conversation.id()).orElseThrow(),
                    scene.upload(mark, "text/plain:" + mark + "x".repeat(150_000)));
        }
        assertTrue(heard().contains("text/plain:third") && heard().contains("text/plain:second"));
        assertTrue(!heard().contains("text/plain:first"));
        assertTrue(heard().contains("left out for want of room"));
    }

    @Test
    void whatCannotBeHandedOverIsRefusedBeforeAnythingIsStoredOrHeld() {
        var bens = new AccountId(UUID.randomUUID());
        scene.vault.createKey(bens);
        var fine = scene.upload("a", "text/plain:fine");
        assertRefused(Reason.UNKNOWN, fine, new FileId(UUID.randomUUID()));
        assertRefused(Reason.UNKNOWN, fine, scene.upload(bens, "b",
                "text/plain:another's".getBytes(StandardCharsets.UTF_8)));
        assertRefused(Reason.KIND, fine, scene.upload("c", "application/zip:PK"));
        assertRefused(Reason.NOT_UTF8, fine, scene.upload(ANNA, "d",
                "text/plain:Gr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1)));
        assertRefused(Reason.NO_TEXT, fine, scene.upload("e", "application/pdf: \n"));
        assertRefused(Reason.ENCRYPTED, fine, scene.upload("f", "application/pdf:locked"));
        assertRefused(Reason.BROKEN, fine, scene.upload("g", "application/pdf:broken"));
        assertRefused(Reason.TOO_LARGE, fine, scene.upload("h", "application/pdf:bomb"));
        assertRefused(Reason.TOO_LARGE, fine, scene.upload("i",
                "text/plain:" + "x".repeat(Handouts.TEXT_LENGTH_MAX)));
        assertRefused(Reason.TOO_LARGE, fine, scene.upload("j",
                "image/png:" + "x".repeat(Handouts.PICTURE_BYTES_MAX)));
    }

    @Test
    void oneAgentThatTakesNoPicturesIsNamedBeforeAnybodyIsAsked() {
        var picture = scene.upload("cat.png", "image/png:1");
        var conversation = scene.conversation(Mix.PARALLEL, SEEING, "ada");
        assertEquals(new Outcome.FileNotUsable(picture, 0, Reason.NOT_TAKEN,
                        Optional.of(conversation.agents().getLast().id())),
                scene.take(scene.ask(conversation, picture)));
        assertNothingHappened(conversation);
    }

    @Test
    void anAgentThatCameLaterIsToldThatItCannotBeShownThePicture() throws InterruptedException {
        var conversation = scene.conversation(Mix.SINGLE, SEEING);
        play(conversation, scene.upload("cat.png", "image/png:1"));
        var stored = scene.conversations.find(ANNA, conversation.id()).orElseThrow();
        var blind = scene.conversation(Mix.SINGLE, "ada").agents();
        scene.conversations.save(new Conversation(ANNA, stored.id(), stored.title(),
                stored.rules(), blind, false, stored.head(), stored.version() + 1,
                stored.createdAt(), stored.updatedAt()));
        play(scene.conversations.find(ANNA, conversation.id()).orElseThrow());
        assertTrue(heard().contains("cannot be shown"));
    }

    @Test
    void theSameRequestComparesTheFilesToo() throws InterruptedException {
        var one = scene.upload("one", "text/plain:1");
        var two = scene.upload("two", "text/plain:2");
        var ask = scene.ask(scene.conversation(Mix.SINGLE, "ada"), one, two);
        readAll(assertInstanceOf(Outcome.Begun.class, scene.take(ask)).feed());
        scene.delete(two);
        assertInstanceOf(Outcome.Repeated.class, scene.take(ask));
        for (var other : List.of(List.<FileId>of(), List.of(one), List.of(two, one)))
            assertInstanceOf(Outcome.IdTaken.class, scene.take(new TakeTurn.Command(ANNA,
                    ask.conversation(), ask.question(), ask.text(), ask.parent(), ask.rules(),
                    ask.ceiling(), other)));
        assertEquals(1, scene.provider.asked().size());
    }

    private void assertRefused(Reason reason, FileId... files) {
        var conversation = scene.conversation(Mix.SINGLE, SEEING);
        assertEquals(new Outcome.FileNotUsable(files[files.length - 1], files.length - 1, reason,
                Optional.empty()), scene.take(scene.ask(conversation, files)));
        assertNothingHappened(conversation);
    }

    private void assertNothingHappened(Conversation conversation) {
        assertEquals(List.of(), scene.provider.asked());
        assertEquals(List.of(), scene.messages.page(ANNA, conversation.id(), Optional.empty(), 9));
        assertEquals(List.of(), scene.disclosures.of(ANNA, Optional.empty(), 9));
        assertEquals(1_000_000, scene.available());
    }

    private void play(Conversation conversation, FileId... files) throws InterruptedException {
        readAll(assertInstanceOf(Outcome.Begun.class,
                scene.take(scene.ask(conversation, files))).feed());
    }

    private List<Message> asked() {
        return scene.provider.asked().getLast().messages();
    }

    private String heard() {
        return asked().stream().flatMap(message -> texts(message).stream())
                .collect(Collectors.joining("\n"));
    }

    private static List<String> texts(Message message) {
        return message.parts().stream().filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text()).toList();
    }
}
