package com.aimixup.bootstrap;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * A log line: time, level, logger, event. Of an exception only the classes and places are told,
 * never the message, which may quote what a person wrote; line breaks and control characters are
 * escaped so that nobody can forge a line.
 */
final class LogLine extends Formatter {
    private static final int FRAMES = 12;
    private static final int CAUSES = 4;

    @Override
    public String format(LogRecord line) {
        var text = new StringBuilder().append(line.getInstant()).append(' ')
                .append(line.getLevel().getName()).append(' ')
                .append(line.getLoggerName()).append(' ');
        escape(formatMessage(line), text);
        text.append('\n');
        var failure = line.getThrown();
        for (var depth = 0; failure != null && depth < CAUSES; depth++) {
            text.append("  ").append(depth == 0 ? "" : "caused by ")
                    .append(failure.getClass().getName()).append('\n');
            var frames = failure.getStackTrace();
            for (var index = 0; index < Math.min(FRAMES, frames.length); index++)
                text.append("    at ").append(frames[index]).append('\n');
            failure = failure.getCause();
        }
        return text.toString();
    }

    private static void escape(String message, StringBuilder text) {
        message.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029)
                text.append("\\u%04x".formatted(c));
            else text.appendCodePoint(c);
        });
    }
}
