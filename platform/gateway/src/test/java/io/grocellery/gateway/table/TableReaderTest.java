package io.grocellery.gateway.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grocellery.core.model.RequestPattern;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReaderTest {

    private static final String FULL = """
            {"version": 7, "listen": {"host": "127.0.0.1", "port": 8080},
             "admin": {"host": "127.0.0.1", "port": 8071, "tokenFile": "/run/admin-token"},
             "limits": {"maxBodyBytes": 1048576, "maxHeaderBytes": 16384, "headerTimeoutMillis": 5000,
                        "bodyIdleTimeoutMillis": 10000, "maxConnections": 2000},
             "routes": [{"name": "order-service", "paths": ["/orders/**"],
               "backends": [{"release": "r-1", "weight": 100, "instances": [
                 {"id": "order-service-1", "host": "127.0.0.1", "port": 8082,
                  "healthPath": "/actuator/health/readiness"}]}],
               "pin": {"header": "Grocellery-Release", "cookie": "grocellery-release"}, "timeoutMillis": 10000}],
             "statics": [{"paths": ["/**"], "roots": ["/srv/a", "/srv/b"], "fallback": "index.html",
                          "headers": {"Content-Security-Policy": "default-src 'self'"}}],
             "health": {"intervalMillis": 1000, "timeoutMillis": 1000, "unhealthyAfter": 3, "healthyAfter": 1},
             "journeys": [{"name": "checkout", "requests": ["POST /orders"]}]}
            """;

    @Test
    void theContractsTableIsRead() throws InvalidTableException {
        Table table = TableReader.read(FULL);

        assertThat(table.version()).isEqualTo(7);
        assertThat(table.routes()
                        .getFirst()
                        .backends()
                        .getFirst()
                        .instances()
                        .getFirst()
                        .port())
                .isEqualTo(8082);
        assertThat(table.statics().getFirst().roots()).containsExactly(Path.of("/srv/a"), Path.of("/srv/b"));
        assertThat(table.drainMillis()).isEqualTo(20_000);
        assertThat(table.limits().maxUriBytes()).isEqualTo(8192);
        assertThat(table.journeys())
                .containsExactly(new Table.Journey("checkout", List.of(new RequestPattern("POST", "/orders"))));
    }

    @Test
    void whatIsWrittenReadsTheSame() throws InvalidTableException {
        Table table = TableReader.read(FULL);

        assertThat(TableReader.read(TableWriter.json(table).encode())).isEqualTo(table);
    }

    @Test
    void journeysAreNamedOnceAndBounded() {
        String journey = "{\"name\": \"checkout\", \"requests\": [\"POST /orders\"]}";
        String many = FULL.replace(journey, String.join(",", Collections.nCopies(21, journey)));
        String malformed = FULL.replace("POST /orders", "/orders");

        assertThat(problems(many))
                .contains("journeys: the name checkout is used twice", "journeys: there are 21, allowed are 20");
        assertThat(problems(malformed)).singleElement().asString().startsWith("journeys[0].requests: '/orders'");
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        String broken = FULL.replace("\"version\": 7", "\"version\": 0, \"surprise\": 1")
                .replace("\"port\": 8080", "\"port\": 99999")
                .replace("\"maxConnections\": 2000", "\"maxConnections\": \"many\"")
                .replace("\"weight\": 100", "\"weight\": 0")
                .replace("/orders/**", "/actuator/**")
                .replace("\"healthyAfter\": 1", "\"healthyAfter\": 1.5");

        assertThat(problems(broken))
                .anyMatch(problem -> problem.startsWith("version: is 0"))
                .anyMatch(problem -> problem.startsWith("surprise: is unknown"))
                .anyMatch(problem -> problem.startsWith("listen.port: is 99999"))
                .anyMatch(problem -> problem.startsWith("limits.maxConnections: must be a whole number"))
                .anyMatch(problem -> problem.contains("every release weight 0"))
                .anyMatch(problem -> problem.contains("/actuator is never routed"))
                .anyMatch(problem -> problem.startsWith("health.healthyAfter: must be a whole number"))
                .hasSize(7);
    }

    @Test
    void twoOwnersOfOnePathAreRefused() {
        assertThat(problems(FULL.replace("[\"/**\"]", "[\"/orders/**\"]")))
                .containsExactly("statics[0].paths: /orders/** is already served by order-service");
    }

    @Test
    void relativeFoldersAndForeignInterfacesAreRefused() {
        assertThat(problems(FULL.replace("/srv/a", "srv/a")))
                .singleElement()
                .asString()
                .contains("absolute");
        assertThat(problems(FULL.replace("\"listen\": {\"host\": \"127.0.0.1\"", "\"listen\": {\"host\": \"0.0.0.0\"")))
                .singleElement()
                .asString()
                .startsWith("listen.host");
    }

    @Test
    void whatIsNoJsonObjectIsSaidSo() {
        assertThat(problems("[]")).singleElement().asString().contains("not a JSON object");
        assertThat(problems("{\"version\":")).singleElement().asString().contains("not a JSON object");
        assertThat(problems("{}")).hasSizeGreaterThan(4);
    }

    @Test
    void theFileIsReplacedWhole(@TempDir Path folder) throws Exception {
        TableFile file = new TableFile(folder.resolve("table.json"));
        Table table = TableReader.read(FULL);

        file.save(table);
        file.save(TableReader.read(FULL.replace("\"version\": 7", "\"version\": 8")));

        assertThat(file.load().version()).isEqualTo(8);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private static List<String> problems(String text) {
        InvalidTableException refused = catchThrowableOfType(InvalidTableException.class, () -> TableReader.read(text));
        return refused.problems();
    }
}
