package com.aimixup.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {
    private static final byte[] SECRET =
            "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the rows for SHA-1. */
    @ParameterizedTest
    @CsvSource({"59, 94287082", "1111111109, 07081804", "1111111111, 14050471",
        "1234567890, 89005924", "2000000000, 69279037", "20000000000, 65353130"})
    void theVectorsOfTheStandardHold(long second, String code) {
        assertEquals(code, Totp.code(SECRET, second / Totp.STEP_SECONDS, 8));
    }

    @ParameterizedTest
    @CsvSource({"-60, false", "-31, false", "-30, true", "0, true", "30, true", "60, false"})
    void aCodeIsGoodOneStepBeforeAndAfter(long seconds, boolean good) {
        var now = Instant.ofEpochSecond(1_200_000_000);
        var code = Totp.code(SECRET, now.plusSeconds(seconds));
        assertEquals(good ? OptionalLong.of(Math.floorDiv(1_200_000_000 + seconds, 30))
                : OptionalLong.empty(), Totp.step(SECRET, code, now));
    }

    /** RFC 4648, 10. */
    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB",
        "foobar, MZXW6YTBOI"})
    void theSignsArePlainBase32(String text, String encoded) {
        assertEquals(encoded, Base32.encode(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void whatIsTypedMayHaveSpacesAndSmallLetters() {
        assertEquals(Optional.of("MZXW6YTB"), Base32.normalised(" mzxw-6ytb"));
        assertEquals(Optional.empty(), Base32.normalised("MZX8"));
    }
}
