package com.aimixup.adapter.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.mail.Deliveries.Result;
import com.aimixup.application.mail.Mail;
import com.aimixup.domain.accounts.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MailFolderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Mail.Kind.class)
    void everyMailHasItsWordsInEveryLanguage(Mail.Kind kind) {
        var english = words(kind, Language.ENGLISH);
        var portuguese = words(kind, Language.PORTUGUESE);
        assertFalse(english.equals(portuguese));
        var linked = Mails.of(kind, Language.ENGLISH, "a@example.org").token().isPresent();
        assertEquals(linked, english.contains("https://app.example.com/"
                + (kind == Mail.Kind.VERIFY ? "verify" : "reset") + "#token=tok-en_1\n"));
        assertTrue(english.startsWith("anna@example.org\n"), english);
        assertTrue(portuguese.contains("Ninguém lê"), portuguese);
    }

    @Test
    void aMailThatComesTwiceIsThereOnceAndTheOwnersAlone() throws IOException {
        var mail = Mails.of(Mail.Kind.VERIFY, Language.ENGLISH, "anna@example.org");
        deliver(mail);
        deliver(mail);
        var files = Files.list(folder).toList();
        assertEquals(1, files.size(), files::toString);
        assertEquals("rw-------", PosixFilePermissions.toString(
                Files.getPosixFilePermissions(files.getFirst())));
        var text = Files.readString(files.getFirst());
        assertTrue(text.contains("Message-ID: <" + mail.id() + "@aimixup>"), text);
        assertTrue(text.contains("multipart/alternative"), text);
        assertTrue(text.contains("<a href="), text);
    }

    @Test
    void whatIsNoRecipientIsRefusedForGood() {
        var mail = Mails.of(Mail.Kind.VERIFY, Language.ENGLISH, "a,b@c@example.org");
        assertEquals(Result.REFUSED, new MailFolder(folder, Mails.COMPOSER).deliver(mail));
    }

    @Test
    void aFolderThatCannotBeUsedIsTriedAgain() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var mail = Mails.of(Mail.Kind.VERIFY, Language.ENGLISH, "anna@example.org");
        assertEquals(Result.LATER, new MailFolder(file, Mails.COMPOSER).deliver(mail));
    }

    private String words(Mail.Kind kind, Language language) {
        deliver(Mails.of(kind, language, "anna@example.org"));
        return MailFolder.read(folder).getFirst();
    }

    private void deliver(Mail mail) {
        assertEquals(Result.TAKEN, new MailFolder(folder, Mails.COMPOSER).deliver(mail));
    }
}
