package com.aimixup.adapter.passkeys;

import com.aimixup.application.access.Ceremonies;
import com.aimixup.application.access.Passkeys.Passkey;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.CollectedClientDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges ceremonies by webauthn4j. Who made an authenticator is not asked, and not believed.
 * Whatever the library throws means no: at what strangers send it also lets exceptions of its
 * parser through.
 */
public final class WebAuthnCeremonies implements Ceremonies {
    /** Those that all authenticators know one of. */
    private static final List<PublicKeyCredentialParameters> ALGORITHMS = Stream.of(
            COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA,
            COSEAlgorithmIdentifier.RS256).map(algorithm -> new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, algorithm)).toList();

    private final String site;
    private final Set<Origin> pages;
    private final WebAuthnManager manager;
    private final CollectedClientDataConverter clientData;
    private final AttestedCredentialDataConverter keys;

    /**
     * @param site the domain that passkeys are for
     * @param pages where they may be used, as {@code https://app.example.com}
     */
    public WebAuthnCeremonies(String site, Set<String> pages) {
        this.site = site;
        this.pages = pages.stream().map(Origin::create).collect(Collectors.toSet());
        var converter = new ObjectConverter();
        manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
        clientData = new CollectedClientDataConverter(converter);
        keys = new AttestedCredentialDataConverter(converter);
    }

    @Override
    public String site() {
        return site;
    }

    @Override
    public Optional<byte[]> challenge(byte[] data) {
        try {
            return Optional.ofNullable(clientData.convert(data).getChallenge())
                    .map(challenge -> challenge.getValue());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Made> made(Registration registration, byte[] challenge) {
        try {
            var told = manager.verify(new RegistrationRequest(registration.attestation(),
                    registration.clientData()), new RegistrationParameters(server(challenge),
                    ALGORITHMS, false, true)).getAttestationObject().getAuthenticatorData();
            var credential = told.getAttestedCredentialData();
            return Optional.of(new Made(credential.getCredentialId(), keys.convert(credential),
                    told.getSignCount(), told.isFlagBE()));
        } catch (RuntimeException wrong) {
            return Optional.empty();
        }
    }

    @Override
    public Judged judge(Assertion assertion, Passkey passkey, byte[] challenge,
            boolean verified) {
        try {
            var told = manager.verify(new AuthenticationRequest(assertion.credential(),
                    assertion.authenticatorData(), assertion.clientData(),
                    assertion.signature()), new AuthenticationParameters(server(challenge),
                    record(passkey), List.of(passkey.credential()), verified, true));
            return new Judged.Genuine(told.getAuthenticatorData().getSignCount());
        } catch (MaliciousCounterValueException copied) { // looked at after the signature
            return new Judged.Copied();
        } catch (RuntimeException wrong) {
            return new Judged.Wrong();
        }
    }

    private CredentialRecord record(Passkey passkey) {
        return new CredentialRecordImpl(new NoneAttestationStatement(), null, passkey.syncable(),
                null, passkey.counter(), keys.convert(passkey.key()), null, null, null, null);
    }

    private ServerProperty server(byte[] challenge) {
        return ServerProperty.builder().origins(pages).rpId(site)
                .challenge(new DefaultChallenge(challenge)).build();
    }
}
