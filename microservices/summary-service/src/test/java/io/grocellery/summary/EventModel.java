package io.grocellery.summary;

import static java.util.stream.Collectors.toMap;

import io.grocellery.summary.order.Order;
import io.grocellery.summary.order.TestOrders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** A history of orders, the deliveries it makes, and the figures it must end in: counted at the end, not kept up. */
final class EventModel {
    private record Told(Order order, boolean cancelled, long sequence, UUID event) {
        private static final Comparator<Told> AGE = Comparator.comparing(Told::cancelled)
                .thenComparingLong(Told::sequence)
                .thenComparing(told -> told.event.toString());

        ObjectNode event(String what) {
            return TestEvents.event(what, sequence, event, order);
        }
    }

    private final Random random;
    private final List<Told> history = new ArrayList<>();

    EventModel(List<Order> orders, Random random) {
        this.random = random;
        orders.forEach(this::live);
    }

    /** Some orders are corrected, some cancelled, and of a few the placing is never told. */
    private void live(Order order) {
        var fate = random.nextInt(10);
        if (fate != 0) {
            tell(order, false, 1);
        }
        if (fate == 1) {
            tell(TestOrders.corrected(order, random), false, 2);
        }
        if (fate == 0 || fate > 6) {
            tell(TestOrders.cancelled(order, null), true, 3);
        }
    }

    private void tell(Order order, boolean cancelled, long sequence) {
        history.add(new Told(order, cancelled, sequence, TestOrders.uuid(random)));
    }

    /** Each event one to four times, in any order. */
    List<ObjectNode> deliveries() {
        var deliveries = new ArrayList<ObjectNode>();
        for (var told : history) {
            var event = told.event(told.cancelled ? "cancelled" : "placed");
            deliveries.addAll(Collections.nCopies(1 + random.nextInt(4), event));
        }
        Collections.shuffle(deliveries, random);
        return deliveries;
    }

    /** The rows of day_figures that are not all zero: orders, cancelled, units and total by day. */
    Map<String, List<Long>> byDay() {
        var rows = new HashMap<String, List<Long>>();
        for (var told : newest()) {
            add(rows, told.order().day().toString(), told, told.order().units(), amount(told));
        }
        return rows;
    }

    /** Likewise of customer_figures. */
    Map<String, List<Long>> byCustomer() {
        var rows = new HashMap<String, List<Long>>();
        for (var told : newest()) {
            add(rows, told.order().customerId().toString(), told, told.order().units(), amount(told));
        }
        return rows;
    }

    /** Likewise of day_category_figures, by day and category. */
    Map<String, List<Long>> byDayAndCategory() {
        var rows = new HashMap<String, List<Long>>();
        for (var told : newest()) {
            byCategory(told)
                    .forEach((category, sums) ->
                            add(rows, told.order().day() + " " + category, told, sums.getFirst(), sums.getLast()));
        }
        return rows;
    }

    private static Map<String, List<Long>> byCategory(Told told) {
        return told.order().lines().stream()
                .collect(toMap(
                        line -> line.category(),
                        line -> List.of(
                                line.quantity(),
                                line.lineTotal().amount()
                                        - line.discount().amount()
                                        + line.tax().amount()),
                        EventModel::sum));
    }

    private Iterable<Told> newest() {
        return history.stream()
                .collect(toMap(told -> told.order().id(), told -> told, (a, b) -> Told.AGE.compare(a, b) > 0 ? a : b))
                .values();
    }

    private static long amount(Told told) {
        return told.order().total().amount();
    }

    private static void add(Map<String, List<Long>> rows, String key, Told told, long units, long total) {
        var row = told.cancelled() ? List.of(0L, 1L, 0L, 0L) : List.of(1L, 0L, units, total);
        rows.merge(key, row, EventModel::sum);
    }

    private static List<Long> sum(List<Long> one, List<Long> other) {
        var sums = new ArrayList<Long>();
        for (var i = 0; i < one.size(); i++) {
            sums.add(one.get(i) + other.get(i));
        }
        return sums;
    }
}
