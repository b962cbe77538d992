package com.aimixup.application.conversations;

import com.aimixup.application.files.Handout;
import com.aimixup.application.providers.Questions;
import com.aimixup.domain.conversations.Line;
import com.aimixup.domain.conversations.PicturePrompt;
import com.aimixup.domain.conversations.Script;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ImageOptions;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns a script into a provider's request. */
final class Prompts {
    private Prompts() {}

    /** An agent hears its own words as the assistant's and everybody else's as the user's. */
    static ChatRequest request(Voice voice, Script script, Duration timeLimit) {
        var agent = voice.agent();
        return new ChatRequest(agent.model().model(), script.instructions().reveal(),
                script.lines().stream().map(line -> message(voice, line)).toList(),
                agent.outputTokensMax(), agent.temperature(), Optional.empty(), timeLimit);
    }

    /**
     * One picture after what {@link PicturePrompt} says. What the model does not offer any more is
     * left to it.
     */
    static ImageRequest picture(Voice voice,
            List<com.aimixup.domain.conversations.Message> branch,
            Optional<ImageOptions> offered, Duration timeLimit) {
        var canvas = voice.agent().canvas();
        return new ImageRequest(voice.agent().model().model(),
                PicturePrompt.of(voice.agent(), branch).reveal(), 1,
                offered(canvas.size(), offered.map(ImageOptions::sizes)),
                offered(canvas.quality(), offered.map(ImageOptions::qualities)), timeLimit);
    }

    /** A list that is empty or not there does not say. */
    private static Optional<String> offered(Optional<String> wanted,
            Optional<List<String>> offered) {
        return wanted.filter(one -> offered.filter(list -> !list.isEmpty())
                .map(list -> list.contains(one)).orElse(true));
    }

    static Message message(Voice voice, Line line) {
        var spoken = spoken(line);
        if (line.files().isEmpty()) return spoken;
        var parts = new ArrayList<>(spoken.parts());
        for (var file : line.files()) parts.add(part(voice.files()
                .getOrDefault(file, new Handout.LeftOut(Handout.Why.GONE))));
        return new Message(spoken.role(), parts);
    }

    private static Part part(Handout handout) {
        return switch (handout) {
            case Handout.Words(var name, var text) -> new Part.Text("[File \"" + name.reveal()
                    + "\"]\n" + text.reveal() + "\n[End of file]");
            case Handout.Picture(var type, var bytes) -> new Part.Image(type, bytes);
            case Handout.LeftOut(var why) -> new Part.Text(switch (why) {
                case GONE -> "[A file that has been deleted since]";
                case NO_ROOM -> "[An earlier file, left out for want of room]";
                case NOT_TAKEN -> "[A file that you cannot be shown]";
            });
        };
    }

    private static Message spoken(Line line) {
        var text = line.text().reveal();
        return switch (line.voice()) {
            case PERSON, OTHER, HOST -> Message.user(text);
            case SELF -> Message.assistant(text);
        };
    }

    /** What kinds of data are in it; the words of a file are the file's. */
    static Set<DataCategory> categories(Voice voice, ChatRequest request) {
        var categories = EnumSet.copyOf(Questions.categories(request));
        if (voice.files().values().stream().anyMatch(Handout.Words.class::isInstance))
            categories.add(DataCategory.FILE);
        return categories;
    }
}
