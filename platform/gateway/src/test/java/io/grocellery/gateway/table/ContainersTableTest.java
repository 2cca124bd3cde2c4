package io.grocellery.gateway.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ContainersTableTest {
    @Test
    void theTableOfTheContainersCanBeServed() throws Exception {
        var table = TableReader.read(Files.readString(Path.of("../../containers/gateway-table.json")));
        assertThat(table.routes()).hasSize(4);
        assertThat(table.statics()).hasSize(1);
    }
}
