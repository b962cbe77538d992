package com.aimixup.adapter.mail;

import com.aimixup.application.mail.Deliveries;
import com.aimixup.application.mail.Mail;
import com.aimixup.domain.privacy.Private;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Hands mails to a mail server. Its certificate must be good for its name; without encryption
 * only a server on this machine is spoken to.
 */
public final class SmtpServer implements Deliveries {
    private static final Logger LOG = System.getLogger(SmtpServer.class.getName());
    private static final int PERMANENT = 500;
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "30000";

    public enum Security { STARTTLS, TLS, NONE }

    /** @param password empty if the server asks for none */
    public record Place(String host, int port, Security security, String user,
            Private<String> password) {

        public Place {
            if (security == Security.NONE && !host.matches("localhost|127\\..*|::1"))
                throw new IllegalArgumentException("only a server on this machine may be spoken to"
                        + " without encryption");
        }

        @Override
        public String toString() {
            return host + ':' + port + ' ' + security;
        }
    }

    private final Place place;
    private final Composer composer;
    private final Session session;

    public SmtpServer(Place place, Composer composer) {
        this(place, composer, Optional.empty());
    }

    /** @param sockets that trust others than the JDK does */
    SmtpServer(Place place, Composer composer, Optional<SSLSocketFactory> sockets) {
        this.place = place;
        this.composer = composer;
        var properties = new Properties();
        properties.put("mail.smtp.host", place.host());
        properties.put("mail.smtp.port", Integer.toString(place.port()));
        properties.put("mail.smtp.auth", Boolean.toString(!place.user().isEmpty()));
        properties.put("mail.smtp.ssl.enable",
                Boolean.toString(place.security() == Security.TLS));
        var upgraded = Boolean.toString(place.security() == Security.STARTTLS);
        properties.put("mail.smtp.starttls.enable", upgraded);
        properties.put("mail.smtp.starttls.required", upgraded);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.smtp.timeout", ANSWER_MILLIS);
        properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.put("mail.mime.allowutf8", "true");
        sockets.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
        session = Session.getInstance(properties);
    }

    @Override
    public Result deliver(Mail mail) {
        try (var transport = session.getTransport("smtp")) {
            var message = composer.compose(mail, session);
            if (place.user().isEmpty()) transport.connect();
            else transport.connect(place.user(), place.password().reveal());
            transport.sendMessage(message, message.getAllRecipients());
            return Result.TAKEN;
        } catch (MessagingException failure) {
            // Its own words may quote the address.
            var code = code(failure);
            var result = failure instanceof AddressException
                    || code.orElse(0) >= PERMANENT ? Result.REFUSED : Result.LATER;
            LOG.log(Level.WARNING, "mail.not-taken mail=" + mail.id() + " result=" + result
                    + " code=" + code.orElse(0) + " failure="
                    + failure.getClass().getSimpleName());
            return result;
        }
    }

    /** What the server said of this mail or its recipient. */
    private static OptionalInt code(MessagingException failure) {
        for (Exception next = failure; next instanceof MessagingException one;
                next = one.getNextException())
            if (one instanceof SMTPAddressFailedException refused)
                return OptionalInt.of(refused.getReturnCode());
        return failure instanceof SMTPSendFailedException refused
                ? OptionalInt.of(refused.getReturnCode()) : OptionalInt.empty();
    }
}
