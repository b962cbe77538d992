package com.aimixup.application.conversations;

import com.aimixup.application.providers.Casting;
import com.aimixup.application.runtime.Ids;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Gist;
import com.aimixup.domain.conversations.Line;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.conversations.Script;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Asks a model that the person chose for a title of a conversation. The title is only shown: it is
 * for the person to take it.
 */
public final class SuggestTitle {
    private static final Private<String> TASK = Private.of("Name the conversation that you are"
            + " shown the beginning of: at most eight words, in its own language. Answer with the"
            + " name alone.");
    /** Some models think before they answer. */
    private static final int OUTPUT_TOKENS = 512;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public record Command(AccountId account, ConversationId conversation, ModelRef model) {}

    public sealed interface Outcome {
        record Suggested(Private<String> title, ModelRef model, Map<UsageUnit, Long> usage,
                Credits charged, boolean estimated) implements Outcome {
            public Suggested {
                usage = Map.copyOf(usage);
            }
        }

        record UnknownConversation() implements Outcome {}

        /** Nothing has been said in it. */
        record NothingSaid() implements Outcome {}

        record ModelNotUsable(Casting.Reason reason) implements Outcome {}

        record TooFewCredits(Credits needed, Credits available) implements Outcome {}

        /** @param code of the failure, or "empty" */
        record Failed(String code, Credits charged) implements Outcome {}
    }

    private final Conversations conversations;
    private final Messages messages;
    private final Casting casting;
    private final SideCall side;
    private final Ids ids;

    SuggestTitle(Conversations conversations, Messages messages, Casting casting, SideCall side,
            Ids ids) {
        this.conversations = conversations;
        this.messages = messages;
        this.casting = casting;
        this.side = side;
        this.ids = ids;
    }

    public Outcome handle(Command command) {
        return conversations.find(command.account(), command.conversation())
                .map(found -> suggest(command, found)).orElseGet(Outcome.UnknownConversation::new);
    }

    private Outcome suggest(Command command, Conversation within) {
        var gist = Gist.of(within.head().map(head ->
                messages.branch(command.account(), within.id(), head)).orElse(List.of()));
        if (gist.equals(Private.of(""))) return new Outcome.NothingSaid();
        return switch (casting.cast(command.model(), within.localOnly())) {
            case Casting.Result.NotUsable(var reason) -> new Outcome.ModelNotUsable(reason);
            case Casting.Result.Usable(var provider, var tariff) -> {
                var agent = new Agent(new AgentId(ids.next()), Private.of(""), command.model(),
                        TASK, OptionalDouble.empty(), OUTPUT_TOKENS);
                var voice = new Voice(agent, provider, tariff);
                yield outcome(command.model(), side.ask(within, voice,
                        Prompts.request(voice, script(gist), PATIENCE)));
            }
        };
    }

    private static Script script(Private<String> gist) {
        return new Script(TASK, List.of(new Line(Line.Voice.PERSON, gist)));
    }

    private static Outcome outcome(ModelRef model, SideCall.Result result) {
        return switch (result) {
            case SideCall.Result.TooFew(var needed, var available) ->
                    new Outcome.TooFewCredits(needed, available);
            case SideCall.Result.Done(var made) -> {
                var title = Gist.title(made.text());
                var failure = made.failure().or(() -> title.equals(Private.of(""))
                        ? Optional.of("empty") : Optional.empty());
                yield failure.<Outcome>map(code -> new Outcome.Failed(code, made.charged()))
                        .orElseGet(() -> new Outcome.Suggested(title, model, made.usage(),
                                made.charged(), made.estimated()));
            }
        };
    }
}
