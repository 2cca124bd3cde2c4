package io.grocellery.order.orders;

import io.grocellery.chassis.money.Money;
import io.grocellery.order.pricing.TaxClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Makes orders of rows that each hold an order and one of its lines, in the order of the rows. */
final class OrderRows implements ResultSetExtractor<List<Order>> {
    @Override
    public List<Order> extractData(ResultSet row) throws SQLException {
        List<Order> heads = new ArrayList<>();
        Map<UUID, List<OrderLine>> lines = new LinkedHashMap<>();
        while (row.next()) {
            UUID id = row.getObject("id", UUID.class);
            if (!lines.containsKey(id)) {
                heads.add(head(id, row));
            }
            lines.computeIfAbsent(id, unseen -> new ArrayList<>()).add(line(row));
        }
        return heads.stream()
                .map(head -> head.with(lines.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private static Order head(UUID id, ResultSet row) throws SQLException {
        return new Order(
                id,
                row.getString("number"),
                OrderStatus.valueOf(row.getString("status")),
                row.getObject("customer_id", UUID.class),
                row.getObject("cart_id", UUID.class),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("cancelled_at", OffsetDateTime.class)),
                row.getString("cancel_reason"),
                List.of(),
                money("subtotal", row),
                money("discount", row),
                row.getString("coupon_code"),
                money("tax", row),
                money("total", row));
    }

    private static OrderLine line(ResultSet row) throws SQLException {
        return new OrderLine(
                row.getObject("product_id", UUID.class),
                row.getString("sku"),
                row.getString("name"),
                row.getString("category"),
                row.getString("unit"),
                row.getInt("quantity"),
                money("unit_price", row),
                money("line_total", row),
                money("line_discount", row),
                TaxClass.valueOf(row.getString("tax_class")),
                row.getInt("tax_rate_basis_points"),
                money("line_tax", row));
    }

    private static Money money(String column, ResultSet row) throws SQLException {
        return new Money(row.getLong(column), row.getString("currency"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
