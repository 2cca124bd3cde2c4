package io.grocellery.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GatewayArchitectureTest {

    private final JavaClasses gateway = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.grocellery.gateway");

    @Test
    void theRulesLookAtTheWholeGateway() {
        assertThat(gateway.size()).isGreaterThan(60);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.grocellery.gateway.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a cycle is one package in disguise")
                .check(gateway);
    }

    @Test
    void decisionsArePure() {
        classes()
                .that()
                .resideInAnyPackage("..gateway.routing..", "..gateway.health..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.jspecify..", "io.grocellery.core..", "..gateway.routing..", "..gateway.health..")
                .because("what is decided there is replayed and tested without a network")
                .check(gateway);
    }

    @Test
    void theGatewayKnowsNobodyOfThePlatformButCore() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "io.grocellery.core..",
                        "io.grocellery.gateway..",
                        "io.vertx.core..",
                        "io.netty..",
                        "org.HdrHistogram..")
                .because("the data plane goes on when everything else is gone")
                .check(gateway);
    }

    @Test
    void timeAndOutputComeIn() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.grocellery.gateway.Main")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .accessField(System.class, "out")
                .because("tests move the clock, and standard output is the log")
                .check(gateway);
    }
}
