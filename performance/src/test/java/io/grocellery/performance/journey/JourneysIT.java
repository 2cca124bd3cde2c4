package io.grocellery.performance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** JMeter shops for real, for a second at a time; what is slow is slow by far. */
final class JourneysIT {

    private final List<String> said = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void anEndpointThatHasBecomeSlowIsCaughtAndNamed() throws IOException, InterruptedException {
        try (StandInShop before = new StandInShop("/categories", Duration.ZERO);
                StandInShop now = new StandInShop("/categories", Duration.ofMillis(80))) {
            assertThat(journeys(now.url(), before.url()).foundRegression()).isTrue();
            Map<String, Object> report = JSON.std.mapFrom(Files.readString(folder.resolve("report.json")));
            assertThat(report).containsEntry("verdict", "regression");
            assertThat(report.get("baseline")).asString().contains("A B A B", before.url());
            assertThat(((Number) Objects.requireNonNull(report.get("worst_regression"))).doubleValue())
                    .isGreaterThan(1);
            assertThat(figures(report, "regression")).contains("browse p95", "browse throughput");
            assertThat(String.join("\n", said)).containsPattern("browse p95 .*: regression");
        }
    }

    @Test
    void withoutAnythingToCompareWithThereIsNoPass() throws IOException, InterruptedException {
        try (StandInShop shop = new StandInShop("/none", Duration.ZERO)) {
            assertThat(journeys(shop.url(), null).foundRegression()).isFalse();
            Map<String, Object> report = JSON.std.mapFrom(Files.readString(folder.resolve("report.json")));
            assertThat(report)
                    .containsEntry("verdict", "no-baseline")
                    .containsEntry("note", "no baseline: nothing compared")
                    .doesNotContainKey("worst_regression");
            assertThat(figures(report, "no-baseline")).hasSize(6);
            assertThat(said).last().asString().contains("no baseline: nothing compared");
        }
    }

    private Journeys journeys(String gateway, @Nullable String against) {
        Map<String, Object> order = new LinkedHashMap<>(Map.of(
                "environment",
                "test",
                "gateway",
                gateway,
                "token",
                "t",
                "report",
                folder.resolve("report.json").toString(),
                "seconds",
                2,
                "rounds",
                4,
                "limit",
                10));
        if (against != null) {
            order.put("against", against);
        }
        return new Journeys(order, folder, said::add);
    }

    private static List<String> figures(Map<String, Object> report, String verdict) {
        return ((List<?>) Objects.requireNonNull(report.get("figures")))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .filter(each -> verdict.equals(each.get("verdict")))
                        .map(each -> each.get("journey") + " " + each.get("figure"))
                        .toList();
    }
}
