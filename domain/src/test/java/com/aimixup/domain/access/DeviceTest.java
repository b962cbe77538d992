package com.aimixup.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeviceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox, Linux",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 | Chrome, Windows",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537 Edg/140.0 | Edge, Windows",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari | Safari, iPhone",
        "Mozilla/5.0 (Plan 9) | Browser",
        "curl/8.9.1 | curl", "Java-http-client/25 | Java-http-client", "'' | Unknown",
        "<script>x</script> | scriptx"})
    void itIsNamedAsItsOwnerKnowsIt(String userAgent, String name) {
        assertEquals(name, Device.named(userAgent));
    }

    @Test
    void aLongNameIsCut() {
        assertEquals(40, Device.named("x".repeat(10_000)).length());
    }
}
