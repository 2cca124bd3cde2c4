package io.grocellery.daemon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import io.grocellery.daemon.console.PageWithAnEngine;
import io.grocellery.daemon.identity.IssuerWithAnEngine;
import io.grocellery.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

/** Who may know whom inside the daemon. */
final class DaemonRulesTest {

    private static final ArchRule IDENTITY_KNOWS_NO_ENGINE = noClasses()
            .that()
            .resideInAPackage("..daemon.identity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..daemon.environment..", "..daemon.api..", "..daemon.console..", "io.grocellery.target..")
            .because("the issuer is replaced by a real one in production, and knows people and clients alone");

    private static final ArchRule PAGES_KNOW_NO_ENGINE = noClasses()
            .that()
            .resideInAnyPackage("..daemon.console..", "..daemon.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..daemon.environment..", "..daemon.api..", "..daemon.identity..", "io.grocellery.target..")
            .because("the console is a client of the API like any other");

    @Test
    void theDaemonComposesWhatThePlatformHas() {
        HouseRules.of("io.grocellery.daemon")
                .knowing(
                        "the daemon composes engines and adapters, and knows nothing of the shop",
                        "io.grocellery.core..",
                        "io.grocellery.deliveryfile..",
                        "io.grocellery.flagfile..",
                        "io.grocellery.imagebuild..",
                        "io.grocellery.target..",
                        "org.springframework..",
                        "io.prometheus.metrics.model..",
                        "jakarta.servlet..",
                        "com.nimbusds..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "org.slf4j..")
                .and(IDENTITY_KNOWS_NO_ENGINE, PAGES_KNOW_NO_ENGINE)
                .composedIn(
                        "io.grocellery.daemon.DaemonApplication",
                        "io.grocellery.daemon.environment.PlatformConfiguration")
                .check(60);
    }

    @Test
    void itsOwnRulesAreShownToFail() {
        HouseRules.assertFinds(IDENTITY_KNOWS_NO_ENGINE, IssuerWithAnEngine.class);
        HouseRules.assertFinds(PAGES_KNOW_NO_ENGINE, PageWithAnEngine.class);
    }
}
