package io.grocellery.target.local.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
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
import java.time.Clock;

/** An adapter knows core and what it adapts. */
@AnalyzeClasses(packages = "io.grocellery.target.local", importOptions = ImportOption.DoNotIncludeTests.class)
class LocalTargetRulesTest {

    @ArchTest
    static final ArchRule knowsNoOtherPartThanCore = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.grocellery..")
                    .and(DescribedPredicate.not(
                            resideInAnyPackage("io.grocellery.core..", "io.grocellery.target.local.."))))
            .because("only the composition roots see several adapters");

    @ArchTest
    static final ArchRule knowsNoFrameworkNorCloud = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "picocli..", "software.amazon..")
            .because("Spring belongs to the daemon and the services, picocli to the command line, AWS to target-ecs");

    @ArchTest
    static final ArchRule readsNoClockByItself = noClasses()
            .should()
            .callMethodWhere(JavaAccess.Predicates.target(HasName.Predicates.name("now"))
                    .and(JavaAccess.Predicates.targetOwner(resideInAnyPackage("java.time.."))))
            .orShould()
            .callMethodWhere(JavaAccess.Predicates.target(HasName.Predicates.nameMatching("system.*"))
                    .and(JavaAccess.Predicates.targetOwner(type(Clock.class))))
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("time and sleeping come in, so that tests move them");

    @ArchTest
    static final ArchRule printsNothing = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("io.grocellery.target.local.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAClassIsFor = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager");

    @ArchTest
    static void theRulesLookedAtTheWholeModule(JavaClasses module) {
        assertThat(module.stream().filter(JavaClass::isTopLevelClass)).hasSizeGreaterThanOrEqualTo(35);
    }
}
