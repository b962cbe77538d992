package com.aimixup.plugin.echo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What the sandbox says: a few sentences that follow from the scene and from nothing else. */
final class Wording {
    static final String REFUSAL = "I would rather not answer that.";
    private static final int QUOTED_CHARACTERS = 60;
    private static final int ANSWERED_SPEAKERS = 2;
    private static final Pattern ROLE =
            Pattern.compile("\\byou are ([^.,;:!?\\n]{1,60})", Pattern.CASE_INSENSITIVE);
    private static final List<String> SUMMING_UP = List.of(
            "To sum up “%s”: we agree on the aim and differ about the way.",
            "At the end of “%s” there is more agreement than it sounded like.");
    private static final List<String> STANDING = List.of(
            "I stand by what I said, with one addition.",
            "Having listened, I change one word of what I said and keep the rest.");
    private static final List<String> CLOSING = List.of(
            "So my answer is yes, with care.",
            "So I would wait for one more fact.",
            "In short: try it, and look again in a week.",
            "That is where I would begin.");

    /** On demand: whoever is told to always agree does, once told how. */
    private static final Pattern AGREEABLE =
            Pattern.compile("(?is).*\\balways agree\\b.*only the word AGREED.*");

    private Wording() {}

    static String answer(Scene scene) {
        if (!scene.choices().isEmpty()) return choice(scene);
        var agrees = AGREEABLE.matcher(scene.instructions()).matches();
        return spoken(scene) + (agrees ? "\nAGREED" : "");
    }

    /** Everybody once, then the end. */
    private static String choice(Scene scene) {
        return scene.chosen() < scene.choices().size()
                ? "NEXT: " + scene.choices().get(scene.chosen()) : "END";
    }

    private static String spoken(Scene scene) {
        var chance = chance(scene);
        var voice = Voice.of(scene.instructions());
        var sentences = new ArrayList<String>();
        sentences.add(opening(scene) + (scene.closing()
                ? one(SUMMING_UP, chance).replace("%s", topic(scene))
                : voice.view(topic(scene), chance)));
        if (scene.images() + scene.files() > 0) sentences.add(seen(scene));
        if (!scene.result().isEmpty()) {
            sentences.add("The tool said “" + quote(scene.result()) + "”.");
        }
        var others = scene.others();
        var latest = others.subList(Math.max(0, others.size() - ANSWERED_SPEAKERS), others.size());
        for (var line : latest) {
            sentences.add(line.name() + " said “" + quote(lastSentence(line.words())) + "”. "
                    + voice.reply(line.name(), chance));
        }
        if (scene.ownTurns() > 0) sentences.add(one(STANDING, chance));
        sentences.add(one(CLOSING, chance));
        return String.join(" ", sentences);
    }

    /** What the model with visible reasoning thinks before it answers. */
    static String reasoning(Scene scene) {
        return "The question is “" + topic(scene) + "”. Others who spoke: "
                + scene.others().size() + ". I look at it as "
                + Voice.of(scene.instructions()).name().toLowerCase(Locale.ROOT) + ". ";
    }

    private static String opening(Scene scene) {
        var role = ROLE.matcher(scene.instructions());
        return role.find() ? "As " + quote(role.group(1)) + ": " : "";
    }

    private static String topic(Scene scene) {
        var topic = quote(scene.question());
        return topic.isEmpty() ? "this" : topic;
    }

    private static String seen(Scene scene) {
        return "I was given " + counted(scene.images(), "picture") + " and "
                + counted(scene.files(), "file") + ".";
    }

    /** What an answer comes to usually stands at its end. */
    private static String lastSentence(String text) {
        var sentences = text.strip().split("(?<=[.!?])\\s+");
        return sentences[sentences.length - 1];
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** The first words on one line, without quotation marks and half characters. */
    static String quote(String text) {
        var line = text.replaceAll("[\\p{Cc}\\p{Cs}\\s“”\"]+", " ").strip();
        if (line.codePointCount(0, line.length()) <= QUOTED_CHARACTERS) return line;
        var head = line.substring(0, line.offsetByCodePoints(0, QUOTED_CHARACTERS));
        var space = head.lastIndexOf(' ');
        return (space > 0 ? head.substring(0, space) : head) + "…";
    }

    private static String one(List<String> sentences, RandomGenerator chance) {
        return sentences.get(chance.nextInt(sentences.size()));
    }

    private static RandomGenerator chance(Scene scene) {
        return new SplittableRandom(scene.seed());
    }
}
