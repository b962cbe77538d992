package com.aimixup.application.conversations;

import com.aimixup.application.providers.Casting;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.plugin.spi.ModelInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the agents of a conversation must be, as a group. */
public final class Roster {

    public sealed interface Refusal {
        record TooMany(int most) implements Refusal {}

        /** @param index of the second agent of this name */
        record NameTaken(int index) implements Refusal {}

        /** @param offered instead */
        record NotOffered(int index, Option option, List<String> offered) implements Refusal {}

        record ModelNotUsable(int index, ModelRef model, Casting.Reason reason)
                implements Refusal {}
    }

    /** What an agent that draws may be set to. */
    public enum Option { SIZE, QUALITY }

    private final Casting casting;

    public Roster(Casting casting) {
        this.casting = casting;
    }

    /** Empty if these agents can share a conversation by these rules and each has a part. */
    public Optional<Refusal> refusal(List<Agent> agents, MixRules rules, boolean localOnly) {
        return refusal(agents, agents, rules, localOnly);
    }

    /**
     * Empty if these agents can share a conversation and the new ones can speak. Of the others some
     * may have lost their models since: that is no reason not to replace one of them.
     */
    public Optional<Refusal> refusal(List<Agent> agents, List<Agent> fresh, MixRules rules,
            boolean localOnly) {
        if (agents.size() > Conversation.AGENTS_MAX)
            return Optional.of(new Refusal.TooMany(Conversation.AGENTS_MAX));
        var names = new HashSet<String>();
        for (var index = 0; index < agents.size(); index++) {
            var agent = agents.get(index);
            if (!names.add(agent.name().reveal().toLowerCase(Locale.ROOT)))
                return Optional.of(new Refusal.NameTaken(index));
            if (fresh.contains(agent)
                    && casting.part(agent.model(), localOnly)
                            instanceof Casting.Part.None(var reason))
                return Optional.of(new Refusal.ModelNotUsable(index, agent.model(), reason));
            var missing = fresh.contains(agent) ? notOffered(index, agent)
                    : Optional.<Refusal>empty();
            if (missing.isPresent()) return missing;
        }
        return wordless(agents, rules).filter(refusal ->
                fresh.contains(agents.get(refusal.index()))).map(refusal -> refusal);
    }

    /** Of a model that does not draw nothing is asked, and nothing is wrong. */
    private Optional<Refusal> notOffered(int index, Agent agent) {
        return casting.info(agent.model()).flatMap(ModelInfo::images).flatMap(offered ->
                notOffered(index, Option.SIZE, agent.canvas().size(), offered.sizes())
                        .or(() -> notOffered(index, Option.QUALITY, agent.canvas().quality(),
                                offered.qualities())));
    }

    private static Optional<Refusal> notOffered(int index, Option option,
            Optional<String> wanted, List<String> offered) {
        return wanted.filter(one -> !offered.isEmpty() && !offered.contains(one))
                .map(_ -> new Refusal.NotOffered(index, option, offered));
    }

    /** The first agent that only draws although these rules need words of it. */
    public Optional<Refusal.ModelNotUsable> wordless(List<Agent> agents, MixRules rules) {
        var speakers = rules.inWords(agents);
        for (var index = 0; index < agents.size(); index++) {
            var agent = agents.get(index);
            if (speakers.contains(agent.id()) && casting.drawsOnly(agent.model()))
                return Optional.of(new Refusal.ModelNotUsable(index, agent.model(),
                        Casting.Reason.NEEDS_WORDS));
        }
        return Optional.empty();
    }

    /** The first agent whose model is known to be elsewhere than on the operator's machines. */
    Optional<Refusal> notLocal(List<Agent> agents) {
        for (var index = 0; index < agents.size(); index++) {
            var model = agents.get(index).model();
            if (casting.part(model, true) instanceof Casting.Part.None(var reason)
                    && reason == Casting.Reason.NOT_LOCAL)
                return Optional.of(new Refusal.ModelNotUsable(index, model, reason));
        }
        return Optional.empty();
    }
}
