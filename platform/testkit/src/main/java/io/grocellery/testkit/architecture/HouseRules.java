package io.grocellery.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules that every part of the house keeps: whom it may know, and the habits that {@link Habits} lists. A part's
 * test says what is particular to it and checks the rest with it:
 *
 * <pre>{@code
 * HouseRules.of("io.grocellery.gateway")
 *         .knowing("the data plane goes on when everything else is gone", "io.grocellery.core..", "io.vertx.core..")
 *         .composedIn("io.grocellery.gateway.Main")
 *         .check(60);
 * }</pre>
 */
public final class HouseRules {

    private final String rootPackage;
    private final Set<String> compositionRoots = new HashSet<>();
    private final List<ArchRule> particular = new ArrayList<>();
    private boolean forOthers;

    private HouseRules(String rootPackage) {
        this.rootPackage = rootPackage;
    }

    /** The rules for the classes in a package and below it. */
    public static HouseRules of(String rootPackage) {
        return new HouseRules(rootPackage);
    }

    /**
     * Allows the packages given besides the part's own, the JDK and JSpecify; without it, everything is allowed.
     *
     * @param because why these and no others
     */
    public HouseRules knowing(String because, String... packages) {
        String[] known = Stream.concat(
                        Stream.of(rootPackage + "..", "java..", "javax..", "com.sun..", "org.jspecify.annotations.."),
                        Stream.of(packages))
                .toArray(String[]::new);
        return and(classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(known)
                .because(because));
    }

    /** Names the classes, by their full names, that may read the clock, sleep, draw lots and print. */
    public HouseRules composedIn(String... classes) {
        compositionRoots.addAll(List.of(classes));
        return this;
    }

    /** Says that the part is made for other parts, so that its public classes are not expected to be used within it. */
    public HouseRules forOthers() {
        forOthers = true;
        return this;
    }

    /** Adds rules that only this part keeps. */
    public HouseRules and(ArchRule... rules) {
        particular.addAll(List.of(rules));
        return this;
    }

    /**
     * Checks every rule on the part's classes, those of its tests left out.
     *
     * @param atLeast how many classes have to be seen, so that no rule passes on nothing
     */
    public void check(int atLeast) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // what Spring generates ahead of time is not ours
                .withImportOption(location -> !location.contains("__") && !location.contains("$$"))
                .importPackages(rootPackage);
        check(classes, atLeast);
    }

    /**
     * What no other package uses is package-private.
     *
     * @param packages whose public classes have to be used; who uses them is to be among the classes checked
     */
    public static ArchRule publicMeansUsedElsewhere(String... packages) {
        return Habits.packagePrivate(packages);
    }

    /** Shows that a rule can fail: that each of the classes given breaks it. */
    public static void assertFinds(ArchRule rule, Class<?>... offenders) {
        for (Class<?> offender : offenders) {
            JavaClasses alone = new ClassFileImporter().importClasses(offender);
            assertThat(rule.allowEmptyShould(true)
                            .evaluate(alone)
                            .getFailureReport()
                            .getDetails())
                    .as(offender.getSimpleName() + " breaks: " + rule.getDescription())
                    .isNotEmpty();
        }
    }

    void check(JavaClasses classes, int atLeast) {
        assertThat(classes.size()).as("classes seen below " + rootPackage).isGreaterThanOrEqualTo(atLeast);
        assertThat(compositionRoots)
                .allSatisfy(root -> assertThat(classes.contain(root))
                        .as("composition root " + root + " exists")
                        .isTrue());
        rules().forEach(rule -> rule.check(classes));
    }

    List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>(particular);
        rules.addAll(Frameworks.rules());
        rules.addAll(Habits.everywhere());
        rules.addAll(Habits.outside(this::isCompositionRoot));
        if (!forOthers) {
            rules.add(publicMeansUsedElsewhere(rootPackage + ".."));
        }
        return rules;
    }

    private boolean isCompositionRoot(JavaClass type) {
        return compositionRoots.stream()
                .anyMatch(root -> type.getName().equals(root) || type.getName().startsWith(root + "$"));
    }
}
