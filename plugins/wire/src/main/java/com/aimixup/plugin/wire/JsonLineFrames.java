package com.aimixup.plugin.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** One JSON object a line, as Ollama streams. A last line without its end counts if it is whole. */
public final class JsonLineFrames implements Frames {
    private final LineReader lines;

    public JsonLineFrames(InputStream in, WireLimits limits) {
        this.lines = new LineReader(in, limits.frameBytes());
    }

    @Override
    public Optional<Frame> next() throws IOException {
        while (true) {
            var line = lines.next();
            if (line.isEmpty()) return Optional.empty();
            var text = line.get();
            if (text.isBlank()) continue;
            if (!lines.terminated() && Json.read(text).isEmpty()) return Optional.empty();
            return Optional.of(new Frame("", text));
        }
    }
}
