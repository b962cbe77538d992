package com.aimixup.bootstrap;

import com.aimixup.adapter.mail.Composer;
import com.aimixup.adapter.mail.MailFolder;
import com.aimixup.adapter.mail.SmtpServer;
import com.aimixup.application.mail.Deliveries;
import com.aimixup.application.mail.SendMail;
import com.aimixup.domain.privacy.Private;
import java.nio.file.Path;
import java.util.Locale;

/** Where mails go: to the operator's mail server, or into a folder. */
public final class Mailing {
    private static final String SCHEME = "https?://[^\\s?#]+";

    private Mailing() {}

    static SendMail over(Stores stores, Settings settings, Surroundings world) {
        return new SendMail(stores.mail().outbox(), deliveries(settings), stores.transactions(),
                world.clock());
    }

    /** @throws Refusal naming the setting that is wrong */
    static Deliveries deliveries(Settings settings) {
        if (!settings.text(Setting.LINKS).matches(SCHEME))
            throw Settings.wrong(Setting.LINKS, "is no address as https://app.example.com");
        var composer = composer(settings);
        if (settings.optional(Setting.SMTP_HOST).isEmpty())
            return new MailFolder(folder(settings), composer);
        try {
            return new SmtpServer(new SmtpServer.Place(settings.text(Setting.SMTP_HOST),
                    settings.port(Setting.SMTP_PORT), security(settings),
                    settings.text(Setting.SMTP_USER),
                    Private.of(settings.text(Setting.SMTP_PASSWORD))), composer);
        } catch (IllegalArgumentException unsafe) {
            throw Settings.wrong(Setting.SMTP_SECURITY, "is none, but " + unsafe.getMessage());
        }
    }

    /** Of mails as files. */
    public static Path folder(Settings settings) {
        return settings.path(Setting.DATA).resolve("outbox");
    }

    private static Composer composer(Settings settings) {
        try {
            return new Composer(settings.text(Setting.MAIL_FROM), settings.text(Setting.LINKS));
        } catch (IllegalArgumentException wrong) {
            throw Settings.wrong(Setting.MAIL_FROM, "is no address as Name <name@example.com>");
        }
    }

    private static SmtpServer.Security security(Settings settings) {
        var text = settings.text(Setting.SMTP_SECURITY);
        if (!text.matches("starttls|tls|none"))
            throw Settings.wrong(Setting.SMTP_SECURITY, "is not one of starttls, tls, none");
        return SmtpServer.Security.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
