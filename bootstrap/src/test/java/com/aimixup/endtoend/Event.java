package com.aimixup.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One server-sent event of a turn. */
record Event(long id, String name, JsonNode data) {

    /** Of a stream that was read to its end. */
    static List<Event> all(String stream) {
        var events = new ArrayList<Event>();
        for (var block : stream.split("\n\n")) {
            var id = 0L;
            var name = "";
            var data = "";
            for (var line : block.split("\n")) {
                if (line.startsWith("id: ")) id = Long.parseLong(line.substring(4));
                if (line.startsWith("event: ")) name = line.substring(7);
                if (line.startsWith("data: ")) data = line.substring(6);
            }
            if (!name.isEmpty()) events.add(new Event(id, name, Person.tree(data)));
        }
        return events;
    }
}
