package com.aimixup.application.conversations;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Brief;
import com.aimixup.domain.conversations.Canvas;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Cue;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Conversations, messages and turns for the contracts; each with new ids. */
public final class ConversationSamples {
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");
    public static final ModelRef MODEL = new ModelRef("echo", "echo");

    private ConversationSamples() {}

    /** Nothing of it is a default. */
    private static final MixRules RULES =
            new MixRules(Mix.DEBATE, 3, 2, true, Optional.of(Duration.ofSeconds(90)));

    public static AccountId person() {
        return new AccountId(UUID.randomUUID());
    }

    public static Conversation conversation(AccountId account, Instant createdAt) {
        return new Conversation(account, new ConversationId(UUID.randomUUID()),
                Private.of("Grüße 🌍"), RULES,
                List.of(agent("Ada"), agent("Bob")), false, Optional.empty(), 1, createdAt,
                createdAt);
    }

    public static Agent agent(String name) {
        return new Agent(new AgentId(UUID.randomUUID()), Private.of(name), MODEL,
                Private.of("You are " + name), OptionalDouble.of(0.7), 1_024,
                new Canvas(Optional.of("2:1"), Optional.of("fine")));
    }

    public static Message question(TurnId turn, Optional<MessageId> parent, String text,
            FileId... files) {
        return new Message(new MessageId(UUID.randomUUID()), parent, turn,
                new Message.Author.Person(), Message.State.COMPLETE, Private.of(text),
                Optional.empty(), NOON, List.of(files));
    }

    /** An answer that is being given. */
    public static Message answer(TurnId turn, MessageId parent) {
        return new Message(new MessageId(UUID.randomUUID()), Optional.of(parent), turn,
                new Message.Author.Speaker(new AgentId(UUID.randomUUID()), 2),
                Message.State.OPEN, Private.of(""), Optional.of(Answer.pending(MODEL,
                        new Brief(Cue.Task.REVIEW, 3, 4_000))), NOON);
    }

    public static Turn turn(AccountId account, ConversationId conversation) {
        return new Turn(account, turnId(), conversation, new MessageId(UUID.randomUUID()),
                RULES, Turn.State.RUNNING, Optional.empty(), NOON,
                Optional.empty());
    }

    public static TurnId turnId() {
        return new TurnId(UUID.randomUUID());
    }
}
