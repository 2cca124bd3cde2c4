package io.grocellery.systemtest.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.testkit.architecture.HouseRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house where no module by itself can tell. */
final class WholeHouseTest {

    private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");
    private static final Pattern CHECKED =
            Pattern.compile("(?:HouseRules\\s*\\.of|ServiceRules\\.check)\\(\"([a-z.]+)\"");

    private static final Pattern FORKS = Pattern.compile("<forkCount>(.+)</forkCount>");

    private final List<Path> modules = matches(MODULE, read(Command.checkout().resolve("pom.xml")))
            .map(Command.checkout()::resolve)
            .toList();

    @Test
    void everyModuleIsHeldToTheRules() {
        List<String> checked = modules.stream()
                .flatMap(module -> javaFiles(module.resolve("src/test/java")))
                .flatMap(file -> matches(CHECKED, read(file)))
                .toList();
        List<Path> withCode = modules.stream()
                .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                .toList();
        assertThat(withCode).hasSizeGreaterThanOrEqualTo(13);
        assertThat(withCode)
                .allSatisfy(module -> assertThat(checked)
                        .as("a test of " + rootPackage(module) + " by HouseRules or ServiceRules")
                        .anyMatch(checkedPackage -> (rootPackage(module) + ".").startsWith(checkedPackage + ".")));
    }

    @Test
    void whatIsMadeForOthersIsUsedByThem() {
        JavaClasses everything = new ClassFileImporter()
                .importPaths(modules.stream()
                        .flatMap(module -> Stream.of("classes", "test-classes")
                                .map(folder -> module.resolve("target").resolve(folder)))
                        .filter(Files::isDirectory)
                        .filter(folder -> !folder.endsWith("testkit/target/test-classes"))
                        .toList());
        assertThat(everything.size()).isGreaterThan(800);
        HouseRules.publicMeansUsedElsewhere(
                        "io.grocellery.core..",
                        "io.grocellery.testkit..",
                        "io.grocellery.deliveryfile..",
                        "io.grocellery.flagfile..",
                        "io.grocellery.imagebuild..",
                        "io.grocellery.scantools..",
                        "io.grocellery.spans..",
                        "io.grocellery.target..",
                        "io.grocellery.gateway..",
                        "io.grocellery.chassis..")
                .check(everything);
    }

    /** The shop that tests share begins with the first that asks for it: these come last. */
    @Test
    void theSharedShopIsAskedForInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.grocellery.systemtest.alive")
                .should()
                .callMethod(RunningGrocellery.class, "shared")
                .check(new ClassFileImporter().importPackages("io.grocellery.systemtest"));
    }

    /**
     * Among several processes Maven itself shares out the classes of tests: under a JDK that is too old to load them it
     * runs none, and says nothing. So there the parent's profile has one process, which no module overrides.
     */
    @Test
    void mavenUnderAnOlderJdkHasNoClassesToShareOut() {
        assertThat(matches(FORKS, read(Command.checkout().resolve("pom.xml"))))
                .containsExactly("${unit.forks}", "${integration.forks}", "1", "1");
        assertThat(modules)
                .allSatisfy(module -> assertThat(matches(FORKS, read(module.resolve("pom.xml"))))
                        .as(module.toString())
                        .isEmpty());
    }

    private static String rootPackage(Path module) {
        Path sources = module.resolve("src/main/java");
        return javaFiles(sources)
                .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
                .min(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    private static Stream<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(WholeHouseTest::first);
    }

    private static String first(MatchResult match) {
        return match.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
