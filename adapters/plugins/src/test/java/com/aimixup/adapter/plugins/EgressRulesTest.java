package com.aimixup.adapter.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.plugin.spi.ProviderFacts;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a provider may go. */
@Tag("share.chosen-provider")
final class EgressRulesTest {
    private final EgressRules rules = rules(false, "", "api.example.com");

    @ParameterizedTest
    @ValueSource(strings = {"https://api.example.com", "https://api.example.com/v1?q=1#x",
            "https://API.Example.Com:443/", "HTTPS://api.example.com./"})
    void theHostOfTheFactsIsOpen(String address) {
        assertEquals("", refusal(rules, address), address);
    }

    @ParameterizedTest
    @CsvSource({"https://other.example.com,not-declared", "https://example.com,not-declared",
            "https://api.example.com.evil.com,not-declared",
            "https://evil-api.example.com,not-declared",
            "http://api.example.com,not-encrypted", "https://api.example.com:22,unusual-port",
            "http://api.example.com:443,not-encrypted",
            "https://api.example.com@evil.com/,not-an-address",
            "https://evil.com@api.example.com/,not-an-address",
            "https://u:p@api.example.com/,not-an-address",
            "https://api.example.com:80:443/,not-an-address",
            "https://2130706433/,not-declared", "https://0x7f.1/,not-an-address",
            "https://127.1/,not-an-address", "https://[::1]/,not-declared",
            "https://[::ffff:127.0.0.1]/,not-declared", "https://localhost/,not-declared",
            "https://169.254.169.254/latest/meta-data/,not-declared",
            "ftp://api.example.com/,not-an-address", "file:///etc/passwd,not-an-address",
            "jar:https://api.example.com!/x,not-an-address", "/relative,not-an-address"})
    void everythingElseIsShut(String address, String code) {
        assertEquals(code, refusal(rules, address), address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "0177.0.0.1",
            "2130706433", "[::1]", "[::ffff:8.8.8.8]", "[fd00::1]", "0.0.0.0"})
    void aProviderCannotDeclareItselfIntoTheHouse(String host) {
        assertEquals("not-public", refusal(rules(false, "", host), "https://" + host + "/"), host);
    }

    @Test
    void aProviderMayDeclareAPublicAddress() {
        assertEquals("", refusal(rules(false, "", "8.8.8.8"), "https://8.8.8.8/"));
    }

    @Test
    void aLocalProviderReachesLoopbackAndNothingElse() {
        var local = rules(true, "", "127.0.0.1", "localhost", "[::1]", "10.0.0.5", "8.8.8.8",
                "api.example.com", "localhost.example.com");
        for (var open : Set.of("http://127.0.0.1:11434/api", "http://localhost:11434",
                "http://[::1]:11434/")) assertEquals("", refusal(local, open), open);
        for (var shut : Set.of("http://10.0.0.5:11434", "https://8.8.8.8",
                "https://api.example.com", "https://localhost.example.com"))
            assertEquals("not-loopback", refusal(local, shut), shut);
        assertEquals(Set.of(), local.guardedNames());
    }

    @Test
    void whereTheOperatorPointsAProviderItMayGoAtThatPortOnly() {
        var base = new AtomicReference<>(Optional.of("http://10.0.0.5:8000/v1"));
        var pointed = new EgressRules(facts(false, "llm.house"), EgressAllowance.NONE, base::get);
        assertEquals("", refusal(pointed, "http://10.0.0.5:8000/v1/chat"));
        assertEquals("not-declared", refusal(pointed, "http://10.0.0.5:8001/"));
        base.set(Optional.of("http://llm.house:80"));
        assertEquals("", refusal(pointed, "http://llm.house/"));
        assertEquals(Set.of(), pointed.guardedNames());
        base.set(Optional.of("not an address"));
        assertEquals("not-encrypted", refusal(pointed, "http://llm.house/"));
        assertEquals(Set.of("llm.house"), pointed.guardedNames());
    }

    @Test
    void whatTheOperatorAllowsIsOpen() {
        var allowed = rules(false, "10.0.0.5:8000, llm.house ,[fd00::5]:443", "x.example");
        for (var open : Set.of("http://10.0.0.5:8000/", "http://llm.house:99", "http://llm.house",
                "https://[fd00::5]/")) assertEquals("", refusal(allowed, open), open);
        assertEquals("not-declared", refusal(allowed, "http://10.0.0.5/"));
        assertEquals("not-declared", refusal(allowed, "https://[fd00::5]:444/"));
        assertEquals("not-an-address", refusal(allowed, "http://me@llm.house/"));
        assertEquals(Set.of("x.example"), allowed.guardedNames());
        assertEquals(Set.of(), rules(false, "x.example:8443", "x.example").guardedNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://x", "a b", "x:port", "x:", "*", "[::1", "u@x"})
    void anAllowanceThatIsNoHostIsRefused(String list) {
        assertThrows(IllegalArgumentException.class, () -> EgressAllowance.parse(list));
    }

    private static EgressRules rules(boolean local, String allowed, String... hosts) {
        return new EgressRules(facts(local, hosts), EgressAllowance.parse(allowed),
                Optional::empty);
    }

    static ProviderFacts facts(boolean local, String... hosts) {
        return new ProviderFacts("Test", "ZZ", Set.of(hosts), local, Set.of(), false, "none",
                "none needed", URI.create("urn:x"), LocalDate.of(2026, 1, 1));
    }

    private static String refusal(EgressRules rules, String address) {
        return rules.refusal(URI.create(address)).orElse("");
    }
}
