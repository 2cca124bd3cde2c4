package io.grocellery.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grocellery.core.model.Digest;
import io.grocellery.core.release.Migration.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestValuesTest {

    @ParameterizedTest
    @CsvSource({
        "spring-core-7.0.1.jar, spring-core, 7.0.1",
        "netty-transport-4.2.7.Final-linux-x86_64.jar, netty-transport, 4.2.7.Final-linux-x86_64",
        "chassis-1.0.0-SNAPSHOT.jar, chassis, 1.0.0-SNAPSHOT",
        "log4j-to-slf4j-2.25.2.jar, log4j-to-slf4j, 2.25.2",
        "plain.jar, plain, ''"
    })
    void aLibrarySaysItsNameAndVersion(String file, String name, String version) {
        Dependency dependency = Dependency.ofFile(file);

        assertThat(dependency).isEqualTo(new Dependency(name, version));
        assertThat(Dependency.parse(dependency.toString())).isEqualTo(dependency);
    }

    @ParameterizedTest
    @CsvSource({
        "V4__expand_search_by_pairs.sql, 4, EXPAND, search_by_pairs",
        "V5.1__contract_drop_search.sql, 5.1, CONTRACT, drop_search",
        "V6__drop_everything.sql, 6, CONTRACT, drop_everything"
    })
    void aMigrationIsMarkedByItsFile(String file, String version, Mark mark, String description) {
        assertThat(Migration.ofFile(file)).contains(new Migration(version, mark, description));
    }

    @Test
    void whatIsNoVersionedMigrationIsNone() {
        assertThat(Migration.ofFile("R__views.sql")).isEmpty();
        assertThat(Migration.ofFile("readme.txt")).isEmpty();
    }

    @Test
    void aCandidateContractsByWhatThePresentReleaseDoesNotBring() {
        Migration expand = new Migration("1", Mark.EXPAND, "create");
        Migration contract = new Migration("2", Mark.CONTRACT, "drop");
        Migration further = new Migration("3", Mark.CONTRACT, "drop_more");

        assertThat(Migration.contracting(List.of(expand), List.of(expand, contract)))
                .containsExactly(contract);
        assertThat(Migration.contracting(List.of(expand, contract), List.of(expand, contract)))
                .isEmpty();
        assertThat(Migration.contracting(List.of(expand, contract), List.of(expand, contract, further)))
                .containsExactly(further);
        assertThat(Migration.contracting(List.of(), List.of(expand))).isEmpty();
    }

    @Test
    void aPatchIsKnownByNameAndDigest() {
        Patch patch = new Patch("errors.patch", new Digest("ab".repeat(32)));

        assertThat(Patch.parse(patch.toString())).isEqualTo(patch);
        assertThatIllegalArgumentException().isThrownBy(() -> new Patch("two words", patch.digest()));
        assertThatIllegalArgumentException().isThrownBy(() -> Patch.parse("errors.patch"));
    }
}
