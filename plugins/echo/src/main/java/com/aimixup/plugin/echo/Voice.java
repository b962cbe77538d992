package com.aimixup.plugin.echo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A way of thinking; the first telling word of the instructions chooses it, or else chance. Later
 * words may be about the others in the conversation.
 */
enum Voice {
    SCEPTIC(List.of("scept", "skept", "critic", "doubt"),
            List.of("Before I believe anything about “%s” I would ask what could prove it wrong.",
                    "The usual story about “%s” rests on very little evidence.",
                    "With “%s” it is the price of being wrong that worries me."),
            List.of("%s makes it sound easier than it is: one counterexample would sink it.",
                    "I cannot follow %s there; the step from hope to fact is missing.")),
    OPTIMIST(List.of("optimis", "hope", "enthusias", "cheer"),
            List.of("I see more chances than risks in “%s”.",
                    "Most of what “%s” needs is already there.",
                    "Begin small with “%s” and it will grow by itself."),
            List.of("%s is right, and I would go one step further.",
                    "What %s says can work; let us try it this week.")),
    ENGINEER(List.of("engineer", "practical", "technic", "develop", "build"),
            List.of("I would cut “%s” into three parts and measure the slowest first.",
                    "The simplest thing that could work for “%s” is usually enough.",
                    "For “%s” I want a number, a limit and a way back."),
            List.of("I can build what %s describes, once we agree how to test it.",
                    "%s leaves out how it fails, and that is where the work is.")),
    POET(List.of("poet", "writer", "artist", "creativ", "dream"),
            List.of("Think of “%s” as a river: it finds its way by yielding.",
                    "There is a quiet side of “%s” that no figure shows.",
                    "I hear in “%s” a question about what we care for."),
            List.of("%s counts the stones; I listen to the water between them.",
                    "Between the lines %s and I mean the same thing.")),
    HISTORIAN(List.of("histor", "scholar", "teach", "librar"),
            List.of("People argued about “%s” long before us, and over much the same points.",
                    "What we call “%s” had another name a hundred years ago.",
                    "Every answer to “%s” was once the new one that nobody trusted."),
            List.of("What %s says was tried before, and it is worth asking why it ended.",
                    "I would put what %s says into its time, and then I agree.")),
    ECONOMIST(List.of("econom", "business", "financ", "trade", "market"),
            List.of("Ask of “%s” who pays, who gains and who decides.",
                    "The scarce thing in “%s” is attention, not money.",
                    "If “%s” were worth it, somebody would already do half of it."),
            List.of("%s forgets what else the same effort could buy.",
                    "At the right price I would take the offer that %s makes."));

    private static final int NOWHERE = Integer.MAX_VALUE;

    private final List<String> words;
    private final List<String> views;
    private final List<String> replies;

    Voice(List<String> words, List<String> views, List<String> replies) {
        this.words = words;
        this.views = views;
        this.replies = replies;
    }

    static Voice of(String instructions) {
        var lower = instructions.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(voice -> voice.place(lower) < NOWHERE)
                .min(Comparator.comparingInt(voice -> voice.place(lower)))
                .orElseGet(() -> values()[Math.floorMod(instructions.hashCode(), values().length)]);
    }

    private int place(String instructions) {
        return words.stream().mapToInt(instructions::indexOf).filter(at -> at >= 0).min()
                .orElse(NOWHERE);
    }

    String view(String topic, RandomGenerator chance) {
        return one(views, chance).replace("%s", topic);
    }

    String reply(String name, RandomGenerator chance) {
        return one(replies, chance).replace("%s", name);
    }

    private static String one(List<String> sentences, RandomGenerator chance) {
        return sentences.get(chance.nextInt(sentences.size()));
    }
}
