package io.grocellery.order.checkout;

import static java.time.ZoneOffset.UTC;

import io.grocellery.chassis.id.IdSource;
import io.grocellery.chassis.money.Money;
import io.grocellery.chassis.telemetry.Traces;
import io.grocellery.order.orders.Order;
import io.grocellery.order.orders.OrderEvents;
import io.grocellery.order.orders.OrderLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Idempotency claims, and the one statement that turns a claim into an order. Every method is one round trip. */
@Component
class Ledger {
    /**
     * Takes a key that is new, or whose last owner's lease has ended. Otherwise shows who has it, with the snapshot of the
     * statement's start: no row at all when the one in our way is newer than that.
     */
    static final String CLAIM = """
            with mine as (
                insert into checkout_claim as claim
                    (customer_id, idempotency_key, cart_id, order_id, epoch, leased_until, created_at)
                values (?, ?, ?, ?, 1, ?, ?)
                on conflict (customer_id, idempotency_key) do update
                    set epoch = claim.epoch + 1, leased_until = excluded.leased_until
                    where not claim.placed and claim.leased_until <= excluded.created_at
                      and claim.cart_id = excluded.cart_id
                returning cart_id, order_id, epoch, placed, true as owned)
            select * from mine
            union all
            select cart_id, order_id, epoch, placed, false from checkout_claim
            where customer_id = ? and idempotency_key = ? and not exists (select from mine)
            """;

    /** All or nothing, in one round trip; nothing when the claim is no longer this epoch's. */
    static final String PLACE = """
            with claimed as (
                update checkout_claim set placed = true
                where customer_id = ? and idempotency_key = ? and epoch = ? and not placed
                returning order_id),
            placed as (
                insert into orders (id, number, customer_id, cart_id, status, placed_at, currency,
                                    subtotal, discount, coupon_code, tax, total)
                select order_id, ?, ?, ?, 'PLACED', ?, ?, ?, ?, ?, ?, ? from claimed
                returning id, placed_at),
            lines as (
                insert into order_line (order_id, line, product_id, sku, name, category, unit, quantity, unit_price,
                                        line_total, discount, tax_class, tax_rate_basis_points, tax)
                select placed.id, line.line, line.product_id, line.sku, line.name, line.category, line.unit,
                       line.quantity, line.unit_price, line.line_total, line.discount, line.tax_class,
                       line.tax_rate_basis_points, line.tax
                from placed, unnest(?::text[]::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[],
                                    ?::bigint[], ?::bigint[], ?::text[], ?::int[], ?::bigint[])
                     with ordinality as line(product_id, sku, name, category, unit, quantity, unit_price, line_total,
                                             discount, tax_class, tax_rate_basis_points, tax, line))
            insert into outbox (order_id, sequence, destination, type, event_id, created_at, next_attempt_at, traceparent)
            select placed.id, ?, message.destination, message.type, ?, placed.placed_at, placed.placed_at, ?
            from placed, unnest(?::text[], ?::text[]) as message(destination, type)
            """;

    static final String RELINQUISH = """
            update checkout_claim set leased_until = ?
            where customer_id = ? and idempotency_key = ? and epoch = ? and not placed
            """;

    /** The order id goes together with the promise to release what it may hold. */
    static final String ABANDON = """
            with abandoned as (
                update checkout_claim set leased_until = ?, order_id = ?, epoch = epoch + 1
                where customer_id = ? and idempotency_key = ? and epoch = ? and not placed
                returning customer_id)
            insert into outbox (order_id, sequence, destination, type, event_id, created_at, next_attempt_at, traceparent)
            select ?, 1, ?, ?, ?, ?, ?, ? from abandoned
            """;

    static final String FORGET = """
            delete from checkout_claim where ctid = any (array(
                select ctid from checkout_claim where created_at < ? order by created_at limit ?))
            """;

    private final JdbcClient jdbc;
    private final OrderEvents events;
    private final IdSource ids;
    private final InstantSource clock;
    private final CheckoutSettings settings;
    private final Traces traces;

    Ledger(
            JdbcClient jdbc,
            OrderEvents events,
            IdSource ids,
            InstantSource clock,
            CheckoutSettings settings,
            Traces traces) {
        this.jdbc = jdbc;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.traces = traces;
    }

    private record Row(UUID cartId, Claim claim) {}

    /**
     * Asks for the request's key.
     *
     * @throws io.grocellery.chassis.problem.ProblemException when it was used for another cart
     */
    Claim claim(CheckoutRequest request) {
        Row row = ask(request).or(() -> ask(request)).orElseThrow(Refusals::inProgress);
        if (!row.cartId().equals(request.cartId())) {
            throw Refusals.keyReused();
        }
        return row.claim();
    }

