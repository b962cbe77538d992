package com.aimixup.adapter.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an event stream as browsers do (WHATWG HTML, 9.2.6), line by line. */
record EventReader(int status, HttpHeaders headers, BufferedReader lines)
        implements AutoCloseable {

    record Event(String id, String name, String data) {
        Answer json() {
            return new Answer(200, HttpHeaders.of(Map.of(), (_, _) -> true),
                    data.getBytes(StandardCharsets.UTF_8));
        }
    }

    EventReader(int status, HttpHeaders headers, InputStream body) {
        this(status, headers,
                new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
    }

    /** Empty at the end of the stream. */
    Optional<Event> next() {
        var id = "";
        var name = "";
        var data = "";
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) id = line.substring(4);
                else if (line.startsWith("event: ")) name = line.substring(7);
                else if (line.startsWith("data: ")) data += line.substring(6);
                else if (line.isEmpty() && !name.isEmpty())
                    return Optional.of(new Event(id, name, data));
            }
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads on until an event of this name, and answers it. */
    Event until(String name) {
        for (var event = next(); event.isPresent(); event = next())
            if (event.get().name().equals(name)) return event.get();
        throw new AssertionError("the stream ended without " + name);
    }

    List<Event> rest() {
        var events = new ArrayList<Event>();
        for (var event = next(); event.isPresent(); event = next()) events.add(event.get());
        return events;
    }

    String line() {
        try {
            return Optional.ofNullable(lines.readLine()).orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
