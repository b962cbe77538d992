package com.aimixup.bootstrap;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The arrows between the modules, and what may be used only in one place. */
final class ArchitectureTest {

    private static final String DOMAIN = "com.aimixup.domain..";
    private static final String APPLICATION = "com.aimixup.application..";
    private static final String ADAPTERS = "com.aimixup.adapter..";
    private static final String BOOTSTRAP = "com.aimixup.bootstrap..";
    private static final String LAUNCHER = "com.aimixup.launcher..";
    private static final String SPI = "com.aimixup.plugin.spi..";
    /** What plugins take along, each a copy of its own. */
    private static final String[] WIRE =
            {"com.aimixup.plugin.wire..", "com.aimixup.plugin.compatible.."};
    /** Runs in tests only, and asks the environment which providers it may ask for real. */
    private static final String KIT = "com.aimixup.plugin.tck..";
    private static final String JDK = "java..";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPaths(Checkout.classFolders());

    /** Each is a source of time, chance or surroundings that a test could not pin. */
    private static final Set<String> UNPINNED = Set.of(
            "java.lang.Math.random", "java.lang.System.currentTimeMillis",
            "java.lang.System.getenv", "java.util.Random.<init>", "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.random.RandomGenerator.getDefault", "java.util.random.RandomGenerator.of");

    /** Who reads private text, and for what. Everyone else only carries it. */
    private static final Set<String> READERS_OF_PRIVATE_TEXT = Set.of(
            "com.aimixup.application.access.SecondFactor", // whether a code is right
            "com.aimixup.application.conversations.ImportConversation", // makes an id of it
            "com.aimixup.application.completions.TeamCompletion", // hands it to who asked
            "com.aimixup.application.conversations.Prompts", // hands it to the provider
            "com.aimixup.application.conversations.Retelling", // what was said before a crash
            "com.aimixup.application.conversations.TurnFeed$Numbered", // its length
            "com.aimixup.application.conversations.Roster", // whether two agents share a name
            "com.aimixup.application.files.Handout$Words", // how long it is
            "com.aimixup.application.files.Handouts", // whether there is any, and not too much
            "com.aimixup.application.images.DrawImages", // hands it to the provider
            "com.aimixup.domain.images.ImageOrder", // its length
            "com.aimixup.domain.accounts.PasswordRules", // its length and how common it is
            "com.aimixup.domain.conversations.Gist", // how it begins, and a title of that
            "com.aimixup.domain.conversations.Message", // whether it says anything
            "com.aimixup.domain.conversations.Addressing", // whom a question names
            "com.aimixup.domain.conversations.Marker", // what an agent says to the plan
            "com.aimixup.domain.conversations.Tasks", // the names that a moderator chooses from
            "com.aimixup.domain.conversations.Names", // how agents are told apart
            "com.aimixup.domain.conversations.PicturePrompt", // what who draws hears
            "com.aimixup.domain.conversations.Script"); // what a provider is going to hear

    @Test
    void theDomainKnowsTheJdkOnly() {
        classes().that().resideInAPackage(DOMAIN)
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage(DOMAIN, JDK, "javax.crypto..")
                .check(CLASSES);
    }

    @Test
    void theProviderPortKnowsTheJdkOnly() {
        classes().that().resideInAPackage(SPI)
                .should().onlyDependOnClassesThat().resideInAnyPackage(SPI, JDK)
                .check(CLASSES);
    }

    @Test
    void theApplicationKnowsTheDomainAndTheProviderPort() {
        classes().that().resideInAPackage(APPLICATION)
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage(APPLICATION, DOMAIN, SPI, JDK)
                .check(CLASSES);
    }

