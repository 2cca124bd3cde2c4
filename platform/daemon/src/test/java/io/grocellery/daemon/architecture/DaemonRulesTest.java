package io.grocellery.daemon.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who may know whom inside the daemon. */
class DaemonRulesTest {

    private static final int FEWEST_CLASSES = 60;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.grocellery.daemon");

    @Test
    void theRulesLookAtTheWholeDaemon() {
        assertThat(CLASSES.size()).isGreaterThan(FEWEST_CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.grocellery.daemon.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void identityKnowsNoEngineSoThatAnIssuerFromOutsideCanTakeItsPlace() {
        noClasses()
                .that()
                .resideInAPackage("..daemon.identity..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..daemon.environment..", "..daemon.api..", "..daemon.console..", "io.grocellery.target..")
                .because("the issuer is replaced by a real one in production, and knows people and clients alone")
                .check(CLASSES);
    }

    @Test
    void pagesKnowNoEngineAsTheyAreFedByTheApiAlone() {
        noClasses()
                .that()
                .resideInAnyPackage("..daemon.console..", "..daemon.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..daemon.environment..", "..daemon.api..", "..daemon.identity..")
                .because("the console is a client of the API like any other")
                .check(CLASSES);
    }

    @Test
    void timeComesInAsAClock() {
        noClasses()
                .that()
                .resideInAnyPackage("..daemon.identity..", "..daemon.console..", "..daemon.http..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a test moves the time")
                .check(CLASSES);
    }
}
