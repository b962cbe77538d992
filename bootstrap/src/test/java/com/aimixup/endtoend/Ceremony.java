package com.aimixup.endtoend;

import com.aimixup.application.access.Ceremonies.Assertion;
import com.aimixup.application.access.Ceremonies.Registration;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** What clients exchange with us about second factors. */
final class Ceremony {
    private Ceremony() {}

    static byte[] challenge(JsonNode asked) {
        return Base64.getUrlDecoder().decode(asked.at("/public_key/challenge").asText());
    }

    static Map<String, Object> json(Registration made) {
        return Map.of("id", "x", "type", "public-key", "response", Map.of(
                "clientDataJSON", text(made.clientData()),
                "attestationObject", text(made.attestation())));
    }

    static Map<String, Object> json(Assertion answer) {
        var response = new HashMap<String, Object>(Map.of(
                "clientDataJSON", text(answer.clientData()),
                "authenticatorData", text(answer.authenticatorData()),
                "signature", text(answer.signature())));
        answer.user().ifPresent(user -> response.put("userHandle", text(ByteBuffer.allocate(16)
                .putLong(user.value().getMostSignificantBits())
                .putLong(user.value().getLeastSignificantBits()).array())));
        return Map.of("id", text(answer.credential()), "rawId", text(answer.credential()),
                "type", "public-key", "clientExtensionResults", Map.of(), "response", response);
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** RFC 4648, for a length that needs no padding. */
    static byte[] decoded(String base32) {
        var bits = BigInteger.ONE;
        for (var sign : base32.toCharArray()) bits = bits.shiftLeft(5).add(
                BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign)));
        var bytes = bits.toByteArray(); // the one before them keeps leading zeros
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }
}
