package com.aimixup.bootstrap;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The looks of the source text; ArchitectureTest looks at what it means. */
final class TidyTest {

    private static final int LINES_MAX = 300;
    private static final int COLUMNS_MAX = 100;

    private static final Pattern TEXT = Pattern.compile(
            ".*\\.(java|sql|sh|xml|ya?ml|properties|md|jte|css|js)|aimixup|\\.ci/run");
    /** Tables do not wrap, and neither does a link, wherever it stands. */
    private static final Pattern ANY_WIDTH = Pattern.compile(".*\\.md");
    /** Documents, the contract among them, and the one list of all versions and tools. */
    private static final Pattern ANY_LENGTH =
            Pattern.compile(".*\\.md|(?:.*/)?pom\\.xml|docs/api/openapi\\.yaml");
    private static final Pattern FORBIDDEN_NAME = Pattern.compile(
            ".*(Impl|Service|Repository|Mapper|D[Tt][Oo]|Manager|Helper|Utils?)(Test)?\\.java");
    private static final Pattern CLAUSE_TAG =
            Pattern.compile("@Tag\\(\"([a-z]+\\.[a-z0-9-]+)\"\\)");
    private static final Pattern WILDCARD = Pattern.compile("import (static )?[\\w.]+\\.\\*;");

    private final List<Path> files = Checkout.files().stream()
            .filter(file -> TEXT.matcher(file.toString()).matches()).toList();

    @Test
    void theTreeIsSeen() {
        assertTrue(files.contains(Path.of("pom.xml")));
        assertTrue(files.contains(Path.of("aimixup")));
        assertTrue(files.contains(
                Path.of("bootstrap/src/test/java/com/aimixup/bootstrap/TidyTest.java")));
    }

    @Test
    void noFileIsLongerThanAReaderHolds() {
        none(file -> !matches(ANY_LENGTH, file) && lines(file).size() > LINES_MAX);
    }

    @Test
    void noLineIsWiderThanAScreen() {
        noLine((file, line) -> !matches(ANY_WIDTH, file) && !line.contains("://")
                && line.codePointCount(0, line.length()) > COLUMNS_MAX);
    }

    @Test
    void noLineHasATabOrEndsInASpace() {
        noLine((_, line) -> line.contains("\t") || line.endsWith(" ") || line.endsWith("\r"));
    }

    @Test
    void everyFileEndsWithANewLine() {
        none(file -> !read(file).isEmpty() && !read(file).endsWith("\n"));
    }

    @Test
    void noClassHasANameWithoutAClearJob() {
        none(file -> matches(FORBIDDEN_NAME, file.getFileName()));
    }

    @Test
    void importsNameWhatTheyTake() {
        noLine((file, line) -> {
            var wildcard = WILDCARD.matcher(line);
            var inTest = file.startsWith("bench") || file.toString().contains("src/test/");
            return wildcard.matches() && !(inTest && wildcard.group(1) != null);
        });
    }

    @Test
    void everyClauseThatATestShowsHasARowInThePrivacyPage() {
        var page = read(Path.of("docs/privacy.md"));
        noLine((file, line) -> {
            var tag = CLAUSE_TAG.matcher(line);
            return file.toString().contains("src/test/") && tag.find()
                    && !page.contains("| `" + tag.group(1) + "` |");
        });
    }

    private void none(Predicate<Path> wrong) {
        assertEquals("", files.stream().filter(wrong).map(Path::toString).collect(joining("\n")));
    }

    private void noLine(BiPredicate<Path, String> wrong) {
        var found = new ArrayList<String>();
        for (var file : files) {
            var lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (wrong.test(file, lines.get(i))) {
                    found.add(file + ":" + (i + 1));
                }
            }
        }
        assertEquals("", String.join("\n", found));
    }

    private static boolean matches(Pattern pattern, Path file) {
        return pattern.matcher(file.toString()).matches();
    }

    private static List<String> lines(Path file) {
        return List.of(read(file).split("\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(Checkout.ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
