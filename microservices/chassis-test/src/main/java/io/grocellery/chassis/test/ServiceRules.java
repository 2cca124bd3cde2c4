package io.grocellery.chassis.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** The rules of architecture that every service keeps. */
public final class ServiceRules {

    private ServiceRules() {}

    /**
     * Checks the classes below a package.
     *
     * @param atLeast how many classes have to be seen, so that no rule passes on nothing
     */
    public static void check(String rootPackage, int atLeast) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // what Spring's AOT left behind by an earlier build is not ours
                .withImportOption(location -> !location.contains("__") && !location.contains("$$"))
                .importPackages(rootPackage);
        assertThat(classes).as("classes seen below " + rootPackage).hasSizeGreaterThanOrEqualTo(atLeast);
        rules(rootPackage).forEach(rule -> rule.check(classes));
    }

    private static List<ArchRule> rules(String rootPackage) {
        return List.of(
                strangers(rootPackage),
                cycles(rootPackage),
                packagePrivate(),
                nullMarked(),
                time(),
                sleep(),
                randomness(),
                console(),
                methodSecurity(),
                names());
    }

    private static ArchRule strangers(String rootPackage) {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.grocellery..")
                        .and(not(resideInAPackage(rootPackage + "..")))
                        .and(not(resideInAPackage("io.grocellery.chassis.."))))
                .because("services meet one another and the platform by HTTP, events and configuration alone");
    }

    private static ArchRule cycles(String rootPackage) {
        return slices().matching(rootPackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .because("packages that need one another are one package");
    }

    private static ArchRule packagePrivate() {
        return classes()
                .that()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .should(satisfy(
                        "be used from another package",
                        type -> type.getDirectDependenciesToSelf().stream()
                                .anyMatch(use ->
                                        !use.getOriginClass().getPackageName().equals(type.getPackageName()))))
                .allowEmptyShould(true)
                .because("what no other package uses is package-private");
    }

    private static ArchRule nullMarked() {
        return classes()
                .that(describe(
                        "are no generated code", type -> !type.getSimpleName().contains("__")))
                .should(satisfy(
                        "reside in a package that is @NullMarked",
                        type -> type.getPackage().isAnnotatedWith(NullMarked.class)))
                .because("null is said or it is not there");
    }

    private static ArchRule time() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("time comes in as a Clock");
    }

    private static ArchRule sleep() {
        return noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .because("sleeping comes in as a function");
    }

    private static ArchRule randomness() {
        return noClasses()
                .should()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .because("randomness comes in as a source");
    }

    private static ArchRule console() {
        return noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("services log");
    }

    private static ArchRule methodSecurity() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework.security.access.prepost.."))
                .because("method security is off: such an annotation would protect nothing; use AccessRules");
    }

    private static ArchRule names() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager)")
                .because("a name says what a thing is for");
    }

    private static ArchCondition<JavaClass> satisfy(String description, Predicate<JavaClass> condition) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean holds = condition.test(type);
                events.add(new SimpleConditionEvent(type, holds, type.getName() + " does not " + description));
            }
        };
    }
}
