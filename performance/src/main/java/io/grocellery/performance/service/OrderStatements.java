package io.grocellery.performance.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two statements by which order-service turns a cart into an order: one takes the idempotency key, one writes the
 * order, its lines and the events. The order here has three lines and goes to three destinations.
 *
 * @param claim with its parameters still open
 * @param place likewise
 */
record OrderStatements(SourceSql sql, String claim, String place) {

    private static final Path LEDGER =
            Path.of("microservices/order-service/src/main/java/io/grocellery/order/checkout/Ledger.java");
    private static final int LINES = 3;
    private static final long PRICE = 250;
    private static final String PLACED = "io.grocellery.order.placed.v1";

    static OrderStatements in(Path checkout) throws IOException {
        SourceSql sql = SourceSql.in(checkout.resolve(LEDGER));
        return new OrderStatements(sql, sql.constant("CLAIM"), sql.constant("PLACE"));
    }

    /** A script of pgbench that places an order; a number drawn at random is its id, its cart's and its customer's. */
    String script() throws IOException {
        String id = "lpad(to_hex(:n::bigint), 32, '0')::uuid";
        List<String> claiming = List.of(id, ":n::text", id, id, "now() + interval '10 s'", "now()", id, ":n::text");
        List<String> placing = new ArrayList<>(List.of(id, ":n::text", "1", ":n::text", id, id, "now()"));
        placing.addAll(amounts().map(OrderStatements::literal).toList());
        placing.addAll(lines().map(OrderStatements::literal).toList());
        placing.addAll(List.of("1", id));
        placing.addAll(messages().map(OrderStatements::literal).toList());
        return "\\set n random(1, 9000000000000000000)\n" + line(sql.constant("CLAIM", claiming))
                + line(sql.constant("PLACE", placing));
    }

    /** Currency, subtotal, discount, coupon, tax and total. */
    static Stream<Object> amounts() {
        return Stream.of("USD", LINES * PRICE, 0L, "", 0L, LINES * PRICE);
    }

    /** The columns of the lines, each an array. */
    static Stream<Object> lines() {
        return Stream.of(
                of("0196a000-0000-7000-8000-000000000001"),
                of("SKU-0001"),
                of("Oat milk barista"),
                of("Dairy and plant drinks"),
                of("1 l"),
                Collections.nCopies(LINES, 1),
                Collections.nCopies(LINES, PRICE),
                Collections.nCopies(LINES, PRICE),
                Collections.nCopies(LINES, 0L),
                of("EXEMPT"),
                Collections.nCopies(LINES, 0),
                Collections.nCopies(LINES, 0L));
    }

    /** The trace in which others hear of the order; destinations and types of what they hear. */
    static Stream<Object> messages() {
        return Stream.of(
                "00-0196a000000070008000000000000001-8000000000000001-00",
                List.of("product-service", "cart-service", "summary-service"),
                List.of("reservation.commit", PLACED, PLACED));
    }

    private static List<String> of(String text) {
        return Collections.nCopies(LINES, text);
    }

    private static String literal(Object value) {
        return switch (value) {
            case List<?> array ->
                "'{"
                        + String.join(
                                ",",
                                array.stream().map(each -> "\"" + each + "\"").toList()) + "}'";
            case Long number -> number.toString();
            default -> "'" + value + "'";
        };
    }

    /** pgbench reads a statement to its semicolon. */
    private static String line(String statement) {
        return String.join(" ", Arrays.stream(statement.split("\\s+")).toList()).strip() + ";\n";
    }
}
