package com.aimixup.endtoend;

import com.aimixup.adapter.mail.MailFolder;
import java.util.List;
import java.util.regex.Pattern;

/** Mails as they arrive in a server's folder. */
final class Mails {
    private static final Pattern TOKEN = Pattern.compile("#token=(\\S+)");

    private Mails() {}

    /** What was written to somebody, oldest first, once so many are there. */
    static List<String> to(TestServer server, String email, int least) {
        Await.until(least + " mails", () -> there(server, email).size() >= least);
        return there(server, email);
    }

    private static List<String> there(TestServer server, String email) {
        return MailFolder.read(server.data().resolve("outbox")).stream()
                .filter(mail -> mail.startsWith(email + "\n")).toList();
    }

    static String token(String mail) {
        var found = TOKEN.matcher(mail);
        if (!found.find()) throw new AssertionError(mail);
        return found.group(1);
    }
}
