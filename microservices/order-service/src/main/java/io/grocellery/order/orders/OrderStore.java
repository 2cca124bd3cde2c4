package io.grocellery.order.orders;

import static java.time.ZoneOffset.UTC;

import io.grocellery.chassis.id.IdSource;
import io.grocellery.chassis.telemetry.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders once they are written. */
@Component
public class OrderStore {
    private static final String COLUMNS = """
            o.id, o.number, o.customer_id, o.cart_id, o.status, o.placed_at, o.cancelled_at, o.cancel_reason, o.currency,
            o.subtotal, o.discount, o.coupon_code, o.tax, o.total, l.product_id, l.sku, l.name, l.category, l.unit,
            l.quantity, l.unit_price, l.line_total, l.discount as line_discount, l.tax_class, l.tax_rate_basis_points,
            l.tax as line_tax
            """;

    static final String BY_ID = "select " + COLUMNS + """
            from orders o join order_line l on l.order_id = o.id
            where o.id = ?
            order by l.line
            """;

    static final String NEWEST = page("");
    static final String NEXT = page("and (placed_at, id) < (?, ?)");

    /** One statement, so that an order is never cancelled without everybody hearing of it. */
    static final String CANCEL = """
            with cancelled as (
                update orders set status = 'CANCELLED', cancelled_at = ?, cancel_reason = ?
                where id = ? and status = 'PLACED'
                returning id, cancelled_at)
            insert into outbox (order_id, sequence, destination, type, event_id, created_at, next_attempt_at, traceparent)
            select cancelled.id, ?, message.destination, message.type, ?, cancelled.cancelled_at, cancelled.cancelled_at, ?
            from cancelled, unnest(?::text[], ?::text[]) as message(destination, type)
            """;

    private final JdbcClient jdbc;
    private final OrderEvents events;
    private final IdSource ids;
    private final InstantSource clock;
    private final Traces traces;
    private final Counter cancelled;

    OrderStore(
            JdbcClient jdbc,
            OrderEvents events,
            IdSource ids,
            InstantSource clock,
            Traces traces,
            MeterRegistry registry) {
        this.jdbc = jdbc;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.traces = traces;
        this.cancelled = Counter.builder("orders.cancelled")
                .description("Orders taken back, by whomever")
                .register(registry);
    }

    public Optional<Order> find(UUID id) {
        return jdbc.sql(BY_ID).param(id).query(new OrderRows()).stream().findFirst();
    }

    /**
     * A customer's orders, newest first.
     *
     * @param after the last order of the page before
     */
    List<Order> newest(UUID customerId, @Nullable Position after, int limit) {
        return after == null
                ? orders(NEWEST, customerId, limit)
                : orders(NEXT, customerId, after.placedAt().atOffset(UTC), after.id(), limit);
    }

    /** A place in a customer's list of orders. */
    record Position(Instant placedAt, UUID id) {}

    /** Cancels a placed order and queues what others have to hear of it; false when there was none to cancel. */
    public boolean cancel(UUID id, String reason) {
        boolean news = cancelPlaced(id, reason);
        if (news) {
            cancelled.increment();
        }
        return news;
    }

    private boolean cancelPlaced(UUID id, String reason) {
        OrderEvents.Messages messages = events.cancelled();
        return jdbc.sql(CANCEL)
                        .params(List.of(
                                clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(UTC),
                                reason,
                                id,
                                messages.sequence(),
                                ids.next(),
                                traces.traceparent(),
                                messages.destinations().toArray(String[]::new),
                                messages.types().toArray(String[]::new)))
                        .update()
                > 0;
    }

    private List<Order> orders(String sql, Object... parameters) {
        return jdbc.sql(sql).params(Arrays.asList(parameters)).query(new OrderRows());
    }

    private static String page(String keyset) {
        return "with page as (select * from orders where customer_id = ? " + keyset
                + " order by placed_at desc, id desc limit ?) select " + COLUMNS
                + """
                from page o join order_line l on l.order_id = o.id
                order by o.placed_at desc, o.id desc, l.line
                """;
    }
}
