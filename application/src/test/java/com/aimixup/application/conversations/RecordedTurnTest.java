package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.TurnScene.ANNA;
import static com.aimixup.application.conversations.TurnScene.end;
import static com.aimixup.application.conversations.TurnScene.readAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.application.providers.ScriptedProvider;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.Author.Speaker;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import com.aimixup.plugin.spi.ChatOutcome.Completed;
import com.aimixup.plugin.spi.ChatOutcome.Failed;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** A turn that was written down once comes out the same: its messages, their order, its cost. */
final class RecordedTurnTest {
    /** One line of a recording. */
    private record Said(String agent, int round, String task, int read, int said, String text) {
        static Said of(String line) {
            var parts = line.split("\\s+", 6);
            return new Said(parts[0], Integer.parseInt(parts[1]), parts[2],
                    Integer.parseInt(parts[3]), Integer.parseInt(parts[4]),
                    parts[5].replace('|', '\n'));
        }
    }

    private final TurnScene scene = new TurnScene();

    @Test
    void aModeratedTurnComesOutAsItWasWrittenDown() throws Exception {
        replay("moderated", new MixRules(Mix.MODERATED, 4, 1, true, Optional.empty()));
        replay("moderated", new MixRules(Mix.MODERATED, 4, 1, true, Optional.empty()));
    }

    private void replay(String name, MixRules rules) throws Exception {
        var lines = recording(name);
        var told = lines.stream().filter(line -> !line.startsWith("=")).map(Said::of).toList();
        var end = lines.getLast().split(" ");
        scene.grant(100_000);
        for (var agent : List.of("mo", "ada", "ben"))
            scene.offer(agent, act(told.stream().filter(said -> said.agent().equals(agent))
                    .toList()));
        var conversation = scene.conversation(Mix.SINGLE, "mo", "ada", "ben");
        var ask = scene.ask(conversation);
        var begun = (TakeTurn.Outcome.Begun) scene.take(new TakeTurn.Command(ANNA,
                conversation.id(), ask.question(), ask.text(), Optional.empty(),
                Optional.of(rules), Optional.empty()));
        var ended = end(readAll(begun.feed()));
        assertEquals(Turn.State.COMPLETED, ended.turn().state());
        assertEquals(Optional.of(end[1]), ended.turn().reason());
        assertEquals(new Credits(Long.parseLong(end[2])), ended.charged());
        var answers = scene.answers(begun.turn());
        assertEquals(told.stream().map(said -> said.agent() + ' ' + said.round() + ' '
                + said.task() + ' ' + said.text()).toList(), answers.stream().map(answer ->
                        shown(conversation.agents().stream().filter(agent -> agent.id()
                                .equals(speaker(answer).agent())).findFirst().orElseThrow().name()
                                .reveal(), answer)).toList());
        scene.assertSettled();
    }

    private static String shown(String name, Message answer) {
        var end = answer.answer().orElseThrow();
        return name + ' ' + speaker(answer).round() + ' ' + end.brief().task() + ' '
                + (end.failed() ? '!' + end.end().orElseThrow() : answer.text().reveal());
    }

    private static Speaker speaker(Message answer) {
        return (Speaker) answer.author();
    }

    /** Each call says the next line. */
    private static ScriptedProvider.Act act(List<Said> lines) {
        Queue<Said> next = new ArrayDeque<>(lines);
        return (_, sink, _) -> {
            var line = next.remove();
            if (line.text().startsWith("!"))
                return new Failed(new ProviderFailure.Unavailable(), Usage.NONE);
            sink.text(line.text());
            return new Completed(FinishReason.STOP, Usage.of(line.read(), line.said()));
        };
    }

    private static List<String> recording(String name) throws IOException {
        try (var in = RecordedTurnTest.class.getResourceAsStream("/turns/" + name + ".txt")) {
            var lines = new ArrayList<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().toList());
            lines.removeIf(line -> line.startsWith("#"));
            return lines;
        }
    }
}
