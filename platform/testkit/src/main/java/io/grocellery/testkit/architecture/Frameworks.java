package io.grocellery.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The frameworks that few parts may know. */
final class Frameworks {

    private Frameworks() {}

    static List<ArchRule> rules() {
        return List.of(
                only(
                        "org.springframework..",
                        "Spring wires the services and the daemon; what is decided or adapted is plain Java",
                        "io.grocellery.daemon..",
                        "io.grocellery.chassis..",
                        "io.grocellery.product..",
                        "io.grocellery.cart..",
                        "io.grocellery.order..",
                        "io.grocellery.summary.."),
                only("picocli..", "picocli reads what a person types, nothing else", "io.grocellery.cli.."),
                only(
                        "software.amazon..",
                        "AWS is one target among others: only its adapter and the chassis' AWS profile call it",
                        "io.grocellery.target.ecs..",
                        "io.grocellery.chassis.."));
    }

    private static ArchRule only(String framework, String because, String... owners) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(owners)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(framework)
                .allowEmptyShould(true)
                .because(because);
    }
}
