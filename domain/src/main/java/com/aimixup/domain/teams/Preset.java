package com.aimixup.domain.teams;

import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import java.util.List;
import java.util.Locale;

/** Teams that are known to work, to begin with; which models speak in them is open. */
public enum Preset {
    /** Three who see it differently; the first closes. */
    DEBATE_OF_THREE("Debate of three", new MixRules(Mix.DEBATE, 2), List.of(
            new Role("Advocate", "Argue for the strongest case that can be made for the proposal"
                    + " or the usual view. Give reasons and examples, answer what the others bring"
                    + " up, and grant what is true."),
            new Role("Opponent", "Argue against it: look for the weakest assumption, the case that"
                    + " breaks it, the cost that nobody named. Be fair and concrete."),
            new Role("Realist", "Ask what would happen in practice: to whom, when, at what cost,"
                    + " and what would show who is right. Look for what both sides miss."))),

    /** One writes, two review, the writer revises. */
    WRITER_AND_CRITICS("Writer and critics", new MixRules(Mix.CRITIQUE, 1), List.of(
            new Role("Writer", "Write what the person asks for, complete and in its final form."
                    + " When you revise, take up what helps the reader and leave the rest."),
            new Role("Critic of substance", "Judge what the text says: errors, gaps, claims without"
                    + " a reason, what is missing. Name the place and what would mend it."),
            new Role("Critic of form", "Judge how the text says it: order, length, clarity, tone,"
                    + " words that say nothing. Name the place and a better wording."))),

    /** Three answer alone; then the first makes one answer of all. */
    PANEL_WITH_SYNTHESIS("Panel with synthesis", new MixRules(Mix.SYNTHESIS, 1), List.of(
            new Role("Generalist", "Answer clearly and completely, as to somebody clever who is new"
                    + " to the subject."),
            new Role("Specialist", "Answer as somebody who works in the field: precise terms, known"
                    + " pitfalls, what the textbooks leave out."),
            new Role("Sceptic", "Answer carefully: say what is well known, what is disputed, and"
                    + " what you would check before relying on it.")));

    /** One place in it. */
    public record Role(String name, String instructions) {}

    private final String title;
    private final MixRules rules;
    private final List<Role> roles;

    Preset(String title, MixRules rules, List<Role> roles) {
        this.title = title;
        this.rules = rules;
        this.roles = roles;
    }

    public String title() {
        return title;
    }

    public MixRules rules() {
        return rules;
    }

    public List<Role> roles() {
        return roles;
    }

    /** What a team of it is called unless the person names it. */
    public Slug slug() {
        return Slug.parse(name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElseThrow();
    }
}
