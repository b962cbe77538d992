package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccountRoutesTest {
    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String FINE = """
            {"name":"Anna","email":"anna@example.org","password":"correct horse",
             "adult":true,"accepted_policy_version":"2026-04-29","marketing_consent":true}""";
    private final World world = new World();
    private final Client client = world.client();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void someoneSignsUpLogsInAndSeesTheirAccount() {
        var made = client.post(ACCOUNTS, FINE).is(201);
        assertEquals("/api/v1/account", made.header("Location"));
        assertFalse(made.bodyText().contains("horse"));
        var tokens = client.post("/api/v1/sessions", """
                {"email":"Anna@Example.org","password":"correct horse"}""");
        tokens.isProblem(401, "wrong-credentials");
        tokens = client.post("/api/v1/sessions", """
                {"email":"anna@EXAMPLE.org","password":"correct horse"}""").is(201);
        var shown = client.as(tokens.text("access_token")).get("/api/v1/account").is(200);
        assertEquals(made.bodyText(), shown.bodyText());
        assertEquals("2026-04-29", shown.text("accepted_policy_version"));
    }

    @ParameterizedTest
    @CsvSource({"'\"adult\":false'", "'\"birth_date\":\"2015-02-03\"'"})
    void underEighteenIsRefusedAndNothingIsStored(String age) {
        var young = FINE.replace("\"adult\":true", age);
        client.post(ACCOUNTS, young).isProblem(422, "underage");
        client.post(ACCOUNTS, FINE).is(201);
    }

    @Test
    void aBirthDateDoesInsteadOfTheDeclaration() {
        client.post(ACCOUNTS, FINE.replace("\"adult\":true", "\"birth_date\":\"1990-02-03\""))
                .is(201);
    }

    @Test
    void anOldPolicyIsNotEnough() {
        var answer = client.post(ACCOUNTS, FINE.replace("2026-04-29", "2020-01-01"))
                .isProblem(422, "policy-not-current");
        assertEquals("2026-04-29", answer.text("current_policy_version"));
    }

    @Test
    void anAddressHasOneAccount() {
        client.post(ACCOUNTS, FINE).is(201);
        var again = client.post(ACCOUNTS, FINE.replace("correct horse", "other horse 9")).is(201);
        assertEquals("/api/v1/account", again.header("Location"));
        client.post("/api/v1/sessions", """
                {"email":"anna@example.org","password":"other horse 9"}""")
                .isProblem(401, "wrong-credentials");
        client.post("/api/v1/sessions", """
                {"email":"anna@example.org","password":"correct horse"}""").is(201);
    }

    @Test
    void whoComesWhenTooMuchIsHashedComesAgain() {
        world.passwords.beBusy(true);
        assertEquals("1", client.post(ACCOUNTS, FINE).isProblem(429, "too-many-requests")
                .header("Retry-After"));
        assertEquals("1", client.logIn("anna@example.org").isProblem(429, "too-many-requests")
                .header("Retry-After"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"Anna\" | \"\" | name", "\"Anna\" | 7 | name", "\"Anna\" | null | name",
        "\"Anna\" | \"a\\nb\" | name", "anna@ | anna | email", "anna@ | a@b@ | email",
        "correct horse | short | password", "correct horse | password123 | password",
        "true, | \"yes\", | adult", "true, | null, | adult",
        "\"adult\":true, | \"adult\":true,\"birth_date\":\"1990-01-01\", | adult",
        "\"adult\":true | \"birth_date\":\"1990-02-30\" | birth_date",
        "\"adult\":true | \"birth_date\":\"03.02.1990\" | birth_date",
        "\"2026-04-29\" | 20260429 | accepted_policy_version",
        "\"marketing_consent\":true | \"marketing_consent\":1 | marketing_consent",
        "\"adult\" | \"grown_up\":1,\"adult\" | grown_up"})
    void whatIsWrongIsNamed(String part, String instead, String field) {
        var answer = client.post(ACCOUNTS, FINE.replace(part, instead))
                .isProblem(400, "invalid-input");
        assertEquals(true, answer.errors().containsKey(field), answer.bodyText());
    }

    @Test
    void anEmptyObjectLacksEverythingThatIsRequired() {
        assertEquals(Set.of("name", "email", "password", "adult", "accepted_policy_version"),
                client.post(ACCOUNTS, "{}").isProblem(400, "invalid-input").errors().keySet());
    }
}
