package com.aimixup.adapter.documents;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.text.PDFTextStripper;
import org.slf4j.LoggerFactory;

/**
 * The program that reads one PDF from its input and writes what became of it, one byte, and then
 * the text. It ends with 0 only if it has said all.
 */
final class PdfProcess {
    static final byte TEXT = 'T';
    static final byte ENCRYPTED = 'E';
    static final byte BROKEN = 'B';
    static final byte TOO_LARGE = 'L';

    private PdfProcess() {}

    static List<String> command(PdfTexts.Limits limits) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.heapMegabytes() + "m", "-Xss2m", "-XX:MaxMetaspaceSize=128m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData", "-Djava.awt.headless=true",
                "-cp", classPath(), PdfProcess.class.getName(),
                String.valueOf(limits.pages()), String.valueOf(limits.characters()),
                String.valueOf(limits.time().toMillis()));
    }

    /** Of the libraries that are needed, and not of ours. */
    private static String classPath() {
        return Stream.of(PdfProcess.class, Loader.class, RandomAccessRead.class,
                        FontBoxFont.class, LogFactory.class, LoggerFactory.class)
                .map(PdfProcess::place).distinct()
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The descriptors, for this is no console but two pipes. */
    public static void main(String[] limits) throws IOException {
        // Also if the server that began it is no more.
        CompletableFuture.delayedExecutor(Long.parseLong(limits[2]), TimeUnit.MILLISECONDS)
                .execute(() -> Runtime.getRuntime().halt(1));
        try (var in = new FileInputStream(FileDescriptor.in);
                var out = new FileOutputStream(FileDescriptor.out)) {
            var text = new LimitedText(Integer.parseInt(limits[1]));
            out.write(read(in.readAllBytes(), Integer.parseInt(limits[0]), text));
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte read(byte[] bytes, int pages, LimitedText text) {
        FontMappers.set(new OneFont());
        try (var document = Loader.loadPDF(bytes)) {
            if (!document.getCurrentAccessPermission().canExtractContent()) return ENCRYPTED;
            if (document.getNumberOfPages() > pages) return TOO_LARGE;
            new PDFTextStripper().writeText(document, text);
            return TEXT;
        } catch (InvalidPasswordException locked) {
            return ENCRYPTED;
        } catch (LimitedText.TooMuch tooMuch) {
            text.clear();
            return TOO_LARGE;
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            text.clear();
            return BROKEN;
        }
    }
}
