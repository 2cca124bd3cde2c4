package io.grocellery.core.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Core decides and does nothing itself. */
@AnalyzeClasses(packages = "io.grocellery.core", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreRulesTest {

    private static final Set<String> PATH_METHODS_THAT_LOOK_AT_THE_DISK =
            Set.of("toRealPath", "toAbsolutePath", "toFile", "register");

    @ArchTest
    static final ArchRule knowsTheJdkAndJspecifyAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.grocellery.core..", "java..", "org.jspecify.annotations..")
            .because("every adapter and engine stands on core, so that whatever it needs all of them need");

    @ArchTest
    static final ArchRule touchesNoFileSocketOrProcess = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
                    .and(not(Path.class))
                    .and(not(URI.class))
                    .or(type(Process.class))
                    .or(type(ProcessBuilder.class))
                    .or(type(ProcessHandle.class))
                    .or(type(Runtime.class)))
            .because("what decides does no I/O; addresses are values, and what stands behind them is not looked at");

    @ArchTest
    static final ArchRule looksAtNoPath = noClasses()
            .should()
            .callMethodWhere(JavaAccess.Predicates.targetOwner(type(Path.class))
                    .and(JavaAccess.Predicates.target(
                            HasName.Predicates.nameMatching(String.join("|", PATH_METHODS_THAT_LOOK_AT_THE_DISK)))))
            .because("a path is a value here");

    @ArchTest
    static final ArchRule readsNoClock = noClasses()
            .should()
            .callMethodWhere(JavaAccess.Predicates.target(HasName.Predicates.name("now"))
                    .and(JavaAccess.Predicates.targetOwner(resideInAnyPackage("java.time.."))))
            .orShould()
            .callMethodWhere(JavaAccess.Predicates.target(HasName.Predicates.nameMatching("system.*"))
                    .and(JavaAccess.Predicates.targetOwner(type(Clock.class))))
            .orShould()
            .dependOnClassesThat(type(System.class))
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("time comes in, so that a replay and a test see the same as the live engine");

    @ArchTest
    static final ArchRule drawsNoLots = noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .because("randomness comes in as a seeded source");

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("io.grocellery.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAClassIsFor = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager");

    @ArchTest
    static void theRulesLookedAtAllOfCore(JavaClasses core) {
        assertThat(core.stream().filter(JavaClass::isTopLevelClass)).hasSizeGreaterThanOrEqualTo(50);
    }

    private static DescribedPredicate<JavaClass> not(Class<?> exempt) {
        return DescribedPredicate.not(type(exempt));
    }
}
