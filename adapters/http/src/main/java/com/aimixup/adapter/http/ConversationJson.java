package com.aimixup.adapter.http;

import com.aimixup.application.conversations.AgentDraft;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.Canvas;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.privacy.Private;
import java.util.Optional;
import java.util.OptionalDouble;

/** Conversations and agents as JSON, both ways. */
final class ConversationJson {
    static final Kind<String> TITLE = Kind.line(0, Conversation.TITLE_LENGTH_MAX);
    private static final Kind<String> NAME = Kind.line(1, Agent.NAME_LENGTH_MAX);
    private static final Kind<String> PROVIDER = Kind.line(1, 32);
    private static final Kind<String> MODEL = Kind.line(1, 128);
    private static final Kind<String> INSTRUCTIONS = Kind.text(0, Agent.INSTRUCTIONS_LENGTH_MAX);
    private static final Kind<Double> TEMPERATURE = Kind.decimal(0, Agent.TEMPERATURE_MAX);
    private static final Kind<Long> OUTPUT_TOKENS = Kind.whole(1, Agent.OUTPUT_TOKENS_LIMIT);

    private static final Kind<String> OPTION = Kind.parsed(32,
            text -> Optional.of(text).filter(Canvas::isOption),
            "must be letters, digits and . : _ -");

    private ConversationJson() {}

    static Optional<ModelRef> model(Fields in) {
        var provider = in.required("provider", PROVIDER);
        var model = in.required("model", MODEL);
        return in.build(() -> new ModelRef(provider.orElseThrow(), model.orElseThrow()));
    }

    static Optional<AgentDraft> draft(Fields in) {
        var name = in.required("name", NAME);
        var provider = in.required("provider", PROVIDER);
        var model = in.required("model", MODEL);
        var instructions = in.optional("instructions", INSTRUCTIONS);
        var temperature = in.optional("temperature", TEMPERATURE);
        var outputTokens = in.optional("output_tokens_max", OUTPUT_TOKENS);
        var canvas = new Canvas(in.optional("picture_size", OPTION),
                in.optional("picture_quality", OPTION));
        return in.build(() -> new AgentDraft(Private.of(name.orElseThrow()),
                new ModelRef(provider.orElseThrow(), model.orElseThrow()),
                Private.of(instructions.orElse("")),
                temperature.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                outputTokens.orElse((long) Agent.OUTPUT_TOKENS_DEFAULT).intValue(), canvas));
    }

    /** JSON merge onto an agent; null clears what can be left to a default. */
    static Optional<AgentDraft> merged(Fields in, Agent agent) {
        var name = in.merged("name", NAME, agent.name().reveal());
        var provider = in.merged("provider", PROVIDER, agent.model().provider());
        var model = in.merged("model", MODEL, agent.model().model());
        var instructions = in.merged("instructions", INSTRUCTIONS,
                agent.instructions().reveal(), "");
        var temperature = in.merged("temperature", optional(TEMPERATURE), agent.temperature(),
                OptionalDouble.empty());
        var outputTokens = in.merged("output_tokens_max", OUTPUT_TOKENS,
                (long) agent.outputTokensMax(), (long) Agent.OUTPUT_TOKENS_DEFAULT);
        var canvas = new Canvas(
                in.merged("picture_size", some(OPTION), agent.canvas().size(), Optional.empty()),
                in.merged("picture_quality", some(OPTION), agent.canvas().quality(),
                        Optional.empty()));
        return in.build(() -> new AgentDraft(Private.of(name), new ModelRef(provider, model),
                Private.of(instructions), temperature, outputTokens.intValue(), canvas));
    }

    private static <T> Kind<Optional<T>> some(Kind<T> kind) {
        return (value, place) -> kind.read(value, place).map(Optional::of);
    }

    private static Kind<OptionalDouble> optional(Kind<Double> kind) {
        return (value, place) -> kind.read(value, place).map(OptionalDouble::of);
    }

    static JsonObject shown(Conversation conversation) {
        return RulesJson.put(new JsonObject()
                .put("id", conversation.id().value())
                .put("title", conversation.title()), conversation.rules())
                .put("agents", conversation.agents().stream()
                        .map(ConversationJson::shown).toList())
                .put("local_only", conversation.localOnly())
                .putId("head", conversation.head().map(MessageId::value))
                .put("version", conversation.version())
                .put("created_at", conversation.createdAt())
                .put("updated_at", conversation.updatedAt());
    }

    static JsonObject shown(Agent agent) {
        return new JsonObject()
                .put("id", agent.id().value())
                .put("name", agent.name())
                .put("provider", agent.model().provider())
                .put("model", agent.model().model())
                .put("instructions", agent.instructions())
                .put("temperature", agent.temperature())
                .put("output_tokens_max", agent.outputTokensMax())
                .putText("picture_size", agent.canvas().size())
                .putText("picture_quality", agent.canvas().quality());
    }
}
