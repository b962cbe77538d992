package com.aimixup.adapter.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.access.AccessTokens;
import com.aimixup.application.access.AccessTokensContract;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SignedAccessTokensTest extends AccessTokensContract {
    private final AccessTokens tokens = tokens(SigningKeys.OURS);
    private final AccessTokens others = tokens(SigningKeys.OTHERS);

    @Override
    protected AccessTokens tokens() {
        return tokens;
    }

    @Override
    protected AccessTokens others() {
        return others;
    }

    /** As another service would, with nothing but the published keys. */
    @Test
    void aTokenIsAJwtOfRfc9068() throws Exception {
        var token = SignedJWT.parse(tokens.issue(CALLER, NOON));
        var key = JWKSet.parse(tokens.publicKeys()).getKeyByKeyId(token.getHeader().getKeyID());
        assertTrue(token.verify(new ECDSAVerifier(key.toECKey())));
        assertEquals(JWSAlgorithm.ES256, token.getHeader().getAlgorithm());
        assertEquals("at+jwt", token.getHeader().getType().toString());
        assertEquals(key.computeThumbprint().toString(), key.getKeyID());

        var claims = token.getJWTClaimsSet();
        assertEquals(Set.of("iss", "aud", "sub", "sid", "iat", "exp", "jti"),
                claims.getClaims().keySet());
        assertEquals("https://example.org", claims.getIssuer());
        assertEquals(List.of("aimixup"), claims.getAudience());
        assertEquals(CALLER.account().value().toString(), claims.getSubject());
        assertEquals(CALLER.session().value().toString(), claims.getStringClaim("sid"));
        assertEquals(Instant.parse("2026-11-24T12:00:00Z"), claims.getIssueTime().toInstant());
        assertEquals(Instant.parse("2026-11-24T12:15:00Z"),
                claims.getExpirationTime().toInstant());
    }

    @Test
    void anotherNodeWithTheSameKeyVerifiesIt() {
        assertEquals(Optional.of(CALLER),
                tokens(SigningKeys.OURS).verify(tokens.issue(CALLER, NOON), NOON));
    }

    @Test
    void aNodeWhoseClockIsALittleBehindVerifiesIt() {
        var token = tokens.issue(CALLER, NOON);
        assertEquals(Optional.of(CALLER), tokens.verify(token, NOON.minusSeconds(5)));
        assertTrue(tokens.verify(token, NOON.minusSeconds(6)).isEmpty());
    }

    @Test
    void thePublishedKeysAreOnePublicKey() throws Exception {
        var keys = JWKSet.parse(tokens.publicKeys()).getKeys();
        assertEquals(1, keys.size());
        assertFalse(keys.getFirst().isPrivate());
        assertEquals("sig", keys.getFirst().getKeyUse().getValue());
    }

    @Test
    void aKeyOfAnotherCurveIsRefused() {
        var p384 = SigningKeys.onCurve("secp384r1");
        assertThrows(IllegalArgumentException.class, () -> tokens(p384));
    }

    static AccessTokens tokens(KeyPair keys) {
        return new SignedAccessTokens(keys, "https://example.org", "aimixup", UUID::randomUUID);
    }
}