    @Test
    void anAdapterKnowsOnlyWhatLiesFurtherIn() {
        noClasses().that().resideInAPackage(ADAPTERS)
                .should().dependOnClassesThat(ours("inside or beside the adapter",
                        ADAPTERS, APPLICATION, DOMAIN, SPI))
                .check(CLASSES);
        slices().matching("com.aimixup.adapter.(*)..").should().notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void aPluginKnowsTheProviderPortAlone() {
        noClasses().that().resideInAPackage("com.aimixup.plugin..")
                .should().dependOnClassesThat(ours("a plugin", "com.aimixup.plugin.."))
                .check(CLASSES);
        slices().matching("com.aimixup.plugin.(*)..").should().notDependOnEachOther()
                .ignoreDependency(resideInAnyPackage("com.aimixup.plugin.."),
                        resideInAnyPackage(SPI))
                .ignoreDependency(resideInAnyPackage("com.aimixup.plugin.."),
                        resideInAnyPackage(WIRE))
                .check(CLASSES);
    }

    @Test
    void onlyTheLauncherKnowsTheBootstrap() {
        noClasses().that().resideOutsideOfPackages(BOOTSTRAP, LAUNCHER, "com.aimixup.bench..")
                .should().dependOnClassesThat().resideInAnyPackage(BOOTSTRAP, LAUNCHER)
                .check(CLASSES);
        noClasses().that().resideInAPackage(BOOTSTRAP)
                .should().dependOnClassesThat().resideInAPackage(LAUNCHER)
                .check(CLASSES);
    }

    @Test
    void capabilitiesHaveNoCycles() {
        slices().matching("com.aimixup.domain.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("com.aimixup.application.(*)..").should().beFreeOfCycles()
                .check(CLASSES);
    }

    /** An adapter that has grown has rooms. */
    @Test
    void aPackageIsALayerAndACapability() {
        classes().should().resideInAnyPackage("com.aimixup.domain.*", "com.aimixup.application.*",
                        "com.aimixup.adapter.*", "com.aimixup.adapter.*.*",
                        "com.aimixup.plugin.*", "com.aimixup.bootstrap",
                        "com.aimixup.launcher", "com.aimixup.bench")
                .check(CLASSES);
    }

    @Test
    void aUseCaseIsFinal() {
        classes().that().resideInAPackage(APPLICATION).and().areNotInterfaces()
                .and(describe("handle something", ArchitectureTest::handles))
                .should().haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }

    @Test
    void noMethodOfTheCoreIsCalledGet() {
        methods().that().areDeclaredInClassesThat()
                .resideInAnyPackage(DOMAIN, APPLICATION, SPI)
                .should().haveNameNotMatching("get[A-Z].*")
                .check(CLASSES);
    }

    @Test
    void privateTextIsReadOnlyWhereItIsJudgedEncryptedShownOrSent() {
        noClasses().that().resideOutsideOfPackages("com.aimixup.adapter.postgres..",
                        "com.aimixup.adapter.vault..", "com.aimixup.adapter.http..",
                        "com.aimixup.adapter.payments..", "com.aimixup.adapter.mail..",
                        "com.aimixup.domain.privacy")
                .and(describe("are not listed", type ->
                        !READERS_OF_PRIVATE_TEXT.contains(type.getName())))
                .should().accessTargetWhere(call("reveal a private value",
                        Set.of("com.aimixup.domain.privacy.Private.reveal")))
                .check(CLASSES);
    }

    @Test
    void timeAndChanceAndEnvironmentComeInFromTheBootstrap() {
        noClasses().that().resideOutsideOfPackages(BOOTSTRAP, LAUNCHER, KIT, "com.aimixup.bench..")
                .should().accessTargetWhere(call("ask the machine", UNPINNED))
                .orShould().accessTargetWhere(describe("read a clock of its own",
                        ArchitectureTest::readsTheMachineClock))
                .check(CLASSES);
    }

    /** Keys, nonces and salts: there it would be worse if a caller could bring weak chance. */
    @Test
    void secureChanceIsMadeOnlyWhereKeysAre() {
        noClasses().that().resideOutsideOfPackages(BOOTSTRAP, "com.aimixup.bench..",
                        "com.aimixup.adapter.vault..", "com.aimixup.adapter.tokens..")
                .should().accessTargetWhere(call("make secure chance", Set.of(
                        "java.security.SecureRandom.<init>",
                        "java.security.SecureRandom.getInstance",
                        "java.security.SecureRandom.getInstanceStrong")))
                .check(CLASSES);
    }

    @Test
    void onlyTheLauncherWritesToTheConsole() {
        noClasses().that().resideOutsideOfPackages(LAUNCHER, KIT, "com.aimixup.bench..")
                .should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err")
                .orShould().callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
    }

    @Test
    void aLibraryStaysInItsAdapter() {
        only("com.aimixup.adapter.postgres..").use("java.sql..", "javax.sql..", "org.postgresql..",
                "liquibase..", "com.zaxxer..", "org.tukaani..");
        only("com.aimixup.adapter.postgres..", "com.aimixup.adapter.documents..")
                .use("org.apache.commons..");
        only("com.aimixup.adapter.documents..").use("org.apache.pdfbox..", "org.apache.fontbox..");
        only("com.aimixup.adapter.objects..").use("org.apache.tika..");
        only("com.aimixup.adapter.vault..").use("org.bouncycastle..");
        only("com.aimixup.adapter.tokens..").use("com.nimbusds..");
        only("com.aimixup.adapter.passkeys..").use("com.webauthn4j..", "tools.jackson..");
        only("com.aimixup.adapter.mail..").use("jakarta.mail..", "org.eclipse.angus..");
        only("com.aimixup.adapter.vault..").use("com.nulabinc..");
        only("com.aimixup.adapter.s3..").use("software.amazon..");
        only("com.aimixup.adapter.http..", "com.aimixup.adapter.payments..", "com.aimixup.plugin..",
                LAUNCHER).use("com.fasterxml..");
        only("com.aimixup.adapter.http..", "com.aimixup.adapter.console..",
                "com.aimixup.adapter.postgres..", "com.aimixup.adapter.plugins..", BOOTSTRAP)
                .use("io.helidon..");
    }

    @Test
    void theRulesSeeEveryLayer() {
        for (var layer : Set.of("domain", "application", "plugin.spi")) {
            assertTrue(CLASSES.stream().anyMatch(
                    type -> type.getPackageName().startsWith("com.aimixup." + layer)), layer);
        }
    }

    private static DescribedPredicate<JavaClass> ours(String what, String... but) {
        return describe("are ours but not " + what, type ->
                type.getPackageName().startsWith("com.aimixup")
                        && !resideInAnyPackage(but).test(type));
    }

    private static boolean handles(JavaClass type) {
        return type.getMethods().stream().anyMatch(method -> method.getName().equals("handle"));
    }

    private static DescribedPredicate<JavaAccess<?>> call(String what, Set<String> names) {
        return describe(what, access -> names.contains(
                access.getTargetOwner().getName() + "." + access.getName()));
    }

    /** {@code now()} of java.time without a clock, or a clock of the system. */
    private static boolean readsTheMachineClock(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        return owner.getPackageName().equals("java.time")
                && (access.getTarget().getFullName().endsWith(".now()")
                || owner.isEquivalentTo(Clock.class) && access.getName().startsWith("system"));
    }

    private static Only only(String... packages) {
        return used -> noClasses().that().resideOutsideOfPackages(packages)
                .and().resideOutsideOfPackage("com.aimixup.bench..")
                .should().dependOnClassesThat().resideInAnyPackage(used)
                .check(CLASSES);
    }

    private interface Only {
        void use(String... packages);
    }
}
