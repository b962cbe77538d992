package com.aimixup.adapter.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.documents.PdfTexts.Limits;
import com.aimixup.application.files.DocumentTexts.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;

/** Good, locked, broken and malicious documents, read by real processes. */
final class PdfTextsTest {
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(2), 64, 5, 2_000);
    private final PdfTexts texts = new PdfTexts(LIMITS);

    @Test
    void theTextOfAllPagesComesInTheirOrder() throws IOException {
        var text = assertInstanceOf(Result.Text.class, read(pdf("First page", "Second page")))
                .text().reveal();
        assertTrue(text.indexOf("First page") >= 0, text);
        assertTrue(text.indexOf("Second page") > text.indexOf("First page"), text);
    }

    @Test
    void aDocumentWithoutTextHasNone() throws IOException {
        assertTrue(assertInstanceOf(Result.Text.class, read(pdf(""))).text().reveal().isBlank());
    }

    @Test
    void aLockedDocumentIsNotRead() throws IOException {
        assertEquals(new Result.Encrypted(), read(locked("secret", new AccessPermission())));
        var noExtraction = new AccessPermission();
        noExtraction.setCanExtractContent(false);
        assertEquals(new Result.Encrypted(), read(locked("", noExtraction)));
    }

    @Test
    void whatIsNoDocumentIsBroken() throws IOException {
        assertEquals(new Result.Broken(), read("%PDF-1.7 and then nothing".getBytes(
                StandardCharsets.ISO_8859_1)));
        assertEquals(new Result.Broken(), read(new byte[0]));
        assertEquals(new Result.Broken(), read(Arrays.copyOf(pdf("x"), 200)));
    }

    @Test
    void tooManyPagesAndTooMuchTextAreTooLarge() throws IOException {
        assertEquals(new Result.TooLarge(), read(pdf("1", "2", "3", "4", "5", "6")));
        var line = "x".repeat(500);
        assertEquals(new Result.TooLarge(), read(pdf(line, line, line, line, line)));
    }

    @Test
    void aBombGoesOffInItsOwnProcessOnly() throws IOException {
        var bomb = bomb(400_000_000);
        assertTrue(bomb.length < 1_000_000, "small enough to be uploaded: " + bomb.length);
        assertEquals(new Result.TooLarge(), read(bomb));
        assertInstanceOf(Result.Text.class, read(pdf("as if nothing had happened")));
    }

    @Test
    void whatTakesTooLongIsEnded() throws IOException {
        var hasty = new PdfTexts(new Limits(Duration.ofMillis(1), 64, 5, 2_000));
        assertEquals(new Result.TooLarge(), hasty.of(new ByteArrayInputStream(pdf("x"))));
    }

    @Test
    void whatReadingTheDocumentThrowsComesThrough() {
        var failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is away");
            }
        };
        assertThrows(UncheckedIOException.class, () -> texts.of(failing));
    }

    private Result read(byte[] document) {
        return texts.of(new ByteArrayInputStream(document));
    }

    private static byte[] pdf(String... pages) throws IOException {
        try (var document = document(pages); var out = new ByteArrayOutputStream()) {
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] locked(String password, AccessPermission allowed) throws IOException {
        try (var document = document("x"); var out = new ByteArrayOutputStream()) {
            document.protect(new StandardProtectionPolicy("owner", password, allowed));
            document.save(out);
            return out.toByteArray();
        }
    }

    private static PDDocument document(String... pages) throws IOException {
        var document = new PDDocument();
        for (var text : pages) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText(text);
                content.endText();
            }
        }
        return document;
    }

    /** One page whose content unpacks to a single word of so many letters. */
    private static byte[] bomb(int size) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed,
                new Deflater(Deflater.BEST_COMPRESSION))) {
            var letters = new byte[1_000_000];
            Arrays.fill(letters, (byte) 'x');
            deflater.write('(');
            for (int left = size; left > 0; left -= letters.length) deflater.write(letters);
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
                + "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
                + "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>"
                + "/Contents 4 0 R>>\nendobj\n4 0 obj\n<</Filter/FlateDecode/Length "
                + packed.size() + ">>\nstream\n").getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(packed.toByteArray());
        out.writeBytes("\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }
}
