package com.aimixup.adapter.mail;

import com.aimixup.application.mail.Deliveries;
import com.aimixup.application.mail.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;

/**
 * Mails as {@code .eml} files in a folder, for those who have no mail server. A file has the mail's
 * id for its name: a mail that comes twice is there once. Only the owner can read it.
 */
public final class MailFolder implements Deliveries {
    private static final Logger LOG = System.getLogger(MailFolder.class.getName());
    private static final Session SESSION = Session.getInstance(new Properties());
    private final Path folder;
    private final Composer composer;

    public MailFolder(Path folder, Composer composer) {
        this.folder = folder;
        this.composer = composer;
    }

    @Override
    public Result deliver(Mail mail) {
        try {
            var message = composer.compose(mail, SESSION);
            Files.createDirectories(folder);
            var draft = Files.createTempFile(folder, "draft", ".tmp"); // the owner's alone
            try (var out = Files.newOutputStream(draft)) {
                message.writeTo(out);
            }
            Files.move(draft, folder.resolve(mail.id() + ".eml"),
                    StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Result.TAKEN;
        } catch (MessagingException unsendable) {
            LOG.log(Level.WARNING, "mail.refused mail=" + mail.id());
            return Result.REFUSED;
        } catch (IOException full) {
            LOG.log(Level.WARNING, "mail.folder-unusable mail=" + mail.id() + " failure="
                    + full.getClass().getSimpleName());
            return Result.LATER;
        }
    }

    /** What the mails in a folder say, oldest first: each its recipient, then its text. */
    public static List<String> read(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            // Ids are ordered by time.
            return files.filter(file -> file.toString().endsWith(".eml")).sorted()
                    .map(MailFolder::text).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(Path file) {
        try (var in = Files.newInputStream(file)) {
            var message = new MimeMessage(SESSION, in);
            return message.getAllRecipients()[0] + "\n"
                    + Composer.plainText(message).orElse("").replace("\r\n", "\n");
        } catch (Exception unreadable) {
            throw new IllegalStateException("no mail of ours: " + file.getFileName(), unreadable);
        }
    }
}
