package com.aimixup.adapter.mail;

import com.aimixup.application.mail.Mail;
import com.aimixup.domain.accounts.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What mails say in one language: the file {@code mail_en.properties} and its like. */
final class Words {
    private static final Map<Language, Words> ALL = all();
    private final Language language;
    private final Properties texts = new Properties();

    private Words(Language language) {
        this.language = language;
        var file = "mail_" + language.tag() + ".properties";
        try (var in = Words.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("there is no " + file);
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Words of(Language language) {
        return ALL.get(language);
    }

    String subject(Mail.Kind kind) {
        return said(kind, "subject");
    }

    String text(Mail.Kind kind, Optional<String> link) {
        return said(kind, "text") + link.map(url -> "\n\n" + url).orElse("")
                + "\n\n" + said("signature") + "\n";
    }

    String html(Mail.Kind kind, Optional<String> link) {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"" + language.tag()
                + "\"><head><meta charset=\"utf-8\"><title>" + escaped(subject(kind))
                + "</title></head>\n<body style=\"font-family:sans-serif;max-width:40em\">\n");
        for (var paragraph : said(kind, "text").split("\n\n")) paragraph(page, escaped(paragraph));
        link.map(Words::escaped).ifPresent(url ->
                paragraph(page, "<a href=\"" + url + "\">" + url + "</a>"));
        paragraph(page, escaped(said("signature")));
        return page.append("</body></html>\n").toString();
    }

    private static void paragraph(StringBuilder page, String html) {
        page.append("<p>").append(html).append("</p>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private String said(Mail.Kind kind, String what) {
        return said(kind.name().toLowerCase(Locale.ROOT) + '.' + what);
    }

    private String said(String key) {
        var text = texts.getProperty(key);
        if (text == null) throw new IllegalStateException("no words for " + key);
        return text;
    }

    private static Map<Language, Words> all() {
        var all = new EnumMap<Language, Words>(Language.class);
        for (var language : Language.values()) all.put(language, new Words(language));
        return all;
    }
}
