package com.aimixup.adapter.postgres.embedded;

import com.aimixup.adapter.postgres.PostgresRole;
import com.aimixup.adapter.postgres.StartRefused;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The private server's passwords, kept in a file that only we can read. */
record PostgresCredentials(Map<PostgresRole, String> passwords) {
    private static final int BYTES = 32;

    PostgresCredentials {
        passwords = Map.copyOf(passwords);
    }

    String password(PostgresRole role) {
        return passwords.get(role);
    }

    static PostgresCredentials random(RandomGenerator random) {
        var passwords = new EnumMap<PostgresRole, String>(PostgresRole.class);
        for (var role : PostgresRole.values()) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            passwords.put(role, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return new PostgresCredentials(passwords);
    }

    static PostgresCredentials read(Path file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
        } catch (IOException e) {
            throw new StartRefused("cannot read " + file + ", which holds the passwords of the"
                    + " database beside it; bring it back from where you keep it", e);
        }
        return new PostgresCredentials(Arrays.stream(PostgresRole.values()).collect(
                Collectors.toMap(role -> role, role -> required(properties, role, file))));
    }

    private static String required(Properties properties, PostgresRole role, Path file) {
        var password = properties.getProperty(role.sqlName());
        if (password == null) throw new StartRefused(file + " has no line for " + role.sqlName());
        return password;
    }

    void write(Path file) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, passwords.entrySet().stream()
                .map(entry -> entry.getKey().sqlName() + "=" + entry.getValue() + "\n").sorted()
                .collect(Collectors.joining()));
        Folders.forceEntry(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override public String toString() {
        return "PostgresCredentials[private]";
    }
}
