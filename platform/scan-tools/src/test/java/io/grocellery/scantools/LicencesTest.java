package io.grocellery.scantools;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.scan.Location;
import io.grocellery.core.scan.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicencesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void aModuleAndAPolicy() throws IOException {
        Files.createDirectories(folder.resolve("policy"));
        Files.writeString(folder.resolve("policy/licences.yaml"), """
                - licence: Apache-2.0
                - { licence: Apache-2.0, called: "The Apache Software License, Version 2.0" }
                - licence: GPL-2.0-with-classpath-exception
                - licence: MIT
                """);
        Files.createDirectories(folder.resolve("shop/target"));
        Files.writeString(folder.resolve("shop/pom.xml"), """
                <project>
                  <dependencies>
                    <dependency>
                      <artifactId>copyleft</artifactId>
                    </dependency>
                  </dependencies>
                </project>
                """);
    }

    @Test
    void whatIsAllowedPassesByAnyOfItsNames() throws Exception {
        bom("""
                {"group":"a","name":"one","licenses":[{"license":{"id":"Apache-2.0"}}]},
                {"group":"a","name":"two","licenses":[{"license":{"name":"The Apache Software License, Version 2.0"}}]},
                {"group":"a","name":"three","licenses":[{"expression":"GPL-3.0-only OR (MIT AND Apache-2.0)"}]},
                {"group":"a","name":"four","licenses":[{"license":{"id":"EPL-2.0"}},{"license":{"id":"MIT"}}]},
                {"group":"io.grocellery","name":"chassis"}
                """);
        assertThat(hits()).isEmpty();
    }

    @Test
    void whatIsNotAllowedIsNamedWithTheLineThatAsksForIt() throws Exception {
        bom("""
                {"group":"b","name":"copyleft","version":"1.0","licenses":[{"license":{"id":"AGPL-3.0-only"}}]},
                {"group":"b","name":"both","version":"1.1","licenses":[{"expression":"MIT AND AGPL-3.0-only"}]},
                {"group":"b","name":"silent","version":"2.0"}
                """);
        List<Hit> hits = hits();
        assertThat(hits)
                .extracting(Hit::rule, Hit::severity, Hit::location)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "forbidden-licence:b:copyleft", Severity.CRITICAL, new Location("shop/pom.xml", 4)),
                        org.assertj.core.groups.Tuple.tuple(
                                "forbidden-licence:b:both", Severity.CRITICAL, new Location("shop/pom.xml", 0)),
                        org.assertj.core.groups.Tuple.tuple(
                                "no-licence:b:silent", Severity.HIGH, new Location("shop/pom.xml", 0)));
        assertThat(hits.getFirst().message()).isEqualTo("b:copyleft 1.0 is under AGPL-3.0-only");
    }

    @Test
    void withoutABillOfMaterialsItIsNotRun() throws IOException {
        Licences licences = new Licences(new Bills(workspace(), List.of()));
        assertThat(licences.obstacle().map(Tool.Obstacle::why).orElse("")).contains("no bill of materials");
    }

    private List<Hit> hits() throws ToolFailure, IOException {
        Licences licences = new Licences(new Bills(workspace(), List.of()));
        assertThat(licences.obstacle()).isEmpty();
        return licences.look(workspace()).hits();
    }

    private Workspace workspace() throws IOException {
        return Workspace.of(folder, folder);
    }

    private void bom(String components) throws IOException {
        Files.writeString(
                folder.resolve("shop/target/bom.json"),
                "{\"bomFormat\":\"CycloneDX\",\"components\":[" + components + "]}");
    }
}
