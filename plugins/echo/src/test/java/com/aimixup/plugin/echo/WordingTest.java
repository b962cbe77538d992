package com.aimixup.plugin.echo;

import static com.aimixup.plugin.echo.Sandbox.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordingTest {
    private static final Message QUESTION = Message.user("Should the town build a tram?");
    private static final Message ADA = Message.user("[Ada] The tram pays for itself in ten years.");
    private static final Message LINUS = Message.user("[Linus] Buses can start tomorrow.");

    @Test
    void theSameSceneGetsTheSameWords() {
        assertEquals(say("You are a poet.", QUESTION, ADA), say("You are a poet.", QUESTION, ADA));
    }

    @Test
    void theInstructionsAndTheQuestionShow() {
        var answer = say("You are a careful historian. Be brief.", QUESTION);
        assertTrue(answer.startsWith("As a careful historian: "), answer);
        assertTrue(answer.contains("“Should the town build a tram?”"), answer);
        assertNotEquals(answer, say("You are a cheerful poet.", QUESTION));
    }

    @Test
    void othersAreAnsweredByName() {
        var alone = say("", QUESTION);
        var after = say("", QUESTION, ADA, LINUS);
        assertFalse(alone.contains("Ada"));
        assertTrue(after.contains("Ada said “The tram pays for itself in ten years.”"), after);
        assertTrue(after.indexOf("Ada said") < after.indexOf("Linus said"), after);
    }

    @Test
    void othersAreQuotedByTheirConclusion() {
        var answer = say("", QUESTION, Message.user("[Ada] It depends. Wait a year!\n"));
        assertTrue(answer.contains("Ada said “Wait a year!”"), answer);
        assertTrue(say("", QUESTION, Message.user("[Ada] ")).contains("Ada said “”"));
    }

    @Test
    void onlyWhatWasSaidSinceItsOwnLastTurnIsAnswered() {
        var answer = say("", QUESTION, ADA, Message.assistant("I agree."), LINUS);
        assertFalse(answer.contains("Ada"), answer);
        assertTrue(answer.contains("Linus said"), answer);
    }

    @Test
    void atMostTheTwoLastSpeakersAreAnswered() {
        var answer = say("", QUESTION, Message.user("[Bo] One."), ADA, LINUS,
                Message.user("[Ada] Three."));
        assertFalse(answer.contains("Bo said"), answer);
        assertTrue(answer.contains("Ada said “Three.”"), answer);
        assertTrue(answer.contains("Linus said"), answer);
    }

    @Test
    void closingIsAboutTheQuestionBefore() {
        var closing = say("", QUESTION, Message.assistant("Yes."), ADA,
                Message.user("Close the debate: say what was agreed."));
        assertTrue(closing.contains("“Should the town build a tram?”"), closing);
        assertFalse(closing.contains("Close the debate"), closing);
        assertEquals(Scene.of(ask("fast", "", 9, QUESTION)).question(),
                Scene.of(ask("fast", "", 9, QUESTION, Message.user("Please go on."))).question());
    }

    @Test
    void aMarkedPersonAsksAndTheHostOnlySaysWhatToDo() {
        assertEquals(say("", QUESTION, ADA), say("",
                Message.user("[Person] Should the town build a tram?"), ADA));
        assertEquals("Should the town build a tram?", Scene.of(ask("fast", "", 9, QUESTION,
                Message.user("[Host] Review the latest text."))).question());
    }

    @Test
    void whoModeratesLetsEverybodySpeakOnceAndEnds() {
        var task = Message.user("[Host] Moderate: choose who speaks next. Answer with one line:"
                + " \"NEXT:\" and one of these names: Ada, Linus; or \"END\".");
        assertEquals("NEXT: Ada", say("", QUESTION, task));
        assertEquals("NEXT: Linus", say("", QUESTION, Message.assistant("NEXT: Ada"), ADA, task));
        assertEquals("END", say("", QUESTION, Message.assistant("NEXT: Ada"), ADA,
                Message.assistant("NEXT: Linus"), LINUS, task));
        assertEquals("NEXT: Ada", say("", QUESTION, Message.assistant("END"), QUESTION, task));
    }

    @Test
    void whoIsToAlwaysAgreeDoesOnceToldHow() {
        var told = " End your answer with a line that has only the word AGREED.";
        assertTrue(say("You always agree." + told, QUESTION).endsWith("\nAGREED"));
        assertFalse(say("You always agree.", QUESTION).contains("AGREED"));
        assertFalse(say("You are a sceptic." + told, QUESTION).contains("AGREED"));
    }

    @Test
    void aLongQuestionIsQuotedByItsFirstWordsOnOneLine() {
        var answer = say("", Message.user("a\n\"b\"\u0000 ".repeat(50)));
        assertTrue(answer.contains("…”"), answer);
        assertFalse(answer.contains("\n") || answer.contains("\u0000"), answer);
    }

    @Test
    void halfACharacterIsNotQuoted() {
        assertFalse(say("", Message.user("Is \uD83D whole?")).contains("\uD83D"));
    }

    @Test
    void picturesAndFilesAreSeen() {
        var parts = List.<Part>of(new Part.Text("What is this?"),
                new Part.Image("image/png", new byte[9]),
                new Part.File("file-1", "text/plain", new byte[9]));
        var answer = say("", new Message(Role.USER, parts));
        assertTrue(answer.contains("1 picture and 1 file."), answer);
    }

    @Test
    void anEmptyQuestionIsAnsweredToo() {
        assertTrue(say("", Message.user("")).contains("“this”"));
    }

    private static String say(String instructions, Message... messages) {
        return Wording.answer(Scene.of(ask("fast", instructions, 1_000, messages)));
    }
}
