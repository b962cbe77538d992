package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.application.access.Ceremonies.Assertion;
import com.aimixup.application.access.PasskeyProof;
import com.aimixup.application.access.SoftKey;
import com.aimixup.application.factors.AddPasskey;
import com.aimixup.domain.accounts.AccountId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PasskeyRoutesTest {
    private static final String HERE = "/api/v1/passkeys";
    private static final String ANNA = "anna@example.org";
    private static final String PASSWORD = "{\"password\":\"" + Client.PASSWORD + "\"}";
    private final World world = new World();
    private final Client client = world.client();
    private final Client anna = client.person(ANNA);
    private final SoftKey key = new SoftKey(World.SITE, World.PAGE);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void onePasskeyFromMakingToRemoving() {
        var made = add(key).is(201);
        assertEquals(10, made.list("recovery_codes").size());
        assertEquals(0, add(new SoftKey(World.SITE, World.PAGE)).is(201)
                .list("recovery_codes").size());
        assertEquals(2, anna.get(HERE).is(200).list("data").size());
        var user = UUID.fromString(anna.get("/api/v1/account").is(200).text("id"));
        var answer = key.answer(asked(client.post(HERE + "/challenge", "{}")),
                Optional.of(new AccountId(user)));
        logInBy(answer).is(201);
        logInBy(answer).isProblem(401, "passkey-wrong");
        var needed = client.logIn(ANNA).isProblem(401, "code-needed");
        client.post("/api/v1/sessions", """
                {"email":"%s","password":"%s","passkey":%s}""".formatted(ANNA, Client.PASSWORD,
                json(key.answer(asked(needed), Optional.empty())))).is(201);
        anna.post(HERE + "/" + made.text("id") + "/removal", PASSWORD).is(204);
        anna.post(HERE + "/" + made.text("id") + "/removal", PASSWORD)
                .isProblem(404, "not-found");
    }

    @Test
    void aChallengeEndsAndThereIsAMost() {
        var late = asked(anna.post(HERE + "/options", PASSWORD).is(200));
        world.pass(PasskeyProof.LIFE);
        add(key, late).isProblem(422, "passkey-not-taken");
        add(key).is(201);
        add(key).isProblem(422, "passkey-not-taken"); // is there already
        for (int number = 1; number < AddPasskey.MOST; number++)
            add(new SoftKey(World.SITE, World.PAGE)).is(201);
        add(new SoftKey(World.SITE, World.PAGE)).isProblem(422, "too-many-passkeys");
    }

    @Test
    void whatIsNotOfTheRightShapeIsNamed() {
        var answer = client.post("/api/v1/sessions/passkey", """
                {"credential":{"id":"%","response":{"clientDataJSON":"e30"}}}""")
                .isProblem(400, "invalid-input");
        assertEquals(Set.of("credential.id", "credential.response.authenticatorData",
                "credential.response.signature"), answer.errors().keySet());
        client.post("/api/v1/sessions", """
                {"email":"%s","password":"x","code":"1","passkey":%s}""".formatted(ANNA,
                json(key.answer(new byte[32], Optional.empty()))))
                .isProblem(400, "invalid-input");
        anna.post(HERE + "/options", "{\"password\":\"not mine\"}")
                .isProblem(403, "wrong-password");
    }

    private Answer add(SoftKey which) {
        return add(which, asked(anna.post(HERE + "/options", PASSWORD).is(200)));
    }

    private Answer add(SoftKey which, byte[] challenge) {
        var made = which.register(challenge);
        return anna.post(HERE, """
                {"name":"Key","credential":{"id":"x","rawId":"x","type":"public-key",
                 "response":{"clientDataJSON":"%s","attestationObject":"%s",
                 "transports":["usb"]}}}""".formatted(text(made.clientData()),
                text(made.attestation())));
    }

    private Answer logInBy(Assertion answer) {
        return client.post("/api/v1/sessions/passkey", "{\"credential\":" + json(answer) + "}");
    }

    private static String json(Assertion answer) {
        return """
                {"id":"%s","type":"public-key","response":{"clientDataJSON":"%s",
                 "authenticatorData":"%s","signature":"%s"%s}}""".formatted(
                text(answer.credential()), text(answer.clientData()),
                text(answer.authenticatorData()), text(answer.signature()),
                answer.user().map(user -> ",\"userHandle\":\"" + text(ByteBuffer.allocate(16)
                        .putLong(user.value().getMostSignificantBits())
                        .putLong(user.value().getLeastSignificantBits()).array()) + "\"")
                        .orElse(""));
    }

    private static byte[] asked(Answer answer) {
        return Base64.getUrlDecoder().decode(answer.text("public_key.challenge"));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
