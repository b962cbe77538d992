package com.aimixup.adapter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.embedded.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a thief of the disk would find: tables, indexes, log of changes, statistics, logs. */
@Tag("secure.at-rest")
final class AtRestTest {
    @TempDir Path folder;

    @Test void noFileOfTheDatabaseHoldsAWordOfAPerson() throws Exception {
        try (var server = Scratch.start(folder)) {
            new Migrations().run(server.address(PostgresRole.OWNER));
            try (var database = Database.open(server.address(PostgresRole.APP), 4,
                    Duration.ofSeconds(5))) {
                var canaries = new Canaries(database);
                var anna = canaries.fillIn("anna");
                canaries.fillIn("ben");
                database.list("select name from account", row -> row.bytes("name"));
                assertTrue(canaries.archive(anna).contains(Canaries.marks("anna").getFirst()));
            }
            Scratch.execute(server, "analyze");
            Scratch.execute(server, "create table control as select 'control-8d2e' as mark");
        }
        assertTrue(filesWith("control-8d2e") > 0, "the search finds nothing at all");
        for (var name : List.of("anna", "ben"))
            for (var mark : Canaries.marks(name)) assertEquals(0, filesWith(mark), mark);
    }

    /** As it is, in hexadecimal, and in Base64 wherever its three-byte groups may begin. */
    private static List<String> forms(String mark) {
        var bytes = mark.getBytes(StandardCharsets.UTF_8);
        var forms = new ArrayList<>(List.of(mark, HexFormat.of().formatHex(bytes)));
        for (var skip = 0; skip < 3; skip++) {
            var length = (bytes.length - skip) / 3 * 3;
            forms.add(Base64.getEncoder().encodeToString(
                    Arrays.copyOfRange(bytes, skip, skip + length)));
        }
        return forms;
    }

    private long filesWith(String mark) throws IOException {
        var forms = forms(mark);
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> {
                var text = latin(file);
                return forms.stream().anyMatch(text::contains);
            }).count();
        }
    }

    private static String latin(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
