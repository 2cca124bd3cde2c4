package io.grocellery.summary;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop's history of so many orders, twenty a customer, over the 366 days to 2026-11-24, written by the database. */
final class LongHistory {
    /** The customers whose orders have documents; those of others are never read, and stay empty to save time. */
    static final int READABLE_CUSTOMERS = 40;

    private LongHistory() {}

    static void write(JdbcClient database, int orders) {
        database.sql("""
                        insert into known_order
                        select md5('order' || i)::uuid, md5('customer' || i % (:orders / 20))::uuid,
                          '2026-11-24T12:00:00Z'::timestamptz - make_interval(days => i % 366, secs => i % 40000),
                          false, 1, md5('event' || i),
                          case when i % (:orders / 20) < :readable then jsonb_build_object(
                            'id', md5('order' || i)::uuid, 'number', 'G-' || i,
                            'customerId', md5('customer' || i % (:orders / 20))::uuid,
                            'placedAt', '2026-11-24T12:00:00Z', 'lines', '[]'::jsonb, 'taxes', '[]'::jsonb,
                            'subtotal', money.usd, 'discount', money.usd, 'tax', money.usd, 'total', money.usd)
                          else '{}' end
                        from generate_series(1, :orders) i,
                          (select jsonb_build_object('amount', 100, 'currency', 'USD') as usd) money
                        """)
                .param("orders", orders)
                .param("readable", READABLE_CUSTOMERS)
                .update();
        database.sql("insert into inbox select '/order-service', event_id, now() from known_order")
                .update();
        database.sql("""
                        insert into day_figures
                        select placed_at::date, count(*), 0, count(*), count(*), 0, 0, count(*)
                        from known_order group by 1
                        """).update();
        database.sql("""
                        insert into day_category_figures
                        select date '2026-11-24' - i % 366, 'Category ' || (i * 7 + i / 366 + k * 3) % 12, count(*), 0,
                          count(*), count(*), 0, 0, count(*)
                        from generate_series(1, :orders) i, generate_series(0, 3) k group by 1, 2
                        """).param("orders", orders).update();
        database.sql("""
                        insert into customer_figures
                        select customer_id, count(*), 0, count(*), count(*), 0, 0, count(*)
                        from known_order group by 1
                        """).update();
        database.sql("""
                        insert into customer_category_figures
                        select customer_id, 'Category ' || k, orders, 0, units, units, 0, 0, units
                        from customer_figures, generate_series(0, 11) k
                        """).update();
        database.sql("analyze").update();
    }

    static UUID customer(int number) {
        return md5("customer" + number);
    }

    /** An order of a customer that has documents. */
    static UUID order(int number) {
        return md5("order" + number);
    }

    private static UUID md5(String text) {
        try {
            var digest = java.security.MessageDigest.getInstance("MD5")
                    .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            var bytes = java.nio.ByteBuffer.wrap(digest);
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
