package com.aimixup.adapter.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.access.AccessTokens;
import com.aimixup.application.access.AccessTokens.Caller;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The known ways to pass off a token that we did not issue, made without our own code. */
final class ForgedTokensTest {
    private static final Caller CALLER = new Caller(new AccountId(new UUID(1, 2)),
            new SessionId(new UUID(3, 4)));
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String CLAIMS = ("{'iss':'https://example.org','aud':'aimixup',"
            + "'sub':'00000000-0000-0001-0000-000000000002','jti':'1',"
            + "'sid':'00000000-0000-0003-0000-000000000004',"
            + "'iat':1795521600,'exp':1795522500}").replace('\'', '"');
    private static final BigInteger ORDER = new BigInteger(
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private final AccessTokens tokens = SignedAccessTokensTest.tokens(SigningKeys.OURS);
    private final String ours = header(tokens.issue(CALLER, NOON));

    @Test
    void theForgeItselfWorks() {
        assertEquals(Optional.of(CALLER), tokens.verify(sign(ours, CLAIMS), NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'alg':'ES256'>'alg':'none'", "'alg':'ES256'>'alg':'NONE'", "'alg':'ES256'>'alg':'RS256'",
        "'alg':'ES256'>'alg':'ES384'", "'alg':'ES256'>'alg':'ES256K'", "'alg':'ES256'>'alg':''",
        "'alg':'ES256'>'alg':'es256'", "'alg':'ES256'>'alg':['ES256']",
        "'alg':'ES256'>'alg':'none','alg':'ES256'", "'alg':'ES256'>'alg':'ES256','alg':'none'",
        "'typ':'at+jwt'>'typ':'JWT'", "'typ':'at+jwt'>'typ':'application/at+jwt'",
        "'typ':'at+jwt',>", "'kid':'>'kid':'../../dev/null", "'kid':'>'kid':'' or 1=1 --",
        "'alg'>'jku':'https://attacker.example/keys','alg'",
        "'alg'>'x5u':'https://attacker.example/x','alg'", "'alg'>'x5c':['AAAA'],'alg'",
        "'alg'>'crit':['exp'],'exp':1,'alg'", "'alg'>'b64':false,'crit':['b64'],'alg'",
        "'alg'>'zip':'DEF','alg'", "'alg'>'cty':'JWT','alg'", "{> {", "}>} "})
    void aHeaderThatIsNotOursIsRefusedEvenWithOurSignature(String change) {
        var parts = change.replace('\'', '"').split(">", 2);
        var header = ours.replace(parts[0], parts[1]);
        assertTrue(!header.equals(ours), "the change has an effect");
        assertTrue(tokens.verify(sign(header, CLAIMS), NOON).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://example.org>https://example.com", "https://example.org>https://example.org/",
        "'iss':'https://example.org',>", "'aud':'aimixup'>'aud':'other'",
        "'aud':'aimixup'>'aud':['aimixup','other']", "'aud':'aimixup',>", "'jti':'1',>",
        "'exp':1795522500>'exp':1795521600", "'exp':1795522500>'exp':-1",
        "'exp':1795522500>'exp':'never'", "'exp':1795522500>'exp':null",
        ",'exp':1795522500>", "'iat':1795521600,>", "'iat':1795521600>'iat':1795521606",
        "'exp'>'nbf':1795521601,'exp'", "'exp'>'exp':99999999999,'exp'",
        "'sub'>'sub':'00000000-0000-0009-0000-000000000009','sub'",
        "00000000-0000-0001-0000-000000000002>root", "'sub':'>'sub':7,'x':'", "'sid':'>'x':'",
        "'sid':'>'sid':null,'x':'", "{>[", "}>", "}>}}"})
    void claimsThatAreNotOursAreRefusedEvenWithOurSignature(String change) {
        var parts = change.replace('\'', '"').split(">", 2);
        var claims = CLAIMS.replace(parts[0], parts[1]);
        assertTrue(!claims.equals(CLAIMS), "the change has an effect");
        assertTrue(tokens.verify(sign(ours, claims), NOON).isEmpty());
    }

    @Test
    void claimsChangedAfterSigningAreRefused() {
        var token = sign(ours, CLAIMS);
        var end = token.lastIndexOf('.');
        var later = CLAIMS.replace("1795522500", "1895522500");
        assertTrue(tokens.verify(input(ours, later) + token.substring(end), NOON).isEmpty());
        assertEquals(Optional.of(CALLER), tokens.verify(token, NOON));
        assertTrue(tokens.verify(input(ours, later) + token.substring(end), NOON).isEmpty());
    }

    @Test
    void anotherKeyDoesNotSignForUs() {
        assertTrue(tokens.verify(sign(ours, CLAIMS, SigningKeys.OTHERS), NOON).isEmpty());
        var brought = ours.replace("\"alg\"", "\"jwk\":" + SignedAccessTokensTest
                .tokens(SigningKeys.OTHERS).publicKeys() + ",\"alg\"");
        assertTrue(tokens.verify(sign(brought, CLAIMS, SigningKeys.OTHERS), NOON).isEmpty());
    }

    @Test
    void aMacMadeWithOurPublicKeyIsRefused() throws Exception {
        var hs256 = ours.replace("ES256", "HS256");
        for (var secret : List.of(SigningKeys.OURS.getPublic().getEncoded(),
                tokens.publicKeys().getBytes(StandardCharsets.UTF_8))) {
            for (var header : List.of(hs256, ours)) {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                var input = input(header, CLAIMS);
                var tag = mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
                assertTrue(tokens.verify(input + "." + Base64URL.encode(tag), NOON).isEmpty());
            }
        }
    }

    /** Without a signature, without its place, with the signature of another token of ours. */
    @Test
    void aTokenThatNobodySignedIsRefused() {
        var signature = sign(ours, CLAIMS).substring(input(ours, CLAIMS).length());
        var others = CLAIMS.replace("\"jti\":\"1\"", "\"jti\":\"2\"");
        for (var alg : List.of("none", "None", "nOnE", "NONE", "ES256")) {
            var unsigned = input(ours.replace("ES256", alg), others);
            for (var end : List.of("", ".", "..", ".AA", signature, signature + signature))
                assertTrue(tokens.verify(unsigned + end, NOON).isEmpty(), alg + end);
        }
        for (var none : List.of("", ".", "..", "a.b.c", ours, "null", "Bearer"))
            assertTrue(tokens.verify(none, NOON).isEmpty(), none);
    }

    /** CVE-2022-21449 among them: zeros were once a signature of everything. */
    @Test
    void aSignatureThatIsNoneIsRefused() {
        var order = ORDER.toByteArray();
        var n = Arrays.copyOfRange(order, order.length - 32, order.length);
        var twice = HexFormat.of().formatHex(n).repeat(2);
        for (var signature : List.of(new byte[0], new byte[63], new byte[64], new byte[65],
                HexFormat.of().parseHex(twice), new byte[10_000])) {
            var forged = input(ours, CLAIMS) + "." + Base64URL.encode(signature);
            assertTrue(tokens.verify(forged, NOON).isEmpty());
        }
    }

    @Test
    void anotherSpellingOfASignatureIsRefused() {
        var token = sign(ours, CLAIMS);
        for (var spelling : List.of(token + "=", token + "==", token + "\n", token + "!",
                token.substring(0, token.length() - 1) + "\r\n" + token.charAt(token.length() - 1)))
            assertTrue(tokens.verify(spelling, NOON).isEmpty());
        var spellings = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".chars()
                .filter(last -> tokens.verify(token.substring(0, token.length() - 1)
                        + (char) last, NOON).isPresent()).count();
        assertEquals(1, spellings, "the last character has four bits that mean nothing");
    }

    @Test
    void encryptedAndHugeTokensAreRefused() {
        var jwe = Base64URL.encode("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}");
        assertTrue(tokens.verify(jwe + ".." + "AAAA.AAAA.AAAA", NOON).isEmpty());
        var padded = CLAIMS.replace("{", "{\"x\":\"" + "x".repeat(2_000) + "\",");
        assertTrue(tokens.verify(sign(ours, padded), NOON).isEmpty());
    }

    private static String header(String token) {
        return new Base64URL(token.substring(0, token.indexOf('.'))).decodeToString();
    }

    private static String sign(String header, String claims) {
        return sign(header, claims, SigningKeys.OURS);
    }

    private static String sign(String header, String claims, KeyPair keys) {
        try {
            var signer = Signature.getInstance("SHA256withECDSAinP1363Format");
            signer.initSign(keys.getPrivate());
            signer.update(input(header, claims).getBytes(StandardCharsets.US_ASCII));
            return input(header, claims) + "." + Base64URL.encode(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String input(String header, String claims) {
        return Base64URL.encode(header) + "." + Base64URL.encode(claims);
    }
}
