package com.aimixup.adapter.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.mail.SmtpServer.Place;
import com.aimixup.adapter.mail.SmtpServer.Security;
import com.aimixup.application.mail.Deliveries.Result;
import com.aimixup.application.mail.Mail;
import com.aimixup.domain.accounts.Language;
import com.aimixup.domain.privacy.Private;
import com.icegreen.greenmail.util.DummySSLSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a mail server in this process. */
final class SmtpServerTest {
    private static final Mail MAIL =
            Mails.of(Mail.Kind.RESET, Language.PORTUGUESE, "anna@example.org");
    private Optional<GreenMail> running = Optional.empty();

    @AfterEach
    void stop() {
        running.ifPresent(GreenMail::stop);
    }

    @Test
    void aMailArrivesAsItWasWritten() throws Exception {
        var server = start(ServerSetup.PROTOCOL_SMTP);
        assertEquals(Result.TAKEN, plain(port(server), "").deliver(MAIL));
        var got = server.getReceivedMessages()[0];
        assertEquals("Uma nova senha para o AiMixUp", got.getSubject());
        assertEquals("anna@example.org", got.getAllRecipients()[0].toString());
        assertTrue(Composer.plainText(got).orElseThrow()
                .contains("https://app.example.com/reset#token=tok-en_1"));
    }

    @Test
    void aWrongPasswordIsTriedAgainAndTheRightOneWorks() {
        var server = start(ServerSetup.PROTOCOL_SMTP);
        server.setUser("mailer", "secret");
        assertEquals(Result.LATER, plain(port(server), "wrong").deliver(MAIL));
        assertEquals(Result.TAKEN, plain(port(server), "secret").deliver(MAIL));
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() {
        var server = start(ServerSetup.PROTOCOL_SMTP);
        var port = port(server);
        server.stop();
        assertEquals(Result.LATER, plain(port, "").deliver(MAIL));
    }

    @Test
    void aServerWhoseCertificateNobodyVouchesForGetsNothing() {
        var server = start(ServerSetup.PROTOCOL_SMTPS);
        var place = new Place("localhost", port(server), Security.TLS, "", Private.of(""));
        assertEquals(Result.LATER, new SmtpServer(place, Mails.COMPOSER).deliver(MAIL));
        assertEquals(0, server.getReceivedMessages().length);
    }

    /** Trusted, but made for another name than the one we call it by. */
    @Test
    void aCertificateOfAnotherNameIsNotTaken() {
        var server = start(ServerSetup.PROTOCOL_SMTPS);
        var place = new Place("127.0.0.1", port(server), Security.TLS, "", Private.of(""));
        assertEquals(Result.LATER, new SmtpServer(place, Mails.COMPOSER,
                Optional.of(new DummySSLSocketFactory())).deliver(MAIL));
        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void aServerThatDoesNotEncryptGetsNothingWhereItShould() {
        var server = start(ServerSetup.PROTOCOL_SMTP);
        var place = new Place("localhost", port(server), Security.STARTTLS, "", Private.of(""));
        assertEquals(Result.LATER, new SmtpServer(place, Mails.COMPOSER).deliver(MAIL));
        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void withoutEncryptionOnlyThisMachineIsSpokenTo() {
        assertThrows(IllegalArgumentException.class, () -> new Place("mail.example.com", 25,
                Security.NONE, "", Private.of("")));
        assertFalse(new Place("localhost", 25, Security.NONE, "u", Private.of("secret"))
                .toString().contains("secret"));
    }

    private GreenMail start(String protocol) {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        server.start();
        running = Optional.of(server);
        return server;
    }

    private static int port(GreenMail server) {
        return server.getSmtp() == null ? server.getSmtps().getPort()
                : server.getSmtp().getPort();
    }

    private static SmtpServer plain(int port, String password) {
        return new SmtpServer(new Place("127.0.0.1", port, Security.NONE,
                password.isEmpty() ? "" : "mailer", Private.of(password)), Mails.COMPOSER);
    }
}
