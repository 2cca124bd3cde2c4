package io.grocellery.chassis.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import io.grocellery.testkit.architecture.HouseRules;

/** The rules of architecture that every service keeps: those of the house, and its own. */
public final class ServiceRules {

    static final ArchRule METHOD_SECURITY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.security.access.prepost..")
            .because("method security is off: such an annotation would protect nothing; use AccessRules");

    static final ArchRule NO_GENERATED_SUBCLASSES = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.stereotype.Repository")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.transaction.annotation..")
            .because(
                    "the subclasses that are generated for them have their methods in another order from one build to the"
                            + " next, and so the release another digest; use Component and TransactionTemplate");

    private ServiceRules() {}

    /**
     * Checks the classes below a package.
     *
     * @param atLeast how many classes have to be seen, so that no rule passes on nothing
     */
    public static void check(String rootPackage, int atLeast) {
        HouseRules.of(rootPackage)
                .knowing(
                        "services meet one another and the platform by HTTP, events and configuration alone",
                        "io.grocellery.chassis..",
                        "dev.openfeature.sdk..",
                        "org.springframework..",
                        "jakarta..",
                        "com.fasterxml.jackson.annotation..",
                        "tools.jackson..",
                        "io.micrometer..",
                        "io.swagger.v3.oas..",
                        "org.hibernate.validator.constraints..",
                        "org.postgresql.util..",
                        "org.slf4j..")
                .and(METHOD_SECURITY)
                .and(NO_GENERATED_SUBCLASSES)
                .check(atLeast);
    }
}
