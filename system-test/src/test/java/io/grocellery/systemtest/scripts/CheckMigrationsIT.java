package io.grocellery.systemtest.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.scripts.Command.Result;
import io.grocellery.systemtest.size.LargeTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An earlier release's tests against today's migrations: once with everything real, else with a Maven that tells what it
 * was given and fails when a column is dropped, as those tests would.
 */
@LargeTest
class CheckMigrationsIT {

    private static final String MIGRATIONS = "microservices/shop-service/src/main/resources/db/migration";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void aRepositoryWithARelease() throws IOException {
        Files.createDirectories(folder.resolve("scripts"));
        Files.copy(
                Command.checkout().resolve("scripts/check-migrations.sh"),
                folder.resolve("scripts/check-migrations.sh"),
                StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(folder.resolve(MIGRATIONS));
        migration("V1__expand_a.sql", "create table a (b int)");
        Files.writeString(folder.resolve("microservices/shop-service/Code.java"), "the old code");
        Path maven = Files.createDirectories(folder.resolve("maven/bin")).resolve("mvn");
        Files.writeString(maven, """
                #!/bin/sh
                cat microservices/shop-service/Code.java; echo
                ls %s
                echo "$@" | tr ' ' '\\n' | grep it.test
                mkdir -p microservices/shop-service/target/failsafe-reports
                ! grep -q none %s/* && echo '<testcase/>' >microservices/shop-service/target/failsafe-reports/TEST-a.xml
                ! grep -q drop %s/*
                """.formatted(MIGRATIONS, MIGRATIONS, MIGRATIONS));
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        sh("git init -q . && git add . && git -c user.name=a -c user.email=a@b commit -q -m release");
        Files.writeString(folder.resolve("microservices/shop-service/Code.java"), "the new code");
    }

    @Test
    void whatHasNotChangedNeedsNoTest() {
        assertThat(check().code()).isZero();
        assertThat(check().output()).contains("no migration of shop-service has changed");
    }

    @Test
    void theOldCodeIsTestedOnTheNewSchema() throws IOException {
        migration("V2__expand_c.sql", "alter table a add c int");
        Result result = check();
        assertThat(result.code()).as(result.output()).isZero();
        assertThat(result.output())
                .contains(
                        "the old code",
                        "V1__expand_a.sql",
                        "V2__expand_c.sql",
                        "-Dit.test=io.grocellery.shop.*IT,io.grocellery.shop.**.*IT")
                .contains("works on the schema of today")
                .doesNotContain("the new code");
    }

    @Test
    void aSchemaThatTheOldCodeCannotWorkOnIsRefused() throws IOException {
        migration("V2__contract_b.sql", "alter table a drop column b");
        Result result = check();
        assertThat(result.code()).isEqualTo(8);
        assertThat(result.output()).contains("does not work on the schema of today: expand first");
    }

    @Test
    void thatNoTestRanIsNoPass() throws IOException {
        migration("V2__expand_none.sql", "create table none ()");
        Result result = check();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).contains("no test of shop-service").doesNotContain("works on");
    }

    /**
     * With the Maven and the PostgreSQL that there are: what a new release writes now is what the old one leaves out. One
     * class of its tests is enough to see that.
     */
    @Test
    void theReleaseOfTodayRefusesAColumnThatItCannotFill(@TempDir Path clone) throws IOException {
        Result cloned = in(clone, """
                git clone -q "%s" . &&
                git rm -q $(git ls-files 'microservices/cart-service/*IT.java' | grep -v AbandonedCartsIT) &&
                git -c user.name=a -c user.email=a@b commit -q -m 'one class of tests'
                """.formatted(Command.checkout())).run();
        assertThat(cloned.code()).as(cloned.output()).isZero();
        Files.writeString(
                clone.resolve("microservices/cart-service/src/main/resources/db/migration/V999__expand_cart.sql"),
                "alter table cart add column channel text not null");

        Result result = Command.in(clone, "scripts/check-migrations.sh", "cart-service", "HEAD")
                .run();

        assertThat(result.code()).as(result.output()).isEqualTo(8);
        assertThat(result.output()).contains("(AbandonedCartsIT.java:", "does not work on the schema of today");
    }

    @Test
    void aServiceThatIsNoneIsAUsageError() {
        Result result = sh("scripts/check-migrations.sh no-service");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.output()).contains("no-service has no migrations");
    }

    private Result check() {
        return sh("scripts/check-migrations.sh shop-service HEAD");
    }

    private Result sh(String line) {
        return in(folder, line)
                .with("MAVEN_HOME", folder.resolve("maven").toString())
                .run();
    }

    private static Command in(Path place, String lines) {
        return Command.in(place, "sh", "-c", lines);
    }

    private void migration(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(MIGRATIONS).resolve(name), sql);
    }
}
