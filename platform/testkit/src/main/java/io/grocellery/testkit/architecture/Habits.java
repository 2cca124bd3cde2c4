package io.grocellery.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** How code is written here. */
final class Habits {

    private Habits() {}

    /** What holds for every class. */
    static List<ArchRule> everywhere() {
        return List.of(noCycles(), nullMarked(), names());
    }

    /** What comes in from composition roots, and is not fetched anywhere else. */
    static List<ArchRule> outside(Predicate<JavaClass> compositionRoots) {
        DescribedPredicate<JavaClass> others =
                describe("are no composition roots", type -> !compositionRoots.test(type));
        return List.of(
                never(
                        others,
                        "read the clock",
                        Habits::readsTheClock,
                        "time comes in as a Clock, so that tests move it"),
                never(others, "sleep", Habits::sleeps, "sleeping comes in as a function, so that no test waits"),
                never(others, "draw lots", Habits::drawsLots, "randomness comes in as a source, so that a run repeats"),
                never(others, "print", Habits::prints, "standard output belongs to whoever starts the process"));
    }

    static ArchRule packagePrivate(String... packages) {
        return classes()
                .that()
                .resideInAnyPackage(packages)
                .and()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .should(satisfy(
                        "be used from another package", type -> isUsedFromAnotherPackage(type) || keepsAPort(type)))
                .allowEmptyShould(true)
                .because("what no other package uses is package-private");
    }

    /** What core asks for is offered even before a composition root takes it; JUnit finds its listeners by their names. */
    private static boolean keepsAPort(JavaClass type) {
        return type.getAllRawInterfaces().stream()
                .anyMatch(port -> port.getPackageName().startsWith("io.grocellery.core.")
                        || port.getPackageName().equals("org.junit.platform.launcher"));
    }

    private static boolean isUsedFromAnotherPackage(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
    }

    private static ArchRule noCycles() {
        return slices().assignedFrom(new Packages())
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .because("packages that need one another are one package");
    }

    private static ArchRule nullMarked() {
        return classes()
                .should(satisfy(
                        "reside in a package that is @NullMarked",
                        type -> type.getPackage().isAnnotatedWith(NullMarked.class)))
                .because("null is said or it is not there");
    }

    private static ArchRule names() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager)")
                .because("a name says what a thing is for");
    }

    private static ArchRule never(
            DescribedPredicate<JavaClass> who, String does, Predicate<AccessTarget> what, String because) {
        DescribedPredicate<JavaAccess<?>> access = describe(does, each -> what.test(each.getTarget()));
        return noClasses()
                .that(who)
                .should()
                .accessTargetWhere(access)
                .allowEmptyShould(true)
                .because(because);
    }

    private static boolean readsTheClock(AccessTarget target) {
        String name = target.getName();
        if (ownedBy(target, System.class)) {
            return Set.of("currentTimeMillis", "nanoTime").contains(name);
        }
        if (ownedBy(target, Clock.class)) {
            return name.startsWith("system");
        }
        return target.getOwner().getPackageName().equals("java.time") && name.equals("now") && !takesAClock(target);
    }

    private static boolean takesAClock(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget method
                && method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean sleeps(AccessTarget target) {
        return target.getName().equals("sleep") && ownedBy(target, Thread.class, TimeUnit.class);
    }

    private static boolean drawsLots(AccessTarget target) {
        return switch (target.getName()) {
            case "<init>" -> ownedBy(target, Random.class, SplittableRandom.class) && takesNothing(target);
            case "current" -> ownedBy(target, ThreadLocalRandom.class);
            case "random" -> ownedBy(target, Math.class);
            case "randomUUID" -> ownedBy(target, UUID.class);
            default -> false;
        };
    }

    private static boolean ownedBy(AccessTarget target, Class<?>... owners) {
        return Stream.of(owners).anyMatch(target.getOwner()::isEquivalentTo);
    }

    private static boolean takesNothing(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().isEmpty();
    }

    private static boolean prints(AccessTarget target) {
        return ownedBy(target, System.class) && Set.of("out", "err").contains(target.getName());
    }

    private static ArchCondition<JavaClass> satisfy(String description, Predicate<JavaClass> condition) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean holds = condition.test(type);
                events.add(new SimpleConditionEvent(type, holds, type.getName() + " ought to " + description));
            }
        };
    }

    /** Each package by itself, so that also a package and one below it form a cycle. */
    private static final class Packages implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
