package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.MailToken;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who guesses is told to wait, whether or not there is somebody to guess at. */
final class ThrottledLogInTest {
    private static final String SESSIONS = "/api/v1/sessions";
    private final World world = new World();
    private final Client client = world.client();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void knownAndUnknownAddressesWaitAlike() {
        client.person("anna@example.org");
        for (var attempt = 0; attempt < 5; attempt++)
            for (var email : new String[] {"anna@example.org", "nobody@example.org"})
                guess(email).isProblem(401, "wrong-credentials");
        for (var email : new String[] {"anna@example.org", "nobody@example.org"})
            assertEquals("1", guess(email).isProblem(429, "too-many-attempts")
                    .header("Retry-After"));
        client.logIn("anna@example.org").isProblem(429, "too-many-attempts");
        world.pass(Duration.ofSeconds(2));
        client.logIn("anna@example.org").is(201);
        guess("anna@example.org").is(401);
    }

    @Test
    void anOldPasswordIsNotGuessedInASessionEither() {
        var anna = client.person("anna@example.org");
        for (var attempt = 0; attempt < 5; attempt++)
            change(anna, "wrong").isProblem(403, "wrong-password");
        change(anna, Client.PASSWORD).isProblem(429, "too-many-attempts");
        world.pass(Duration.ofSeconds(2));
        change(anna, Client.PASSWORD).is(204);
    }

    @Test
    void mailsAndMailedTokensAreLimited() {
        for (var attempt = 0; attempt < 5; attempt++)
            forgotten("anna@example.org").is(204);
        forgotten("anna@example.org").isProblem(429, "too-many-attempts");
        for (var attempt = 0; attempt < 20; attempt++)
            show().isProblem(422, "link-not-valid");
        show().isProblem(429, "too-many-attempts");
    }

    /** A token that nobody was given. */
    private Answer show() {
        return client.post("/api/v1/accounts/verify", "{\"token\":\"" + new MailToken(
                new AccountId(UUID.randomUUID()), new byte[MailToken.SECRET_BYTES]).encoded()
                + "\"}");
    }

    private Answer guess(String email) {
        return client.post(SESSIONS, "{\"email\":\"" + email + "\",\"password\":\"guess\"}");
    }

    private Answer forgotten(String email) {
        return client.post("/api/v1/passwords/forgotten", "{\"email\":\"" + email + "\"}");
    }

    private static Answer change(Client person, String old) {
        return person.with("Content-Type", "application/json").send("PUT", "/api/v1/password",
                BodyPublishers.ofString("{\"old_password\":\"" + old
                        + "\",\"new_password\":\"another horse battery\"}"));
    }
}