    private Optional<Row> ask(CheckoutRequest request) {
        Instant now = clock.instant();
        return jdbc.sql(CLAIM)
                .params(List.of(
                        request.customerId(),
                        request.key(),
                        request.cartId(),
                        ids.next(),
                        utc(now.plus(settings.lease())),
                        utc(now),
                        request.customerId(),
                        request.key()))
                .query((row, number) -> row(row))
                .optional();
    }

    /**
     * Writes the order, its lines and what others must hear of it, and finishes the claim.
     *
     * @return false when the claim was lost, and nothing written
     * @throws io.grocellery.chassis.problem.ProblemException when the cart was ordered by another key
     */
    boolean place(CheckoutRequest request, Claim.Owned claim, Order order) {
        try {
            return jdbc.sql(PLACE).params(parameters(request, claim, order)).update() > 0;
        } catch (DuplicateKeyException duplicate) {
            throw Constraint.LIVE_CART.isBrokenBy(duplicate) ? Refusals.alreadyOrdered(order.cartId()) : duplicate;
        }
    }

    /** Lets go of a claim that holds nothing; the same order id serves whoever comes next. */
    boolean relinquish(CheckoutRequest request, Claim.Owned claim) {
        return jdbc.sql(RELINQUISH)
                        .params(List.of(utc(clock.instant()), request.customerId(), request.key(), claim.epoch()))
                        .update()
                > 0;
    }

    /** Lets go of a claim whose order id may hold stock: that id is done with. False when it was not ours any more. */
    boolean abandon(CheckoutRequest request, Claim.Owned claim) {
        OffsetDateTime now = utc(clock.instant());
        return jdbc.sql(ABANDON)
                        .params(List.of(
                                now,
                                ids.next(),
                                request.customerId(),
                                request.key(),
                                claim.epoch(),
                                claim.orderId(),
                                OrderEvents.STOCK,
                                OrderEvents.RELEASE_RESERVATION,
                                ids.next(),
                                now,
                                now,
                                traces.traceparent()))
                        .update()
                > 0;
    }

    /** Forgets the oldest keys, so many at most, and says how many there were. */
    int forget(int most) {
        return jdbc.sql(FORGET)
                .params(List.of(utc(clock.instant().minus(settings.memory())), most))
                .update();
    }

    private List<Object> parameters(CheckoutRequest request, Claim.Owned claim, Order order) {
        return Stream.of(
                        Stream.of(request.customerId(), request.key(), claim.epoch()),
                        orderColumns(order),
                        lineColumns(order.lines()),
                        messageColumns(events.placed()))
                .<Object>flatMap(columns -> columns)
                .toList();
    }

    private static Stream<Object> orderColumns(Order order) {
        return Stream.of(
                order.number(),
                order.customerId(),
                order.cartId(),
                utc(order.placedAt()),
                order.total().currency(),
                order.subtotal().amount(),
                order.discount().amount(),
                order.couponCode(),
                order.tax().amount(),
                order.total().amount());
    }

    private static Stream<Object> lineColumns(List<OrderLine> lines) {
        return Stream.of(
                texts(lines, line -> line.productId().toString()),
                texts(lines, OrderLine::sku),
                texts(lines, OrderLine::name),
                texts(lines, OrderLine::category),
                texts(lines, OrderLine::unit),
                integers(lines, OrderLine::quantity),
                amounts(lines, OrderLine::unitPrice),
                amounts(lines, OrderLine::lineTotal),
                amounts(lines, OrderLine::discount),
                texts(lines, line -> line.taxClass().name()),
                integers(lines, OrderLine::taxRateBasisPoints),
                amounts(lines, OrderLine::tax));
    }

    private Stream<Object> messageColumns(OrderEvents.Messages messages) {
        return Stream.of(
                messages.sequence(),
                ids.next(),
                traces.traceparent(),
                messages.destinations().toArray(String[]::new),
                messages.types().toArray(String[]::new));
    }

    private static Object texts(List<OrderLine> lines, Function<OrderLine, String> column) {
        return lines.stream().map(column).toArray(String[]::new);
    }

    private static Object integers(List<OrderLine> lines, ToLongFunction<OrderLine> column) {
        return lines.stream().mapToInt(line -> (int) column.applyAsLong(line)).toArray();
    }

    private static Object amounts(List<OrderLine> lines, Function<OrderLine, Money> column) {
        return lines.stream().mapToLong(line -> column.apply(line).amount()).toArray();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getObject("cart_id", UUID.class), claim(row.getObject("order_id", UUID.class), row));
    }

    private static Claim claim(UUID orderId, ResultSet row) throws SQLException {
        if (row.getBoolean("owned")) {
            return new Claim.Owned(orderId, row.getInt("epoch"));
        }
        return row.getBoolean("placed") ? new Claim.Placed(orderId) : new Claim.Busy(orderId);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(UTC);
    }
}
