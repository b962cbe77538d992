package com.aimixup.plugin.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Server-sent events as the HTML standard says; ids and retry times are of no use to us. */
public final class SseFrames implements Frames {
    private static final int STRAY_MAX = 16_384;

    private final LineReader lines;
    private final int eventCharactersMax;
    private final StringBuilder data = new StringBuilder();
    private final StringBuilder stray = new StringBuilder();
    private boolean hasData;
    private String name = "";

    public SseFrames(InputStream in, WireLimits limits) {
        this.lines = new LineReader(in, limits.frameBytes());
        this.eventCharactersMax = limits.frameBytes();
    }

    @Override
    public Optional<Frame> next() throws IOException {
        while (true) {
            var line = lines.next();
            if (line.isEmpty()) return Optional.empty();
            if (!line.get().isEmpty()) {
                field(line.get());
                continue;
            }
            var ended = event();
            if (ended.isPresent()) return ended;
        }
    }

    @Override
    public String stray() {
        return stray.toString();
    }

    private Optional<Frame> event() {
        var frame = hasData
                ? Optional.of(new Frame(name, data.toString())) : Optional.<Frame>empty();
        name = "";
        hasData = false;
        data.setLength(0);
        return frame;
    }

    private void field(String line) throws LimitException {
        var colon = line.indexOf(':');
        if (colon == 0) return; // a comment
        var field = colon < 0 ? line : line.substring(0, colon);
        switch (field) {
            case "data" -> append(value(line, colon));
            case "event" -> name = value(line, colon);
            case "id", "retry" -> { }
            default -> keep(line);
        }
    }

    private static String value(String line, int colon) {
        if (colon < 0) return "";
        var from = line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1;
        return line.substring(from);
    }

    private void append(String value) throws LimitException {
        if (hasData) data.append('\n');
        hasData = true;
        if (data.length() + value.length() > eventCharactersMax) throw new LimitException("event");
        data.append(value);
    }

    private void keep(String line) {
        if (stray.length() + line.length() < STRAY_MAX) stray.append(line).append('\n');
    }
}
