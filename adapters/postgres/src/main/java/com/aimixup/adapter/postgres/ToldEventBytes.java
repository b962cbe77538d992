package com.aimixup.adapter.postgres;

import com.aimixup.application.conversations.TurnEvent;
import com.aimixup.application.conversations.TurnFeed.Numbered;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Brief;
import com.aimixup.domain.conversations.Cue;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Events as bytes. Of a turn that is begun nothing is repeated that its own row has; of an agent
 * only what readers are told. A speaker stands in full where it is first named, later by its place.
 */
final class ToldEventBytes {
    private static final byte FORM = 1;
    private static final byte STARTED = 1;
    private static final byte AGENT_STARTED = 2;
    private static final byte DELTA = 3;
    private static final byte REASONING = 4;
    private static final byte COMPLETED = 5;
    private static final byte FAILED = 6;
    private static final byte ENDED = 7;
    private static final byte IMAGE = 8;

    private record Speaker(Agent agent, int round, MessageId message) {}

    private ToldEventBytes() {}

    static byte[] of(List<Numbered> events) {
        var out = new ByteWriter();
        out.number(FORM);
        out.number(events.size());
        var speakers = new HashMap<Speaker, Integer>();
        for (var numbered : events) write(numbered.event(), speakers, out);
        return out.bytes();
    }

    private static void write(TurnEvent event, Map<Speaker, Integer> speakers, ByteWriter out) {
        switch (event) {
            case TurnEvent.Started(_, var agents, var held) -> {
                out.number(STARTED);
                out.number(held.micros());
                out.number(agents.size());
                agents.forEach(agent -> agent(agent, out));
            }
            case TurnEvent.AgentStarted(var agent, var round, var message, var brief) -> {
                out.number(AGENT_STARTED);
                speaker(new Speaker(agent, round, message), speakers, out);
                brief(brief, out);
            }
            case TurnEvent.AgentDelta(var agent, var round, var message, var text) -> {
                out.number(DELTA);
                speaker(new Speaker(agent, round, message), speakers, out);
                out.text(text.reveal());
            }
            case TurnEvent.AgentReasoning(var agent, var round, var message, var text) -> {
                out.number(REASONING);
                speaker(new Speaker(agent, round, message), speakers, out);
                out.text(text.reveal());
            }
            case TurnEvent.AgentImage(var agent, var round, var message, var file) -> {
                out.number(IMAGE);
                speaker(new Speaker(agent, round, message), speakers, out);
                out.id(file.value());
            }
            case TurnEvent.AgentCompleted(var agent, var round, var message, var answer) -> {
                out.number(COMPLETED);
                speaker(new Speaker(agent, round, message), speakers, out);
                answer(answer, out);
            }
            case TurnEvent.AgentFailed(var agent, var round, var message, var answer) -> {
                out.number(FAILED);
                speaker(new Speaker(agent, round, message), speakers, out);
                answer(answer, out);
            }
            case TurnEvent.Ended(var turn, var charged, var messages) -> {
                out.number(ENDED);
                out.text(turn.state().name());
                out.optional(turn.reason(), out::text);
                out.instant(turn.endedAt().orElseThrow());
                out.number(charged.micros());
                out.number(messages.size());
                messages.forEach(message -> out.id(message.value()));
            }
        }
    }

    private static void speaker(Speaker speaker, Map<Speaker, Integer> known, ByteWriter out) {
        var place = known.putIfAbsent(speaker, known.size());
        out.number(place == null ? known.size() - 1 : place);
        if (place != null) return;
        agent(speaker.agent(), out);
        out.number(speaker.round());
        out.id(speaker.message().value());
    }

    private static void agent(Agent agent, ByteWriter out) {
        out.id(agent.id().value());
        out.text(agent.name().reveal());
        model(agent.model(), out);
    }

    private static void model(ModelRef model, ByteWriter out) {
        out.text(model.provider());
        out.text(model.model());
    }

