package io.grocellery.chassis.test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Repository;

final class ServiceRulesTest {

    @Test
    void chassisAndItsTestSupportKnowNoDomainAndNoPlatform() {
        HouseRules.of("io.grocellery.chassis")
                .knowing(
                        "the chassis is what services share, and no domain; of the platform its tests share the rules",
                        "org.springframework..",
                        "jakarta..",
                        "tools.jackson..",
                        "io.github.resilience4j..",
                        "io.grocellery.flagfile..",
                        "io.grocellery.spans..",
                        "brave..",
                        "net.ttddyy..",
                        "dev.openfeature.sdk..",
                        "io.micrometer..",
                        "io.swagger.v3.oas..",
                        "org.springdoc..",
                        "org.apache.catalina..",
                        "org.apache.juli.logging..",
                        "com.fasterxml.uuid..",
                        "com.nimbusds..",
                        "com.zaxxer.hikari..",
                        "org.flywaydb..",
                        "org.postgresql..",
                        "org.slf4j..",
                        "org.apache.commons.compress..",
                        "org.tukaani.xz..",
                        "org.testcontainers..",
                        "org.assertj.core..",
                        "org.junit.jupiter.api..",
                        "io.restassured..",
                        "com.github.tomakehurst.wiremock..",
                        "com.tngtech.archunit..",
                        "io.grocellery.testkit.architecture..")
                .and(ServiceRules.METHOD_SECURITY)
                .composedIn(
                        "io.grocellery.chassis.config.ConfigurationAutoConfiguration",
                        "io.grocellery.chassis.outbound.OutboundAutoConfiguration",
                        "io.grocellery.chassis.telemetry.TelemetryAutoConfiguration",
                        "io.grocellery.chassis.test.ServiceUnderTest",
                        "io.grocellery.chassis.test.TestIssuer",
                        "io.grocellery.chassis.test.contract.Stubs")
                .forOthers()
                .check(60);
    }

    @Test
    void aServiceThatKnowsAnotherIsFound() {
        assertThatThrownBy(() -> ServiceRules.check("io.grocellery.sample", 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("classes seen");
        assertThatThrownBy(() -> ServiceRules.check("io.grocellery.testkit", 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("services meet one another and the platform by HTTP");
    }

    @Test
    void itsOwnRulesAreShownToFail() {
        HouseRules.assertFinds(ServiceRules.METHOD_SECURITY, WithAnAnnotationThatProtectsNothing.class);
        HouseRules.assertFinds(ServiceRules.NO_GENERATED_SUBCLASSES, WithAGeneratedSubclass.class);
    }

    private static final class WithAnAnnotationThatProtectsNothing implements Runnable {

        @Override
        @PreAuthorize("hasRole('admin')")
        public void run() {}
    }

    @Repository
    private static final class WithAGeneratedSubclass {}
}
