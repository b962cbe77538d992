package com.aimixup.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void withoutAnythingThePresetsHold() {
        var settings = Settings.of(Map.of());
        assertEquals(8080, settings.port(Setting.PORT));
        assertEquals(Duration.ofMinutes(5), settings.seconds(Setting.ANSWER_SECONDS));
        assertEquals(Optional.empty(), settings.optional(Setting.DATABASE_URL));
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        var file = file("port: 9000\nlease_seconds: 7\n");
        var settings = Settings.of(Map.of("AIMIXUP_CONFIG", file, "AIMIXUP_PORT", "9001"));
        assertEquals(9001, settings.port(Setting.PORT));
        assertEquals(Duration.ofSeconds(7), settings.seconds(Setting.LEASE_SECONDS));
    }

    @Test
    void aSecretCanComeFromAFile() throws IOException {
        var settings = Settings.of(Map.of("AIMIXUP_MASTER_KEY_FILE", file("1:abc\n"),
                "AIMIXUP_OPENAI_API_KEY_FILE", file("sk-x")));
        assertEquals("1:abc", settings.text(Setting.MASTER_KEY));
        assertEquals(Optional.of("sk-x"), settings.provider("openai", "api_key"));
    }

    @ParameterizedTest
    @CsvSource({
        "AIMIXUP_PORT, 65536, must be from 0 to 65535",
        "AIMIXUP_PORT, http, is not a whole number",
        "AIMIXUP_LEASE_SECONDS, 0, must be from 1",
        "AIMIXUP_BCRYPT_COST, 3, must be from 4 to 31",
        "AIMIXUP_LOG_LEVEL, LOUD, is not one of",
        "AIMIXUP_OBJECTS_PREFIX, files, OBJECTS_BUCKET is not",
    })
    void aWrongValueIsRefusedByName(String variable, String value, String reason) {
        var refusal = assertThrows(Refusal.class, () -> Settings.of(Map.of(variable, value)));
        assertTrue(refusal.getMessage().contains(variable), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "BUCKET, Big_Bucket, has signs",
        "BUCKET, b/../c, has signs",
        "ENDPOINT, minio:9000, is no URL",
        "ENDPOINT, ':', is no URL",
        "PREFIX, /files, has signs",
        "PREFIX, a//b, has signs",
        "REGION, 'eu west', has signs",
        "KEY_ID, x, its key id is",
        "SECRET_KEY, sk-x, its secret key is",
    })
    void aWrongPlaceForFilesIsRefusedByName(String name, String value, String reason) {
        var environment = new HashMap<>(Map.of("AIMIXUP_OBJECTS_BUCKET", "bucket"));
        environment.put("AIMIXUP_OBJECTS_" + name, value);
        var refusal = assertThrows(Refusal.class, () -> Settings.of(environment));
        assertTrue(refusal.getMessage().contains("AIMIXUP_OBJECTS_"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
        assertTrue(!refusal.getMessage().contains("sk-x"), "a secret is not quoted");
    }

    @ParameterizedTest
    @CsvSource({
        "'prt: 9000', unknown key: prt",
        "'port: [1, 2]', plain value",
        "'- port', lines of key",
        "'port: \"9000', not valid YAML",
        "'master_key: 1:abc', must not hold the secret",
        "'openai_api_key: sk-x', must not hold the secret",
    })
    void aWrongFileIsRefusedWithAReason(String text, String reason) throws IOException {
        var file = file(text);
        var refusal = assertThrows(Refusal.class,
                () -> Settings.of(Map.of("AIMIXUP_CONFIG", file)));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
        assertTrue(!refusal.getMessage().contains("sk-x"), "a secret is not quoted");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        var refusal = assertThrows(Refusal.class, () -> Settings.of(Map.of(
                "AIMIXUP_CONFIG", folder.resolve("none.yaml").toString())));
        assertTrue(refusal.getMessage().contains("none.yaml"));
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySettingIsDocumentedWithItsPreset(Setting setting) throws IOException {
        var row = Files.readAllLines(Checkout.ROOT.resolve("docs/operations.md")).stream()
                .filter(line -> line.startsWith("| `" + setting.variable() + "` |")).findFirst();
        assertTrue(row.isPresent(), "docs/operations.md lacks " + setting.variable());
        var preset = row.get().split("\\|")[2].strip().replace("`", "");
        assertEquals(setting.preset(), preset);
    }

    private String file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "settings", ".yaml"), text)
                .toString();
    }
}