    private static void brief(Brief brief, ByteWriter out) {
        out.text(brief.task().name());
        out.number(brief.leftOut());
        out.number(brief.tokens());
    }

    private static void answer(Answer answer, ByteWriter out) {
        model(answer.model(), out);
        brief(answer.brief(), out);
        out.optional(answer.end(), out::text);
        out.flag(answer.failed());
        out.number(answer.usage().size());
        answer.usage().forEach((unit, amount) -> {
            out.text(unit.name());
            out.number(amount);
        });
        out.number(answer.charged().micros());
        out.flag(answer.estimated());
    }

    /** @param turn whose events they are, as it is now */
    static List<Numbered> read(Turn turn, long first, byte[] bytes) {
        var in = new ByteReader(bytes);
        if (in.number() != FORM) throw new IllegalStateException("events of a newer version");
        var count = in.number();
        var speakers = new ArrayList<Speaker>();
        var events = new ArrayList<Numbered>();
        while (events.size() < count)
            events.add(new Numbered(first + events.size(), event(turn, speakers, in)));
        return events;
    }

    private static TurnEvent event(Turn turn, List<Speaker> speakers, ByteReader in) {
        var kind = (int) in.number();
        if (kind == STARTED) {
            var held = new Credits(in.number());
            return new TurnEvent.Started(begun(turn), in.list(() -> agent(in)), held);
        }
        if (kind == ENDED) {
            var state = Turn.State.valueOf(in.text());
            var ended = turn.ended(state, in.optional(in::text), in.instant());
            var charged = new Credits(in.number());
            return new TurnEvent.Ended(ended, charged, in.list(() -> new MessageId(in.id())));
        }
        var place = (int) in.number();
        if (place == speakers.size())
            speakers.add(new Speaker(agent(in), (int) in.number(), new MessageId(in.id())));
        var by = speakers.get(place);
        return switch (kind) {
            case AGENT_STARTED -> new TurnEvent.AgentStarted(by.agent, by.round, by.message,
                    brief(in));
            case DELTA -> new TurnEvent.AgentDelta(by.agent, by.round, by.message,
                    Private.of(in.text()));
            case REASONING -> new TurnEvent.AgentReasoning(by.agent, by.round, by.message,
                    Private.of(in.text()));
            case IMAGE -> new TurnEvent.AgentImage(by.agent, by.round, by.message,
                    new FileId(in.id()));
            case COMPLETED -> new TurnEvent.AgentCompleted(by.agent, by.round, by.message,
                    answer(in));
            case FAILED -> new TurnEvent.AgentFailed(by.agent, by.round, by.message, answer(in));
            default -> throw new IllegalStateException("unknown event " + kind);
        };
    }

    /** As it was when it began. */
    private static Turn begun(Turn turn) {
        return new Turn(turn.account(), turn.id(), turn.conversation(), turn.question(),
                turn.rules(), Turn.State.RUNNING, Optional.empty(), turn.startedAt(),
                Optional.empty());
    }

    private static Agent agent(ByteReader in) {
        return new Agent(new AgentId(in.id()), Private.of(in.text()), model(in), Private.of(""),
                OptionalDouble.empty(), Agent.OUTPUT_TOKENS_DEFAULT);
    }

    private static ModelRef model(ByteReader in) {
        return new ModelRef(in.text(), in.text());
    }

    private static Brief brief(ByteReader in) {
        return new Brief(Cue.Task.valueOf(in.text()), (int) in.number(), in.number());
    }

    private static Answer answer(ByteReader in) {
        var model = model(in);
        var brief = brief(in);
        var end = in.optional(in::text);
        var failed = in.flag();
        var usage = new EnumMap<UsageUnit, Long>(UsageUnit.class);
        for (var left = in.number(); left > 0; left--)
            usage.put(UsageUnit.valueOf(in.text()), in.number());
        return new Answer(model, brief, end, failed, usage, new Credits(in.number()), in.flag());
    }
}
