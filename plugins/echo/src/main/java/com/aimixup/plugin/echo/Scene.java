package com.aimixup.plugin.echo;

import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the sandbox understands of a request: who it is to be, what was asked last, what others said
 * since it spoke itself, how often it spoke, whether it is to close, from whom it is to choose the
 * next speaker and how often it has, how many pictures and files it was given, and what came last
 * of a tool.
 */
record Scene(
        String instructions,
        String question,
        List<Line> others,
        int ownTurns,
        boolean closing,
        List<String> choices,
        int chosen,
        long images,
        long files,
        String result) {

    /** The host gives words as a user's message that begins with the name of whose they are. */
    private static final Pattern ATTRIBUTED =
            Pattern.compile("\\[([^\\[\\]\\n]{1,80})] (.*)", Pattern.DOTALL);

    private static final String PERSON = "Person";
    private static final String HOST = "Host";
    private static final Pattern MODERATE =
            Pattern.compile("Moderate: .* these names: (.+); or .*", Pattern.DOTALL);

    /** A request to close, or to go on, is about the question before it. */
    private static final Pattern CLOSE =
            Pattern.compile("(?is)(close|conclude|merge|sum up|summari[sz]e)\\b.*");
    private static final Pattern GO_ON = Pattern.compile("(?i)(please )?go on\\W*");

    /** What another agent said. */
    record Line(String name, String words) {
        @Override
        public String toString() {
            return "Line[private]";
        }
    }

    static Scene of(ChatRequest request) {
        var question = "";
        var closing = false;
        var ownTurns = 0;
        var chosen = 0;
        var choices = List.<String>of();
        var others = new LinkedHashMap<String, Line>();
        for (var message : request.messages()) {
            var text = text(message);
            if (text.isEmpty() && Wishes.isAboutTools(message)) continue;
            if (message.role() == Role.ASSISTANT) {
                ownTurns++;
                chosen++;
                others.clear();
                continue;
            }
            var attributed = ATTRIBUTED.matcher(text);
            var name = attributed.matches() ? attributed.group(1) : PERSON;
            if (!name.equals(PERSON) && !name.equals(HOST)) {
                others.remove(name); // so that the last to speak comes last
                others.put(name, new Line(name, attributed.group(2)));
            } else {
                var words = attributed.matches() ? attributed.group(2) : text;
                closing = CLOSE.matcher(words).matches();
                choices = choices(name, words);
                var isAboutTheLast = closing || GO_ON.matcher(words).matches()
                        || name.equals(HOST);
                if (isAboutTheLast && !question.isEmpty()) continue;
                question = words;
                chosen = 0;
            }
        }
        return new Scene(request.instructions(), question, new ArrayList<>(others.values()),
                ownTurns, closing, choices, chosen, count(request, Part.Image.class),
                count(request, Part.File.class), Wishes.result(request.messages().getLast()));
    }

    private static List<String> choices(String name, String words) {
        var moderate = MODERATE.matcher(words);
        return name.equals(HOST) && moderate.matches()
                ? List.of(moderate.group(1).split(", ")) : List.of();
    }

    /** The same for the same scene everywhere: hashes of strings and lists are specified. */
    long seed() {
        var said = others.stream().map(line -> line.name() + "\n" + line.words()).toList();
        return List.of(instructions, question, said, ownTurns, closing).hashCode();
    }

    private static String text(Message message) {
        return message.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining(" "));
    }

    private static long count(ChatRequest request, Class<? extends Part> kind) {
        return request.messages().stream()
                .flatMap(message -> message.parts().stream())
                .filter(kind::isInstance)
                .count();
    }

    @Override
    public String toString() {
        return "Scene[private]";
    }
}
