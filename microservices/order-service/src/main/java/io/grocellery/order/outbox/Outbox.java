package io.grocellery.order.outbox;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the outbox, as the relays of all instances share them. */
@Component
class Outbox {
    /**
     * The oldest due messages of a destination, each the first undelivered one of its order; they are this relay's until
     * the lease ends. Rows another relay is taking are skipped, not waited for.
     */
    static final String TAKE = """
            update outbox set attempts = attempts + 1, next_attempt_at = ?
            where ctid = any (array(
                select ctid from outbox o
                where destination = ? and dead_at is null and next_attempt_at <= ?
                  and not exists (
                      select from outbox earlier
                      where earlier.order_id = o.order_id and earlier.destination = o.destination
                        and earlier.sequence < o.sequence and earlier.dead_at is null)
                order by next_attempt_at
                limit ?
                for update skip locked))
            returning *
            """;

    static final String DELIVERED = """
            delete from outbox o using unnest(?::text[]::uuid[], ?::int[]) as delivered(order_id, sequence)
            where o.destination = ? and o.order_id = delivered.order_id and o.sequence = delivered.sequence
            """;

    /** Only as long as the lease is this relay's: another one may be trying by now. */
    static final String FAILED = """
            update outbox set next_attempt_at = ?, last_error = left(?, 500), refusals = refusals + ?,
                              dead_at = case when refusals + ? >= ? then ?::timestamptz end
            where order_id = ? and destination = ? and sequence = ? and attempts = ?
            returning dead_at is not null
            """;

    private static final String BACKLOG = """
            select destination, count(*) filter (where dead_at is null) as waiting,
                   min(created_at) filter (where dead_at is null) as oldest,
                   count(*) filter (where dead_at is not null) as dead
            from outbox group by destination
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Outbox(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Message> take(String destination, int limit, Duration lease) {
        Instant now = clock.instant();
        return jdbc.sql(TAKE)
                .params(List.of(utc(now.plus(lease)), destination, utc(now), limit))
                .query((row, number) -> message(row))
                .list();
    }

    void delivered(String destination, List<Message> messages) {
        Object orderIds =
                messages.stream().map(message -> message.orderId().toString()).toArray(String[]::new);
        Object sequences = messages.stream().mapToInt(Message::sequence).toArray();
        jdbc.sql(DELIVERED).params(List.of(orderIds, sequences, destination)).update();
    }

    /** Puts off a message its destination could not take. */
    void away(Message message, String reason, Duration wait) {
        failed(message, reason, wait, 0, Integer.MAX_VALUE);
    }

    /** Puts off a message that was refused, or aside when that was the last of its tries; says whether it was. */
    boolean refused(Message message, String reason, Duration wait, int mostRefusals) {
        return failed(message, reason, wait, 1, mostRefusals);
    }

    /** What waits, by destination. Costs as much as the backlog is long. */
    List<Backlog> backlog() {
        Instant now = clock.instant();
        return jdbc.sql(BACKLOG).query((row, number) -> backlog(row, now)).list();
    }

    private boolean failed(Message message, String reason, Duration wait, int refusals, int mostRefusals) {
        Instant now = clock.instant();
        return jdbc.sql(FAILED)
                .params(List.of(
                        utc(now.plus(wait)),
                        reason,
                        refusals,
                        refusals,
                        mostRefusals,
                        utc(now),
                        message.orderId(),
                        message.destination(),
                        message.sequence(),
                        message.attempts()))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getObject("order_id", UUID.class),
                row.getString("destination"),
                row.getInt("sequence"),
                row.getString("type"),
                row.getObject("event_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getString("traceparent"));
    }

    private static Backlog backlog(ResultSet row, Instant now) throws SQLException {
        OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
        return new Backlog(
                row.getString("destination"),
                row.getLong("waiting"),
                oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now),
                row.getLong("dead"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(UTC);
    }
}
