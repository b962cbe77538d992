package com.aimixup.adapter.http;

import com.aimixup.application.access.Ceremonies.Assertion;
import com.aimixup.application.access.Ceremonies.Registration;
import com.aimixup.application.access.PasskeyProof;
import com.aimixup.application.access.Passkeys.Passkey;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What browsers take and give, in the words of the specification (W3C Web Authentication, level 3,
 * 5.1.8, 5.1.9 and 5.1.10), so that a page hands it on as it is.
 */
final class PasskeyJson {
    private static final int BYTES_MAX = 16_384;
    private static final int UUID_BYTES = 16;
    private static final int[] ALGORITHMS = {-7, -8, -257};
    private static final Kind<byte[]> BYTES = Kind.parsed(BYTES_MAX, PasskeyJson::bytes,
            "must be Base64 in the alphabet for URLs");
    /** What else a browser tells; nothing here depends on it. */
    private static final String[] UNUSED = {"rawId", "type", "authenticatorAttachment",
        "clientExtensionResults"};
    static final Kind<Registration> REGISTRATION = Kind.object(in -> {
        in.ignore(UNUSED);
        in.ignore("id");
        return in.required("response", Kind.object(PasskeyJson::registration))
                .flatMap(read -> in.build(() -> read));
    });
    static final Kind<Assertion> ASSERTION = Kind.object(in -> {
        in.ignore(UNUSED);
        var id = in.required("id", BYTES);
        var response = in.required("response", Kind.object(PasskeyJson::response));
        return in.build(() -> response.orElseThrow().of(id.orElseThrow()));
    });

    private PasskeyJson() {}

    private record Response(byte[] data, byte[] client, byte[] signature,
            Optional<byte[]> user) {

        Assertion of(byte[] credential) {
            return new Assertion(credential, data, client, signature, user.map(ByteBuffer::wrap)
                    .filter(bytes -> bytes.capacity() == UUID_BYTES)
                    .map(bytes -> new AccountId(new UUID(bytes.getLong(), bytes.getLong()))));
        }
    }

    private static Optional<Registration> registration(Fields in) {
        in.ignore("transports", "publicKey", "publicKeyAlgorithm", "authenticatorData");
        var client = in.required("clientDataJSON", BYTES);
        var attestation = in.required("attestationObject", BYTES);
        return in.build(() -> new Registration(attestation.orElseThrow(), client.orElseThrow()));
    }

    private static Optional<Response> response(Fields in) {
        in.ignore("attestationObject");
        var client = in.required("clientDataJSON", BYTES);
        var data = in.required("authenticatorData", BYTES);
        var signature = in.required("signature", BYTES);
        var user = in.optional("userHandle", BYTES);
        return in.build(() -> new Response(data.orElseThrow(), client.orElseThrow(),
                signature.orElseThrow(), user));
    }

    /** For making one. */
    static JsonObject creation(Account account, PasskeyProof.Asked asked) {
        return new JsonObject()
                .put("rp", new JsonObject().put("id", asked.site()).put("name", "AiMixUp"))
                .put("user", new JsonObject()
                        .put("id", text(bytes(account.id())))
                        .put("name", account.email().value())
                        .put("displayName", account.name()))
                .put("challenge", text(asked.challenge()))
                .put("pubKeyCredParams", IntStream.of(ALGORITHMS).mapToObj(algorithm ->
                        new JsonObject().put("type", "public-key").put("alg", algorithm))
                        .toList())
                .put("timeout", PasskeyProof.LIFE.toMillis())
                .put("excludeCredentials", credentials(asked))
                .put("authenticatorSelection", new JsonObject()
                        .put("residentKey", "preferred").put("userVerification", "preferred"))
                .put("attestation", "none");
    }

    /** @param verified whether the authenticator has to make sure who uses it */
    static JsonObject request(PasskeyProof.Asked asked, boolean verified) {
        return new JsonObject()
                .put("rpId", asked.site())
                .put("challenge", text(asked.challenge()))
                .put("timeout", PasskeyProof.LIFE.toMillis())
                .put("allowCredentials", credentials(asked))
                .put("userVerification", verified ? "required" : "discouraged");
    }

    static JsonObject shown(Passkey passkey) {
        return new JsonObject()
                .put("id", passkey.id().value())
                .put("name", passkey.name())
                .put("syncable", passkey.syncable())
                .put("suspected", passkey.suspected())
                .put("created_at", passkey.createdAt())
                .putTime("last_used_at", passkey.lastUsedAt());
    }

    private static List<JsonObject> credentials(PasskeyProof.Asked asked) {
        return asked.credentials().stream().map(id -> new JsonObject().put("type", "public-key")
                .put("id", text(id))).toList();
    }

    private static byte[] bytes(AccountId account) {
        return ByteBuffer.allocate(UUID_BYTES).putLong(account.value().getMostSignificantBits())
                .putLong(account.value().getLeastSignificantBits()).array();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<byte[]> bytes(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
