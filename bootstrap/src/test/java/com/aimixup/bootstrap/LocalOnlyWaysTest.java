package com.aimixup.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every way on which something a person said could reach a provider, read from the program. Who
 * adds one has to say here why nothing of a conversation that is local only goes there, and has to
 * walk it in {@code LocalOnlyTest}.
 */
@Tag("share.chosen-provider")
final class LocalOnlyWaysTest {
    private static final String APPLICATION = "com.aimixup.application.";

    /** Whoever finds a provider is told whether only a local one will do. */
    private static final Set<String> FINDING =
            Set.of("Casting.cast", "Casting.part", "Casting.draw", "Providers.find");

    private static final Map<String, String> FINDERS = Map.of(
            "completions.Complete", "is in no conversation: each request names its model",
            "completions.CompleteTeam", "is in no conversation: the request names the team",
            "images.DrawImages", "draws what was ordered, and of whom",
            "images.OrderImages", "is in no conversation: each order names its model",
            "conversations.Looking", "turns, edits, answers given again: walked;"
                    + " an estimate is looked at alike and asks nobody",
            "conversations.Roster", "conversations are begun, agents added and changed: walked",
            "conversations.SuggestTitle", "walked");

    /** Whoever asks one got it from a finder. */
    private static final Set<String> ASKING = Set.of("Provider.chat", "Provider.images",
            "Asking.chat", "Asking.images");

    private static final Map<String, String> ASKERS = Map.of(
            "completions.Call", "asks whom Complete found",
            "conversations.Easel", "asks whom Looking found",
            "conversations.Performance", "asks whom Looking found",
            "conversations.SideCall", "asks whom SuggestTitle found",
            "images.DrawImages", "asks whom the order named");

    @Test
    void whoeverFindsOrAsksAProviderIsListed() {
        var classes = new ClassFileImporter().importPaths(Checkout.classFolders()).stream()
                .filter(type -> type.getName().startsWith(APPLICATION)
                        && !type.getPackageName().endsWith(".providers")).toList();
        assertEquals(new TreeSet<>(FINDERS.keySet()), classes.stream()
                .filter(type -> calls(type, FINDING)).map(LocalOnlyWaysTest::name)
                .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(new TreeSet<>(ASKERS.keySet()), classes.stream()
                .filter(type -> calls(type, ASKING)).map(LocalOnlyWaysTest::name)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static boolean calls(JavaClass type, Set<String> methods) {
        return type.getMethodCallsFromSelf().stream().anyMatch(call -> methods.contains(
                call.getTargetOwner().getSimpleName() + '.' + call.getName()));
    }

    private static String name(JavaClass type) {
        return type.getName().substring(APPLICATION.length());
    }
}
