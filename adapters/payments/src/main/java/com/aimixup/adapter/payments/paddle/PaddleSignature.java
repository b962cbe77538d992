package com.aimixup.adapter.payments.paddle;

import com.aimixup.adapter.payments.Secrets;
import com.aimixup.application.payments.PaymentSource.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header {@code Paddle-Signature: ts=…;h1=…}: HMAC-SHA-256 over {@code ts:body}. While a secret
 * is changed there are several {@code h1}, and several secrets on our side; one that agrees will
 * do. A time that is too far off is refused both ways, so that nothing can be sent again later.
 */
final class PaddleSignature {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int HASHES_MAX = 10;

    private final List<String> secrets;
    private final Duration tolerance;

    PaddleSignature(List<String> secrets, Duration tolerance) {
        this.secrets = List.copyOf(secrets);
        this.tolerance = tolerance;
    }

    /** Empty if it is genuine. */
    Optional<Reason> check(String header, byte[] body, Instant now) {
        var sent = Optional.<String>empty();
        var hashes = new ArrayList<byte[]>();
        for (var part : header.split(";")) {
            var pair = part.strip().split("=", 2);
            if (pair.length < 2) continue;
            if (pair[0].equals("ts")) sent = Optional.of(pair[1])
                    .filter(text -> SECONDS.matcher(text).matches());
            if (pair[0].equals("h1") && HASH.matcher(pair[1]).matches()
                    && hashes.size() < HASHES_MAX)
                hashes.add(HexFormat.of().parseHex(pair[1]));
        }
        if (sent.isEmpty() || hashes.isEmpty()) return Optional.of(Reason.NO_SIGNATURE);
        if (!agrees(sent.get(), hashes, body)) return Optional.of(Reason.WRONG_SIGNATURE);
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(sent.get())), now);
        if (age.compareTo(tolerance) > 0) return Optional.of(Reason.STALE);
        if (age.compareTo(tolerance.negated()) < 0) return Optional.of(Reason.FROM_THE_FUTURE);
        return Optional.empty();
    }

    /** Looks at all of them, also after one that agrees. */
    private boolean agrees(String sent, List<byte[]> hashes, byte[] body) {
        var agrees = false;
        for (var secret : secrets) {
            var right = Secrets.hmacSha256(secret,
                    (sent + ':').getBytes(StandardCharsets.US_ASCII), body);
            for (var hash : hashes) agrees |= MessageDigest.isEqual(right, hash);
        }
        return agrees;
    }

    /** What Paddle would send, for a sandbox of our own. */
    static String sign(String secret, byte[] body, Instant now) {
        var sent = Long.toString(now.getEpochSecond());
        return "ts=" + sent + ";h1=" + HexFormat.of().formatHex(Secrets.hmacSha256(secret,
                (sent + ':').getBytes(StandardCharsets.US_ASCII), body));
    }
}
