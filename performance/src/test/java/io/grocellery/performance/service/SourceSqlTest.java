package io.grocellery.performance.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceSqlTest {

    private static final String SOURCE = """
            class Products {
                private static final String COLUMNS = ""\"
                        select id
                        ""\";
                private static final String BY_ID = COLUMNS + ""\"
                        from product where id = ? and not RETIRED and shelf > ?
                        ""\";
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aConstantIsPutTogetherOfItsParts() throws IOException {
        assertThat(sql().constant("BY_ID", List.of("7", "8")).replaceAll("\\s+", " "))
                .isEqualTo(" select id from product where id = 7 and not RETIRED and shelf > 8 ");
    }

    @Test
    void asManyExpressionsAsParametersAreAskedFor() {
        assertThatThrownBy(() -> sql().constant("BY_ID", List.of("7")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has 2 parameters, and 1 were given");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> sql().constant("BY_SKU"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no SQL called BY_SKU");
    }

    @Test
    void theOrdersScriptIsMadeOfOrderServicesOwnStatements() throws IOException {
        String script = OrderStatements.in(Path.of("..")).script();
        assertThat(script.lines()).hasSize(3);
        assertThat(script)
                .contains(
                        "insert into checkout_claim",
                        "update checkout_claim set placed = true",
                        "insert into order_line")
                .doesNotContain("?");
    }

    private SourceSql sql() throws IOException {
        return SourceSql.in(Files.writeString(folder.resolve("Products.java"), SOURCE));
    }
}
