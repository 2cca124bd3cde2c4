package io.grocellery.systemtest.telemetry;

import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/** Grafana's dashboards as they stand in their files. */
final class Dashboards {

    static final Path FOLDER = Command.checkout().resolve("monitoring/grafana");

    private Dashboards() {}

    /**
     * One question that a panel asks.
     *
     * @param query with the dashboard's variables in it
     */
    record Query(String dashboard, String panel, String query) {

        /** With the values that Grafana would put in for one environment, everything in it, and short steps. */
        String asked() {
            return query.replace("${environment}", "dev")
                    .replace("$environment", "dev")
                    .replace("$__rate_interval", "20s")
                    .replace("$service", ".*")
                    .replace("$of", ".*")
                    .replace("$price_cpu", "0.04048")
                    .replace("$price_memory", "0.004445");
        }
    }

    /** By the names of their files. */
    static List<Map<?, ?>> all() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
            return files.sorted().<Map<?, ?>>map(Dashboards::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Without the headings between them. */
    static List<Map<?, ?>> panels(Map<?, ?> dashboard) {
        return maps(dashboard, "panels")
                .filter(panel -> !"row".equals(panel.get("type")))
                .toList();
    }

    static List<Query> queries() {
        return all().stream()
                .flatMap(dashboard -> panels(dashboard).stream().flatMap(panel -> queries(dashboard, panel)))
                .toList();
    }

    private static Stream<Query> queries(Map<?, ?> dashboard, Map<?, ?> panel) {
        return maps(panel, "targets")
                .map(target -> new Query(text(dashboard, "title"), text(panel, "title"), text(target, "expr")));
    }

    /** Those that get no answer. */
    static List<Query> unanswered(Predicate<String> answers) {
        return queries().stream().filter(query -> !answers.test(query.asked())).toList();
    }

    static Stream<Map<?, ?>> maps(Map<?, ?> holder, String key) {
        return holder.get(key) instanceof List<?> list ? list.stream().map(each -> (Map<?, ?>) each) : Stream.empty();
    }

    static Map<?, ?> map(Map<?, ?> holder, String key) {
        return (Map<?, ?>) Objects.requireNonNull(holder.get(key), key);
    }

    static int number(Map<?, ?> holder, String key) {
        return ((Number) Objects.requireNonNull(holder.get(key), key)).intValue();
    }

    static String text(Map<?, ?> holder, String key) {
        Object value = holder.get(key);
        return value == null ? "" : value.toString();
    }

    private static Map<?, ?> read(Path file) {
        try {
            return JSON.std.mapFrom(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
