package com.aimixup.bootstrap;

import com.aimixup.adapter.http.CertificateFiles;
import com.aimixup.domain.access.AddressRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The operator's settings: the environment wins over the YAML file, which wins over the presets. A
 * secret can come from a file whose path is in the variable with {@code _FILE} at the end.
 */
public final class Settings {
    private static final String PREFIX = "AIMIXUP_";

    private final Map<String, String> environment;
    private final Map<Setting, String> values;
    private final Map<String, String> providers;

    private Settings(Map<String, String> environment, Map<Setting, String> values,
            Map<String, String> providers) {
        this.environment = environment;
        this.values = values;
        this.providers = providers;
    }

    /** @throws Refusal naming the key that is wrong */
    public static Settings of(Map<String, String> environment) {
        var values = new EnumMap<Setting, String>(Setting.class);
        var providers = new HashMap<String, String>();
        for (var setting : Setting.values()) values.put(setting, setting.preset());
        variable(environment, Setting.CONFIG)
                .ifPresent(path -> readFile(Path.of(path), values, providers));
        for (var setting : Setting.values())
            variable(environment, setting).ifPresent(value -> values.put(setting, value));
        var settings = new Settings(environment, values, providers);
        settings.validate();
        return settings;
    }

    /** The same but for these. */
    public Settings with(Map<Setting, String> others) {
        var changed = new EnumMap<>(values);
        changed.putAll(others);
        return new Settings(environment, changed, providers);
    }

    public String text(Setting setting) {
        return values.get(setting);
    }

    public Optional<String> optional(Setting setting) {
        return Optional.of(text(setting)).filter(value -> !value.isBlank());
    }

    public Path path(Setting setting) {
        return Path.of(text(setting)).toAbsolutePath().normalize();
    }

    public int port(Setting setting) {
        return (int) number(setting, 0, 65_535);
    }

    public int count(Setting setting) {
        return (int) number(setting, 1, 10_000);
    }

    boolean flag(Setting setting) {
        return switch (text(setting).strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(setting, "must be true or false");
        };
    }

    public Duration seconds(Setting setting) {
        return Duration.ofSeconds(number(setting, 1, 86_400));
    }

    /** A provider's own setting, for example {@code AIMIXUP_OPENAI_API_KEY}. */
    public Optional<String> provider(String id, String name) {
        var key = (id + '_' + name).replace('-', '_');
        return variable(environment, PREFIX + key.toUpperCase(Locale.ROOT))
                .or(() -> Optional.ofNullable(providers.get(key.toLowerCase(Locale.ROOT))));
    }

    private void validate() {
        port(Setting.PORT);
        port(Setting.OBSERVE_PORT);
        port(Setting.DATABASE_PORT);
        count(Setting.DATABASE_CONNECTIONS);
        count(Setting.TURNS_PER_ACCOUNT);
        flag(Setting.VERIFY_FIRST);
        Filing.limits(this);
        ranges(Setting.TRUSTED_PROXIES);
        certificate();
        ObjectPlace.bucket(this);
        Paying.validate(this);
        Mailing.deliveries(this);
        Passkeying.validate(this);
        number(Setting.BCRYPT_COST, 4, 31);
        for (var setting : new Setting[] {Setting.ATTEMPTS_PER_ORIGIN,
                Setting.REQUESTS_PER_ACCOUNT, Setting.REQUESTS_PER_KEY,
                Setting.REQUESTS_PER_ORIGIN}) Guarding.number(this, setting);
        for (var setting : new Setting[] {Setting.ANSWER_SECONDS, Setting.LEASE_SECONDS,
                Setting.STOP_SECONDS, Setting.HEARTBEAT_SECONDS}) seconds(setting);
        if (!text(Setting.LOG_LEVEL).matches("SEVERE|WARNING|INFO|FINE|FINER"))
            throw wrong(Setting.LOG_LEVEL, "is not one of SEVERE, WARNING, INFO, FINE, FINER");
    }

    /** Addresses and ranges, separated by commas. */
    List<AddressRange> ranges(Setting setting) {
        return Arrays.stream(text(setting).split(",")).map(String::strip)
                .filter(range -> !range.isEmpty())
                .map(range -> AddressRange.parse(range).orElseThrow(() ->
                        wrong(setting, "has something that is no IP address and no range of them")))
                .toList();
    }

    /** For TLS; empty if a proxy in front has one. */
    Optional<CertificateFiles> certificate() {
        var chain = optional(Setting.TLS_CERTIFICATE);
        var key = optional(Setting.TLS_KEY);
        if (chain.isPresent() != key.isPresent())
            throw wrong(chain.isPresent() ? Setting.TLS_KEY : Setting.TLS_CERTIFICATE,
                    "is missing beside the other one");
        return chain.map(_ -> new CertificateFiles(path(Setting.TLS_CERTIFICATE),
                path(Setting.TLS_KEY)));
    }

    public long number(Setting setting, long least, long most) {
        long number;
        try {
            number = Long.parseLong(text(setting).strip());
        } catch (NumberFormatException notANumber) {
            throw wrong(setting, "is not a whole number");
        }
        if (number < least || number > most)
            throw wrong(setting, "must be from " + least + " to " + most);
        return number;
    }

    static Refusal wrong(Setting setting, String why) {
        return new Refusal("the setting " + setting.variable() + " (" + setting.key()
                + " in the YAML file) " + why + "; it is the " + setting.meaning());
    }

    private static Optional<String> variable(Map<String, String> environment, Setting setting) {
        return variable(environment, setting.variable());
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        var direct = Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank());
        if (direct.isPresent()) return direct;
        return Optional.ofNullable(environment.get(name + "_FILE")).map(file -> {
            try {
                return Files.readString(Path.of(file)).strip();
            } catch (IOException unreadable) {
                throw new Refusal("cannot read the file that " + name + "_FILE names: " + file,
                        unreadable);
            }
        });
    }

    private static void readFile(Path file, Map<Setting, String> values,
            Map<String, String> providers) {
        Object content;
        try (var reader = Files.newBufferedReader(file)) {
            content = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (IOException unreadable) {
            throw new Refusal("cannot read the settings file " + file, unreadable);
        } catch (YAMLException malformed) {
            throw new Refusal("the settings file " + file + " is not valid YAML", malformed);
        }
        if (content == null) return;
        if (!(content instanceof Map<?, ?> map))
            throw new Refusal("the settings file " + file + " must hold lines of key: value");
        map.forEach((key, value) -> {
            var name = String.valueOf(key);
            if (value == null || value instanceof Map || value instanceof Iterable)
                throw new Refusal("the key " + name + " in " + file + " needs a plain value");
            var setting = Setting.ofKey(name);
            if (name.endsWith("_api_key") || setting.filter(Setting::isSecret).isPresent())
                throw new Refusal("the settings file " + file + " must not hold the secret " + name
                        + "; set AIMIXUP_" + name.toUpperCase(Locale.ROOT) + " or, for a file, "
                        + "AIMIXUP_" + name.toUpperCase(Locale.ROOT) + "_FILE");
            if (setting.isPresent()) values.put(setting.get(), value.toString());
            else if (name.matches("[a-z0-9_]+_base_url"))
                providers.put(name, value.toString());
            else throw new Refusal("the settings file " + file + " has an unknown key: " + name);
        });
    }
}
