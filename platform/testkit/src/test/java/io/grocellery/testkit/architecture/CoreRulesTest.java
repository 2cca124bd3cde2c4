package io.grocellery.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Core decides and does nothing itself. */
final class CoreRulesTest {

    private static final Set<String> PATH_METHODS_THAT_LOOK_AT_THE_DISK =
            Set.of("toRealPath", "toAbsolutePath", "toFile", "register");

    private static final ArchRule TOUCHES_NOTHING = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
                    .and(not(equivalentTo(Path.class)))
                    .and(not(equivalentTo(URI.class)))
                    .and(not(equivalentTo(URISyntaxException.class)))
                    .or(equivalentTo(Process.class))
                    .or(equivalentTo(ProcessBuilder.class))
                    .or(equivalentTo(ProcessHandle.class))
                    .or(equivalentTo(Runtime.class))
                    .or(equivalentTo(System.class)))
            .because("what decides does no I/O; addresses are values, and what stands behind them is not looked at");

    private static final ArchRule LOOKS_AT_NO_PATH = noClasses()
            .should()
            .accessTargetWhere(DescribedPredicate.<JavaAccess<?>>describe(
                    "look at the disk",
                    access -> access.getTargetOwner().isEquivalentTo(Path.class)
                            && PATH_METHODS_THAT_LOOK_AT_THE_DISK.contains(access.getName())))
            .because("a path is a value here");

    @Test
    void coreKnowsTheJdkAndJspecifyAlone() {
        HouseRules.of("io.grocellery.core")
                .knowing("every adapter and engine stands on core, so that whatever it needs all of them need")
                .and(TOUCHES_NOTHING, LOOKS_AT_NO_PATH)
                .forOthers()
                .check(60);
    }

    @Test
    void itsOwnRulesAreShownToFail() {
        HouseRules.assertFinds(
                TOUCHES_NOTHING,
                ReadsAFile.class,
                AsksTheNetwork.class,
                StartsAProcess.class,
                AsksItsSurroundings.class);
        HouseRules.assertFinds(LOOKS_AT_NO_PATH, FollowsALink.class);
    }

    private record ReadsAFile(Path path) implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            return Files.exists(path);
        }
    }

    private record AsksTheNetwork(URL address) {}

    private record StartsAProcess(ProcessBuilder builder) {}

    private record AsksItsSurroundings(String name) implements Supplier<String> {
        @Override
        public String get() {
            return System.getProperty(name);
        }
    }

    private record FollowsALink(Path path) implements Callable<Path> {
        @Override
        public Path call() throws IOException {
            return path.toRealPath();
        }
    }
}
