package com.aimixup.adapter.tokens;

import com.aimixup.application.access.AccessTokens;
import com.aimixup.application.runtime.Ids;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * Access tokens as JWTs of the profile in RFC 9068, signed with ES256.
 *
 * <p>All our tokens have one and the same header. A token with any other is refused before anything
 * of it is parsed, which leaves no room for other algorithms, for keys that a token brings along
 * (jwk, jku, x5u) or for critical extensions (RFC 8725).
 */
public final class SignedAccessTokens implements AccessTokens {
    /** Ours have about 500 characters. */
    private static final int LENGTH_MAX = 2_000;
    private final String issuer;
    private final String audience;
    private final Ids ids;
    private final ECKey publicKey;
    private final JWSHeader header;
    private final String start;
    private final ECDSASigner signer;
    private final ECDSAVerifier verifier;
    private final VerifiedTokens verified = new VerifiedTokens();

    /**
     * @param keys of the curve P-256
     * @param issuer where this service is reached, for example {@code https://example.org}
     * @param audience the API that the tokens are for
     */
    public SignedAccessTokens(KeyPair keys, String issuer, String audience, Ids ids) {
        this.issuer = issuer;
        this.audience = audience;
        this.ids = ids;
        try {
            this.publicKey = new ECKey.Builder(Curve.P_256, (ECPublicKey) keys.getPublic())
                    .keyIDFromThumbprint().algorithm(JWSAlgorithm.ES256)
                    .keyUse(KeyUse.SIGNATURE).build();
            this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("at+jwt")).keyID(publicKey.getKeyID()).build();
            this.start = header.toBase64URL() + ".";
            this.signer = new ECDSASigner(keys.getPrivate(), Curve.P_256);
            this.verifier = new ECDSAVerifier(publicKey);
        } catch (JOSEException | IllegalStateException notP256) {
            throw new IllegalArgumentException("the token signing key is not of P-256", notP256);
        }
    }

    @Override
    public String issue(Caller caller, Instant now) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer).audience(audience)
                .subject(caller.account().value().toString())
                .claim(Claims.SESSION, caller.session().value().toString())
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(ids.next().toString())
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    @Override
    public Optional<Caller> verify(String token, Instant now) {
        if (token.length() > LENGTH_MAX || !token.startsWith(start)) return Optional.empty();
        var claims = verified.find(token).or(() -> {
            var signed = claims(token);
            signed.ifPresent(said -> verified.put(token, said, now));
            return signed;
        });
        return claims.filter(said -> said.isInTime(now)).map(Claims::caller);
    }

    @Override
    public String publicKeys() {
        return new JWKSet(publicKey).toString(true);
    }

    /** Empty unless we signed them, for this use. */
    private Optional<Claims> claims(String token) {
        var end = token.lastIndexOf('.');
        if (end < start.length()) return Optional.empty();
        var signature = new Base64URL(token.substring(end + 1));
        // The decoder skips what it does not know; so two texts could stand for one signature.
        if (!Base64URL.encode(signature.decode()).equals(signature)) return Optional.empty();
        var signed = token.substring(0, end).getBytes(StandardCharsets.US_ASCII);
        try {
            if (!verifier.verify(header, signed, signature)) return Optional.empty();
            var payload = new Base64URL(token.substring(start.length(), end));
            // Refuses a claim that is there twice.
            return Claims.of(JWTClaimsSet.parse(payload.decodeToString()), issuer, audience);
        } catch (JOSEException | ParseException notOurs) {
            return Optional.empty();
        }
    }
}
