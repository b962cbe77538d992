package com.aimixup.adapter.mail;

import com.aimixup.application.mail.Mail;
import com.aimixup.domain.privacy.Private;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;

/** Makes of a mail what is sent: text, and the same as HTML. */
public final class Composer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private final String sender;
    private final String links;

    /**
     * @param sender as {@code Name <address>}
     * @param links what the addresses of links begin with
     */
    public Composer(String sender, String links) {
        try {
            var address = new InternetAddress(sender, true);
            address.validate();
        } catch (MessagingException wrong) {
            throw new IllegalArgumentException("no sender's address");
        }
        this.sender = sender;
        this.links = links.replaceAll("/+$", "");
    }

    /** @throws MessagingException if its recipient cannot be one */
    MimeMessage compose(Mail mail, Session session) throws MessagingException {
        var words = Words.of(mail.language());
        var link = mail.token().map(token -> link(mail.kind(), token));
        var message = new Named(session, "<" + mail.id() + "@aimixup>");
        message.setFrom(new InternetAddress(sender, true));
        message.setRecipient(RecipientType.TO,
                new InternetAddress(mail.recipient().reveal(), true));
        message.setSubject(words.subject(mail.kind()), UTF_8);
        message.setSentDate(Date.from(mail.at()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no absence notes
        var parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(words.text(mail.kind(), link), "plain"));
        parts.addBodyPart(part(words.html(mail.kind(), link), "html"));
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    /** What follows the # stays in the reader's browser: no server's log has it. */
    private String link(Mail.Kind kind, Private<String> token) {
        var page = switch (kind) {
            case VERIFY -> "/verify";
            case ADDRESS_LEAVING, ADDRESS_COMING -> "/address";
            default -> "/reset";
        };
        return links + page + "#token=" + token.reveal();
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, kind);
        return part;
    }

    /** The text of a mail that was made here, as its reader sees it. */
    static Optional<String> plainText(MimeMessage message) throws Exception {
        return message.getContent() instanceof MimeMultipart parts
                && parts.getBodyPart(0).getContent() instanceof String text
                ? Optional.of(text) : Optional.empty();
    }

    /** Named by the mail's id, so that one that is sent twice can be told to be one. */
    private static final class Named extends MimeMessage {
        private final String name;

        Named(Session session, String name) {
            super(session);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", name);
        }
    }
}
