package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.access.Base32;
import com.aimixup.domain.access.Totp;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FactorRoutesTest {
    private static final String HERE = "/api/v1/totp";
    private static final String ANNA = "anna@example.org";
    private static final Pattern CODE = Pattern.compile("\"([A-Z2-7]{16})\"");
    private final World world = new World();
    private final Client client = world.client();
    private final Client anna = client.person(ANNA);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aCodeIsNeededOnceTheFactorIsConfirmedAndEachIsGoodOnce() {
        var secret = enrol();
        client.logIn(ANNA).is(201);
        confirm(secret);
        logIn(Optional.empty()).isProblem(401, "code-needed");
        logIn(Optional.of(code(secret))).isProblem(401, "code-wrong"); // it confirmed
        world.pass(Duration.ofSeconds(30));
        var code = code(secret);
        logIn(Optional.of(code)).is(201);
        logIn(Optional.of(code)).isProblem(401, "code-wrong");
        client.post("/api/v1/sessions", """
                {"email":"anna@example.org","password":"wrong horse battery","code":"%s"}"""
                .formatted(code)).isProblem(401, "wrong-credentials");
    }

    @Test
    void aRecoveryCodeIsGoodOnceHoweverItIsTyped() {
        var codes = confirm(enrol());
        assertEquals(10, CODE.matcher(codes).results().count(), codes);
        var found = CODE.matcher(codes);
        assertTrue(found.find());
        var typed = found.group(1).toLowerCase().replaceAll("(.{4})(?=.)", "$1-");
        logIn(Optional.of(typed)).is(201);
        logIn(Optional.of(typed)).isProblem(401, "code-wrong");
    }

    @Test
    void afterFiveWrongCodesTheNextWaitsLongerAndLonger() {
        var secret = enrol();
        confirm(secret);
        world.pass(Duration.ofSeconds(30));
        for (int time = 0; time < 5; time++)
            logIn(Optional.of("000000")).isProblem(401, "code-wrong");
        var pause = logIn(Optional.of(code(secret))).isProblem(429, "too-many-requests")
                .header("Retry-After");
        assertTrue(Integer.parseInt(pause) <= 31, pause);
        world.pass(Duration.ofSeconds(30));
        logIn(Optional.of("000000")).isProblem(401, "code-wrong");
        world.pass(Duration.ofSeconds(30));
        logIn(Optional.of(code(secret))).isProblem(429, "too-many-requests");
        world.pass(Duration.ofSeconds(30));
        logIn(Optional.of(code(secret))).is(201);
    }

    @Test
    void turningItOnEndsOtherSessionsAndOffNeedsACode() {
        var elsewhere = client.as(client.logIn(ANNA).is(201).text("access_token"));
        var secret = enrol();
        anna.post(HERE + "/confirmation", "{\"code\":\"000000\"}").isProblem(403, "wrong-code");
        confirm(secret);
        elsewhere.get("/api/v1/account").isProblem(401, "unauthenticated");
        anna.get("/api/v1/account").is(200);
        anna.post(HERE, "").isProblem(409, "factor-there-already");
        anna.post(HERE + "/confirmation", "{\"code\":\"000000\"}")
                .isProblem(409, "factor-there-already");
        anna.post(HERE + "/removal", "{\"code\":\"000000\"}").isProblem(403, "wrong-code");
        world.pass(Duration.ofSeconds(30));
        anna.post(HERE + "/removal", "{\"code\":\"" + code(secret) + "\"}").is(204);
        client.logIn(ANNA).is(201);
        anna.post(HERE + "/removal", "{\"code\":\"000000\"}").isProblem(404, "not-found");
    }

    @Test
    void aNewPasswordByMailLeavesTheFactorOn() {
        confirm(enrol());
        client.post("/api/v1/passwords/forgotten", "{\"email\":\"" + ANNA + "\"}").is(204);
        var token = world.lastMailedToken();
        client.post("/api/v1/passwords/reset", "{\"token\":\"" + token
                + "\",\"password\":\"" + Client.PASSWORD + "\"}").is(204);
        logIn(Optional.empty()).isProblem(401, "code-needed");
    }

    private byte[] enrol() {
        var text = anna.post(HERE, "").is(200).text("secret");
        var bytes = new byte[Totp.SECRET_BYTES];
        var bits = new BigInteger(1, bytes);
        for (var sign : text.toCharArray()) bits = bits.shiftLeft(5).add(
                BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign)));
        var raw = bits.toByteArray();
        for (int i = 0; i < bytes.length && i < raw.length; i++)
            bytes[bytes.length - 1 - i] = raw[raw.length - 1 - i];
        assertEquals(text, Base32.encode(bytes));
        return bytes;
    }

    /** Its recovery codes. */
    private String confirm(byte[] secret) {
        return anna.post(HERE + "/confirmation", "{\"code\":\"" + code(secret) + "\"}").is(200)
                .bodyText();
    }

    private String code(byte[] secret) {
        return Totp.code(secret, world.now());
    }

    private Answer logIn(Optional<String> code) {
        return client.post("/api/v1/sessions", """
                {"email":"%s","password":"%s"%s}""".formatted(ANNA, Client.PASSWORD,
                code.map(text -> ",\"code\":\"" + text + "\"").orElse("")));
    }
}
