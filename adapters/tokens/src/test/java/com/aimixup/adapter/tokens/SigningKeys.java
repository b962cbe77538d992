package com.aimixup.adapter.tokens;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** Key pairs for tests. */
final class SigningKeys {
    static final KeyPair OURS = onCurve("secp256r1");
    static final KeyPair OTHERS = onCurve("secp256r1");

    private SigningKeys() {}

    static KeyPair onCurve(String name) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(name));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
