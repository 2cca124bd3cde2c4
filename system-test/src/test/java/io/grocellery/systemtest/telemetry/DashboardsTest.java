package io.grocellery.systemtest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Each dashboard is whole: what Grafana needs, and what whoever reads it at night needs. */
final class DashboardsTest {

    private static final int COLUMNS = 24;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-z_]+)}?");
    private static final Set<String> GRAFANAS = Set.of("__rate_interval", "datasource");
    private static final Set<String> KINDS = Set.of("stat", "timeseries", "table", "bargauge");

    static List<Map<?, ?>> dashboards() {
        return Dashboards.all();
    }

    @Test
    void thereIsOneForEachSubject() {
        assertThat(Dashboards.all())
                .extracting(dashboard -> Dashboards.text(dashboard, "uid"))
                .containsExactlyInAnyOrder(
                        "grocellery-shop",
                        "grocellery-services",
                        "grocellery-rollouts",
                        "grocellery-database",
                        "grocellery-jvm",
                        "grocellery-objectives",
                        "grocellery-cost");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void whatGrafanaNeedsIsThere(Map<?, ?> dashboard) {
        assertThat(Dashboards.text(dashboard, "title")).startsWith("Grocellery / ");
        assertThat(Dashboards.text(dashboard, "uid")).hasSizeLessThanOrEqualTo(40);
        assertThat(Dashboards.number(dashboard, "schemaVersion")).isGreaterThanOrEqualTo(39);
        List<Integer> ids = Dashboards.maps(dashboard, "panels")
                .map(panel -> Dashboards.number(panel, "id"))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Dashboards.panels(dashboard)).isNotEmpty().allSatisfy(panel -> {
            assertThat(Dashboards.text(panel, "type")).isIn(KINDS);
            assertThat(Dashboards.map(panel, "datasource").get("uid")).isEqualTo("${datasource}");
            assertThat(Dashboards.maps(panel, "targets").map(target -> Dashboards.text(target, "refId")))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void eachPanelSaysWhatItShowsInWhichUnitAndWhatToDo(Map<?, ?> dashboard) {
        assertThat(Dashboards.panels(dashboard)).allSatisfy(panel -> {
            assertThat(Dashboards.text(panel, "title")).isNotBlank();
            assertThat(Dashboards.text(panel, "description"))
                    .as(Dashboards.text(panel, "title"))
                    .hasSizeGreaterThan(25)
                    .endsWith(".");
            Map<?, ?> defaults = Dashboards.map(Dashboards.map(panel, "fieldConfig"), "defaults");
            assertThat(Dashboards.text(defaults, "unit")).isNotBlank();
            assertThat(Dashboards.maps(Dashboards.map(defaults, "thresholds"), "steps"))
                    .isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void noPanelLiesOverAnother(Map<?, ?> dashboard) {
        Set<List<Integer>> taken = new HashSet<>();
        Dashboards.maps(dashboard, "panels")
                .map(panel -> Dashboards.map(panel, "gridPos"))
                .forEach(place -> {
                    assertThat(Dashboards.number(place, "x") + Dashboards.number(place, "w"))
                            .isLessThanOrEqualTo(COLUMNS);
                    IntStream.range(
                                    Dashboards.number(place, "x"),
                                    Dashboards.number(place, "x") + Dashboards.number(place, "w"))
                            .forEach(x -> IntStream.range(
                                            Dashboards.number(place, "y"),
                                            Dashboards.number(place, "y") + Dashboards.number(place, "h"))
                                    .forEach(y -> assertThat(taken.add(List.of(x, y)))
                                            .as("column %d, row %d of %s", x, y, dashboard.get("title"))
                                            .isTrue()));
                });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void variablesAreThoseThatAreUsed(Map<?, ?> dashboard) {
        Set<String> declared = Dashboards.maps(Dashboards.map(dashboard, "templating"), "list")
                .map(variable -> Dashboards.text(variable, "name"))
                .filter(name -> !GRAFANAS.contains(name))
                .collect(Collectors.toSet());
        Set<String> used = Dashboards.queries().stream()
                .filter(query -> query.dashboard().equals(dashboard.get("title")))
                .flatMap(query -> VARIABLE.matcher(query.query()).results())
                .map(DashboardsTest::name)
                .filter(name -> !GRAFANAS.contains(name))
                .collect(Collectors.toSet());
        assertThat(used).isEqualTo(declared).contains("environment");
    }

    private static String name(MatchResult variable) {
        return variable.group(1);
    }

    @Test
    void noVariableIsLeftInWhatIsAsked() {
        assertThat(Dashboards.queries())
                .hasSizeGreaterThan(90)
                .allSatisfy(query -> assertThat(query.asked()).doesNotContain("$"));
    }

    @Test
    void theProvisioningFilesNameThem() throws IOException {
        Map<?, ?> source = yaml("provisioning/datasources/prometheus.yml");
        assertThat(Dashboards.maps(source, "datasources"))
                .singleElement()
                .satisfies(each -> assertThat(each.get("uid")).isEqualTo("prometheus"));
        assertThat(Dashboards.maps(yaml("provisioning/dashboards/grocellery.yml"), "providers"))
                .singleElement()
                .satisfies(each -> assertThat(each.get("type")).isEqualTo("file"));
    }

    private static Map<?, ?> yaml(String file) throws IOException {
        return (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Dashboards.FOLDER.resolve(file)));
    }
}
