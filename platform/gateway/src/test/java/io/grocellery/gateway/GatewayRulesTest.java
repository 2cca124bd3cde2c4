package io.grocellery.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import io.grocellery.gateway.routing.NeedsTheNetwork;
import io.grocellery.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

final class GatewayRulesTest {

    private static final ArchRule DECISIONS_ARE_PURE = classes()
            .that()
            .resideInAnyPackage("..gateway.routing..", "..gateway.health..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "io.grocellery.core..", "..gateway.routing..", "..gateway.health..")
            .because("what is decided there is replayed and tested without a network");

    @Test
    void theGatewayKnowsNobodyOfThePlatformButCore() {
        HouseRules.of("io.grocellery.gateway")
                .knowing(
                        "the data plane goes on when everything else is gone",
                        "io.grocellery.core..",
                        "io.grocellery.spans..",
                        "brave..",
                        "io.vertx.core..",
                        "io.netty..",
                        "io.micrometer.core.instrument..",
                        "io.micrometer.prometheusmetrics..",
                        "io.prometheus.metrics..",
                        "org.HdrHistogram..")
                .and(DECISIONS_ARE_PURE)
                .composedIn("io.grocellery.gateway.Main")
                .forOthers()
                .check(60);
    }

    @Test
    void itsOwnRuleIsShownToFail() {
        HouseRules.assertFinds(DECISIONS_ARE_PURE, NeedsTheNetwork.class);
    }
}
