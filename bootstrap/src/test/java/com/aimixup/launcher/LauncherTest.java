package com.aimixup.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.bootstrap.Refusal;
import com.aimixup.bootstrap.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LauncherTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void helpNamesEveryCommand(String word) {
        assertEquals(0, run(word));
        for (var name : List.of("demo", "start", "credits", "verify-ledger", "prices",
                "payments", "debts", "reconcile", "keys", "accounts",
                "plugin", "models", "settings"))
            assertTrue(text(out).contains("\n  " + name + " "), name);
    }

    @Test
    void noCommandIsMisuseAndShowsHelp() {
        assertEquals(2, run());
        assertTrue(text(out).contains("usage: ./aimixup COMMAND"));
    }

    @ParameterizedTest
    @CsvSource({
        "'fly', unknown command fly",
        "'credits grant', something is missing",
        "'credits grant nobody 5', must be an e-mail address",
        "'credits grant a@example.com five', CREDITS must be a number",
        "'credits grant a@example.com 0.0000001', at most six decimals",
        "'credits grant a@example.com 5 --expires soon', must be a date",
        "'credits grant a@example.com 5 --expires', needs a value",
        "'credits grant a@example.com 5', --reason is missing",
        "'credits grant a@example.com 5 --forever', unknown option --forever",
        "'credits take a@example.com 5', grant is what it can do",
        "'keys', something is missing",
        "'plugin fly', 'list, accept, key, enable, disable or check?'",
        "'plugin key OpenAI', not the id of a provider",
        "'models eat', 'list, pull, load or unload?'",
        "'models pull', something is missing",
        "'plugin enable', something is missing",
        "'plugin list all', too many words",
        "'prices add echo fast input', not a price",
        "'prices add echo fast input=-1', cannot be negative",
        "'payments list --state gone', '--state is waiting, applied, ignored or stuck'",
        "'payments fly', list or retry?",
        "'debts waive 1 --reason x', ID must be one of debts list",
        "'debts waive 00000000-0000-0000-0000-000000000000', --reason is missing",
        "'accounts restrict a@example.org', --reason is missing",
        "'accounts lift anna', EMAIL must be an e-mail address",
        "'demo twice', too many words",
    })
    void misuseIsExplained(String line, String reason) {
        assertEquals(2, run(line.split(" ")));
        assertTrue(text(err).contains(reason), text(err));
    }

    @Test
    void eachCommandExplainsItselfWithoutSettings() {
        assertEquals(0, run("credits", "--help"));
        assertTrue(text(out).contains("usage: ./aimixup credits grant EMAIL CREDITS"));
    }

    private int run(String... words) {
        var terminal = new Terminal(print(out), print(err), false);
        return new Launcher(terminal, () -> {
            throw new Refusal("no settings here");
        }, Surroundings::ofTheMachine).run(List.of(words));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
