package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.application.mail.Mail;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AddressRoutesTest {
    private static final String HERE = "/api/v1/account/email";
    private static final String ACCOUNT = "/api/v1/account";
    private static final String ASK = """
            {"email":"anne@example.org","password":"%s"}""".formatted(Client.PASSWORD);
    private final World world = new World();
    private final Client client = world.client();
    private final Client anna = client.person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void bothLinksChangeTheAddressByWhichOneLogsIn() {
        anna.get(HERE).isProblem(404, "not-found");
        var asked = anna.post(HERE, ASK).is(202);
        assertEquals(asked.bodyText(), anna.get(HERE).is(200).bodyText());
        var mails = world.outbox.claim(world.now(), 100);
        for (var kind : new Mail.Kind[] {Mail.Kind.ADDRESS_LEAVING, Mail.Kind.ADDRESS_COMING}) {
            var token = mails.stream().filter(mail -> mail.kind() == kind).findFirst()
                    .orElseThrow().token().orElseThrow().reveal();
            var answer = client.post("/api/v1/accounts/address",
                    "{\"token\":\"" + token + "\"}").is(200);
            assertEquals(kind == Mail.Kind.ADDRESS_COMING, answer.bodyText().contains("true"));
        }
        assertEquals("anne@example.org", anna.get(ACCOUNT).is(200).text("email"));
        client.logIn("anna@example.org").isProblem(401, "wrong-credentials");
        client.logIn("anne@example.org").is(201);
    }

    @Test
    void whatIsWrongIsSaid() {
        anna.post(HERE, ASK.replace(Client.PASSWORD, "something else")).isProblem(403,
                "wrong-password");
        anna.post(HERE, ASK.replace("anne", "anna")).isProblem(400, "invalid-input");
        client.post(HERE, ASK).isProblem(401, "unauthenticated");
        client.post("/api/v1/accounts/address", "{\"token\":\"x\"}")
                .isProblem(422, "link-not-valid");
        for (int time = 0; time < 3; time++) anna.post(HERE, ASK).is(202);
        anna.post(HERE, ASK).isProblem(429, "too-many-requests");
        anna.delete(HERE).is(204);
        anna.delete(HERE).is(204);
        anna.get(HERE).isProblem(404, "not-found");
        world.pass(Duration.ofMinutes(2));
        client.post("/api/v1/accounts/verification", "{\"email\":\"anna@example.org\"}").is(204);
    }

    @Test
    void nameAndLanguageAreChangedByWhoSawThemLast() {
        var tag = anna.get(ACCOUNT).is(200).header("ETag");
        var changed = anna.with("If-Match", tag).patch(ACCOUNT, "{\"language\":\"pt\"}").is(200);
        assertEquals("pt", changed.text("language"));
        assertEquals("Anna", changed.text("name"));
        anna.with("If-Match", tag).patch(ACCOUNT, "{\"name\":\"Late\"}")
                .isProblem(412, "changed-meanwhile");
        assertEquals("Anne", anna.patch(ACCOUNT, "{\"name\":\"Anne\"}").is(200).text("name"));
        anna.patch(ACCOUNT, "{\"language\":\"tlh\"}").isProblem(400, "invalid-input");
        anna.patch(ACCOUNT, "{\"email\":\"x@example.org\"}").isProblem(400, "invalid-input");
    }
}
