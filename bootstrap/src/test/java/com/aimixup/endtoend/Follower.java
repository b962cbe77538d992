package com.aimixup.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the events of a turn as they come, and comes back wherever the connection breaks. */
final class Follower {
    /** One event, its data as it was sent. */
    record Told(long id, String name, String data) {}

    private final Person person;
    private final String path;
    private final List<Told> events = new ArrayList<>();
    private int cuts;

    Follower(Person person, String conversation, String turn) {
        this.person = person;
        path = "/conversations/" + conversation + "/turns/" + turn + "/events";
    }

    /** How often the connection broke. */
    int cuts() {
        return cuts;
    }

    /** All of them, from the first. */
    List<Told> toEnd() {
        return until(Integer.MAX_VALUE);
    }

    /** Until it has so many, or the turn is over. */
    List<Told> until(int count) {
        Await.until("the turn is over", () -> {
            if (!isOver() && events.size() < count) read(count);
            return isOver() || events.size() >= count;
        });
        return List.copyOf(events);
    }

    private boolean isOver() {
        return !events.isEmpty() && events.getLast().name().matches("turn\\.(?!started).*");
    }

    private void read(int count) {
        var last = events.isEmpty() ? 0 : events.getLast().id();
        var request = person.request(path).header("Last-Event-ID", Long.toString(last)).build();
        try {
            var answer = Person.HTTP.send(request, BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(),
                    StandardCharsets.UTF_8))) {
                if (answer.statusCode() == 200) read(lines, count);
            }
        } catch (IOException cut) {
            cuts++;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(BufferedReader lines, int count) throws IOException {
        var id = 0L;
        var name = "";
        var data = "";
        for (var line = lines.readLine(); line != null && events.size() < count;
                line = lines.readLine()) {
            if (line.startsWith("id: ")) id = Long.parseLong(line.substring(4));
            if (line.startsWith("event: ")) name = line.substring(7);
            if (line.startsWith("data: ")) data = line.substring(6);
            if (line.isEmpty() && !data.isEmpty()) {
                events.add(new Told(id, name, data));
                data = "";
            }
        }
    }

    /** The same from the start, in one go. */
    static List<Told> again(Person person, String conversation, String turn) {
        return new Follower(person, conversation, turn).toEnd();
    }
}
