package io.grocellery.summary;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.summary.order.TestOrders;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ConcurrentEventsIT {
    private static final int THREADS = 16;

    @RegisterExtension
    static final ServiceUnderTest service = ServiceUnderTest.of(SummaryApplication.class, "summary-service");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void eventsInAnyOrderAnyNumberOfTimesAtOnceGiveTheFiguresOfTheirHistory(long seed) throws Exception {
        service.jdbc().sql("""
                        truncate inbox, known_order, day_figures, day_category_figures, customer_figures,
                          customer_category_figures
                        """).update();
        var random = new Random(seed);
        var model = new EventModel(TestOrders.random(100, random), random);
        deliver(model.deliveries());
        assertThat(rows("day::text", "day_figures")).isEqualTo(model.byDay());
        assertThat(rows("day || ' ' || category", "day_category_figures")).isEqualTo(model.byDayAndCategory());
        assertThat(rows("customer_id::text", "customer_figures")).isEqualTo(model.byCustomer());
    }

    private static void deliver(List<ObjectNode> deliveries) throws Exception {
        var token = service.issuer().service("order-service");
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var answers = deliveries.stream()
                    .map(event -> threads.submit(() -> post(event, token)))
                    .toList();
            try {
                for (Future<Integer> answer : answers) {
                    assertThat(answer.get()).isEqualTo(204);
                }
            } finally {
                threads.shutdownNow(); // after the first refusal nobody waits for the hundreds that follow
            }
        }
    }

    private static int post(ObjectNode event, String token) {
        return service.post("/summaries/events")
                .bearer(token)
                .json(event)
                .header("Content-Type", "application/cloudevents+json")
                .send()
                .status();
    }

    /** A row that all orders left again holds zeros and counts as none. */
    private static Map<String, List<Long>> rows(String key, String table) {
        return service
                .jdbc()
                .sql("select " + key + " as key, orders, cancelled, units, total from " + table
                        + " where (orders, cancelled, units, total) <> (0, 0, 0, 0)")
                .query((row, number) -> Map.entry(
                        row.getString("key"),
                        List.of(
                                row.getLong("orders"),
                                row.getLong("cancelled"),
                                row.getLong("units"),
                                row.getLong("total"))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
