package io.grocellery.summary.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the newest that is known of each order. */
@Component
public class KnownOrders {
    private static final String COLUMNS = "select cancelled, sequence, event_id, document from known_order ";

    private final JdbcClient database;
    private final OrderJson json;

    KnownOrders(JdbcClient database, OrderJson json) {
        this.database = database;
        this.json = json;
    }

    public Optional<KnownOrder> find(UUID order) {
        return database.sql(COLUMNS + "where id = :id")
                .param("id", order)
                .query(this::read)
                .optional();
    }

    /** The customer's newest orders, newest first. */
    public List<KnownOrder> newestOf(UUID customer, int most) {
        return database.sql(COLUMNS + "where customer_id = :customer order by placed_at desc, id desc limit :most")
                .param("customer", customer)
                .param("most", most)
                .query(this::read)
                .list();
    }

    /**
     * Keeps the order if it is news, inside the caller's transaction. Until that ends, other events of the same order
     * wait: what came before is exactly what the figures hold.
     *
     * @return what changed; nothing when something newer is known
     */
    public Optional<Change> advance(KnownOrder news) {
        lock(news.order().id());
        var before = find(news.order().id()).orElse(null);
        if (!news.isNewsAfter(before)) {
            return Optional.empty();
        }
        write(news);
        return Optional.of(new Change(before, news));
    }

    /** A row that is not there yet cannot be locked, therefore the lock is on the order's id. */
    private void lock(UUID order) {
        database.sql("select pg_advisory_xact_lock(:key)")
                .param("key", order.getMostSignificantBits() ^ order.getLeastSignificantBits())
                .query()
                .singleRow();
    }

    private void write(KnownOrder news) {
        database.sql("""
                        insert into known_order (id, customer_id, placed_at, cancelled, sequence, event_id, document)
                        values (:id, :customer, :placedAt, :cancelled, :sequence, :eventId, :document::jsonb)
                        on conflict (id) do update set customer_id = excluded.customer_id,
                          placed_at = excluded.placed_at, cancelled = excluded.cancelled,
                          sequence = excluded.sequence, event_id = excluded.event_id, document = excluded.document
                        """)
                .param("id", news.order().id())
                .param("customer", news.order().customerId())
                .param("placedAt", Timestamp.from(news.order().placedAt()))
                .param("cancelled", news.cancelled())
                .param("sequence", news.revision().sequence())
                .param("eventId", news.revision().eventId())
                .param("document", json.write(news.order()))
                .update();
    }

    private KnownOrder read(ResultSet row, int number) throws SQLException {
        var revision = new Revision(row.getBoolean("cancelled"), row.getLong("sequence"), row.getString("event_id"));
        return new KnownOrder(json.read(row.getString("document")), revision);
    }
}
