package io.grocellery.systemtest.telemetry;

import io.grocellery.systemtest.running.Eventually;
import io.grocellery.systemtest.running.Http;
import io.grocellery.systemtest.running.RunningGrocellery;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.jr.ob.JSON;

/** The alerts that have come all the way: from a rule through Alertmanager to the daemon's journal. */
final class Alarms {

    private final RunningGrocellery shop;
    private final Set<String> fired = new TreeSet<>();
    private long after;

    /** Those that come from now on, and those that fire now: what fires already does not come again. */
    Alarms(RunningGrocellery shop) {
        this.shop = shop;
        for (List<Map<?, ?>> page = next(); !page.isEmpty(); page = next()) {
            page.forEach(event -> {
                if ("alert-firing".equals(event.get("kind"))) {
                    fired.add(nameOf(event));
                } else {
                    fired.remove(nameOf(event));
                }
            });
        }
    }

    /** Returns when each of these has fired. */
    void await(Duration atMost, String... alerts) {
        Set<String> missing = new TreeSet<>(Arrays.asList(alerts));
        try {
            Eventually.holds("the alerts", atMost, () -> {
                missing.removeAll(fired());
                return missing.isEmpty();
            });
        } catch (AssertionError late) {
            throw new AssertionError(
                    "not fired within " + atMost.toSeconds() + " s: " + missing + "; fired: " + fired, late);
        }
    }

    Set<String> fired() {
        try {
            next().stream()
                    .filter(event -> "alert-firing".equals(event.get("kind")))
                    .forEach(event -> fired.add(nameOf(event)));
        } catch (UncheckedIOException busy) {
            // the daemon answers again at the next look
        }
        return Set.copyOf(fired);
    }

    /** The next page of the journal. */
    private List<Map<?, ?>> next() {
        Map<String, Object> page =
                JSON.std.mapFrom(Http.get(shop.daemon().resolve("/api/events?limit=1000&after=" + after))
                        .body());
        after = ((Number) Objects.requireNonNull(page.get("nextAfter"))).longValue();
        return ((List<?>) Objects.requireNonNull(page.get("items")))
                .stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
    }

    /** Empty when the event is no alert's, or says no more than that a stand-in of ours has ended. */
    private static String nameOf(Map<?, ?> event) {
        Map<?, ?> detail = (Map<?, ?>) Objects.requireNonNull(event.get("detail"));
        Object name = detail.get("alertname");
        return name == null || "extra".equals(detail.get("job")) ? "" : name.toString();
    }
}
