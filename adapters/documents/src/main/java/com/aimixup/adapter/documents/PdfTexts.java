package com.aimixup.adapter.documents;

import com.aimixup.application.files.DocumentTexts;
import com.aimixup.domain.privacy.Private;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads each PDF in a process of its own: a few kilobytes of PDF can unpack to gigabytes, and only
 * a process can be kept to a size and be ended at any moment. It is given the document and nothing
 * else: no environment, no keys.
 */
public final class PdfTexts implements DocumentTexts {
    /** How many are read at the same time; each may take its whole heap. */
    private static final int AT_ONCE = 2;
    private static final int BUFFER = 65_536;

    /**
     * @param time for one document, the start of its process included
     * @param characters the most text there may be, in UTF-16 units
     */
    public record Limits(Duration time, int heapMegabytes, int pages, int characters) {}

    private final Limits limits;
    private final Semaphore free = new Semaphore(AT_ONCE, true);

    public PdfTexts(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Result of(InputStream document) {
        free.acquireUninterruptibly();
        try {
            var process = new ProcessBuilder(PdfProcess.command(limits))
                    .redirectError(Redirect.DISCARD);
            process.environment().clear();
            return read(process.start(), document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            free.release();
        }
    }

    private Result read(Process process, InputStream document) throws IOException {
        var end = CompletableFuture.runAsync(process::destroyForcibly,
                CompletableFuture.delayedExecutor(limits.time().toMillis(),
                        TimeUnit.MILLISECONDS));
        try {
            hand(document, process);
            var said = said(process);
            // One that was killed, by us or for want of memory, has not said all.
            return process.onExit().join().exitValue() == 0 ? result(said)
                    : new Result.TooLarge();
        } finally {
            end.cancel(false);
            process.destroyForcibly();
        }
    }

    private static void hand(InputStream document, Process process) throws IOException {
        var buffer = new byte[BUFFER];
        try (var to = process.getOutputStream()) {
            for (var read = document.read(buffer); read >= 0; read = document.read(buffer))
                if (!write(to, buffer, read)) return;
        } catch (IOException failure) {
            if (process.isAlive()) throw failure;
        }
    }

    /** False if nobody reads any more: how it ended says why. */
    private static boolean write(OutputStream to, byte[] bytes, int count) {
        try {
            to.write(bytes, 0, count);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private byte[] said(Process process) {
        try (var from = process.getInputStream()) {
            return from.readNBytes(1 + 3 * limits.characters());
        } catch (IOException killed) {
            return new byte[0];
        }
    }

    private static Result result(byte[] said) {
        if (said.length == 0) return new Result.Broken();
        return switch (said[0]) {
            case PdfProcess.TEXT -> new Result.Text(Private.of(
                    new String(said, 1, said.length - 1, StandardCharsets.UTF_8)));
            case PdfProcess.ENCRYPTED -> new Result.Encrypted();
            case PdfProcess.TOO_LARGE -> new Result.TooLarge();
            default -> new Result.Broken();
        };
    }
}
