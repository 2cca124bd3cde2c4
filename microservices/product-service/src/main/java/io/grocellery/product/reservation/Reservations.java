package io.grocellery.product.reservation;

import io.grocellery.chassis.money.Money;
import io.grocellery.product.catalogue.TaxClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The tables of stock and reservations. Each operation is one statement, or two where it is decided in between, in a
 * transaction of its own.
 *
 * <p>What keeps them from deadlock: within a statement, first the reservation is locked, then all its stock in the order
 * of product ids, and only then is anything written; whoever writes waits for nobody. (Hence the counting of
 * {@code locked}: it makes sure that every row is locked before the first is written, which {@code exists} would not.)
 * Adding a reservation goes the other way, stock first, but waits at most for somebody who is writing the same id. What
 * keeps the figures right: what is decided by is read under lock, by a statement of its own (a statement that also
 * writes would see the table as it was before it waited), and the counts are changed relative to what is in the row.
 */
@Component
class Reservations {

    private static final String LOCK_STOCK = """
            select s.product_id, s.available from stock s join product p on p.id = s.product_id
             where s.product_id = any(?::uuid[]) and not p.retired order by s.product_id for update of s
            """;

    private static final String HOLD = """
            with held as (
                insert into reservation (id, status, expires_at, changed_at) values (?, 'HELD', ?, ?)
                on conflict (id) do nothing returning id),
            quoted as materialized (
                select h.id, w.line, w.quantity, w.product_id, p.sku, p.name, p.category, p.unit, p.price_cents, p.tax_class
                  from held h, unnest(?::uuid[], ?::integer[]) with ordinality as w (product_id, quantity, line)
                  join product p on p.id = w.product_id),
            noted as (
                insert into reservation_line (reservation_id, line, quantity, product_id, sku, name, category, unit,
                                              unit_price_cents, tax_class)
                select * from quoted),
            taken as (
                update stock s set available = s.available - q.quantity, held = s.held + q.quantity
                  from quoted q where s.product_id = q.product_id)
            select product_id, sku, name, category, unit, quantity, price_cents, tax_class from quoted order by line
            """;

    private static final String FIND = """
            select l.product_id, l.sku, l.name, l.category, l.unit, l.quantity, l.unit_price_cents, l.tax_class,
                   r.status, r.expires_at
              from reservation r left join reservation_line l on l.reservation_id = r.id
             where r.id = ? order by l.line
            """;

    private static final String COMMIT_HELD = """
            with found as materialized (
                select id, expires_at from reservation where id = ? and status = 'HELD' for update),
            lines as materialized (
                select l.* from found f join reservation_line l on l.reservation_id = f.id),
            locked as materialized (
                select product_id from stock where product_id in (select product_id from lines)
                 order by product_id for update),
            all_locked as materialized (select count(*) >= 0 as yes from locked),
            sold as (
                update stock s set held = s.held - l.quantity
                  from lines l where s.product_id = l.product_id and (select yes from all_locked)),
            committed as (
                update reservation r set status = 'COMMITTED', changed_at = ?
                  from found f where r.id = f.id and (select yes from all_locked))
            select l.product_id, l.sku, l.name, l.category, l.unit, l.quantity, l.unit_price_cents, l.tax_class,
                   'COMMITTED', f.expires_at
              from found f join lines l on l.reservation_id = f.id order by l.line
            """;

    private static final String LOCK_EXPIRED =
            "select id from reservation where id = ? and status = 'EXPIRED' for update";

    private static final String LOCK_STOCK_AGAIN = """
            select l.quantity <= s.available from stock s join reservation_line l on l.product_id = s.product_id
             where l.reservation_id = ? order by s.product_id for update of s
            """;

    private static final String COMMIT_EXPIRED = """
            with taken as (
                update stock s set available = s.available - l.quantity
                  from reservation_line l where l.reservation_id = ? and s.product_id = l.product_id)
            update reservation set status = 'COMMITTED', changed_at = ? where id = ?
            """;

    private static final String RELEASE = """
            with found as materialized (
                select id, status from reservation where id = ? for update),
            lines as materialized (
                select l.product_id, l.quantity, f.status from found f join reservation_line l on l.reservation_id = f.id
                 where f.status in ('HELD', 'COMMITTED')),
            locked as materialized (
                select product_id from stock where product_id in (select product_id from lines)
                 order by product_id for update),
            all_locked as materialized (select count(*) >= 0 as yes from locked),
            returned as (
                update stock s set available = s.available + l.quantity,
                                   held = s.held - case l.status when 'HELD' then l.quantity else 0 end
                  from lines l where s.product_id = l.product_id and (select yes from all_locked)),
            released as (
                update reservation r set status = 'RELEASED', changed_at = ?
                  from found f where r.id = f.id and f.status <> 'RELEASED' and (select yes from all_locked))
            select status from found
            """;

    private static final String TOMBSTONE = """
            insert into reservation (id, status, expires_at, changed_at) values (?, 'RELEASED', ?, ?)
            on conflict (id) do nothing
            """;

    // several instances sweep side by side: each takes rows that nobody else is at
    private static final String DUE = """
            select id from reservation where status = 'HELD' and expires_at <= ? order by expires_at limit ?
               for update skip locked
            """;

    // a buyer is waiting for this stock: whoever is at a row is waited for
    private static final String DUE_OF_PRODUCTS = """
            select r.id from reservation r
             where r.status = 'HELD' and r.expires_at <= ?
               and exists (select from reservation_line l where l.reservation_id = r.id and l.product_id = any(?::uuid[]))
             order by r.id for update
            """;

    private static final String EXPIRE = """
            with due as materialized (
            %s),
            returned as materialized (
                select l.product_id, sum(l.quantity) as quantity
                  from due d join reservation_line l on l.reservation_id = d.id group by l.product_id),
            locked as materialized (
                select product_id from stock where product_id in (select product_id from returned)
                 order by product_id for update),
            all_locked as materialized (select count(*) >= 0 as yes from locked),
            restocked as (
                update stock s set available = s.available + r.quantity, held = s.held - r.quantity
                  from returned r where s.product_id = r.product_id and (select yes from all_locked))
            update reservation r set status = 'EXPIRED', changed_at = ?
              from due d where r.id = d.id and (select yes from all_locked)
            """;

    private static final String FORGET = """
            delete from reservation where id in (
                select id from reservation where status <> 'HELD' and changed_at < ? order by changed_at limit ?
                   for update skip locked)
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    Reservations(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Sets everything aside, unless anything lacks or there is a reservation of this id already. */
    Attempt take(ReservationRequest request, Instant now, Instant expiresAt) {
        return transactions.execute(transaction -> {
            Map<UUID, Integer> available = lockStock(request);
            return request.isCoveredBy(available)
                    ? new Attempt(hold(request, now, expiresAt), available)
                    : new Attempt(List.of(), available);
        });
    }

    Optional<Reservation> find(UUID id) {
        return jdbc.sql(FIND).param(id).query(reservation(id));
    }

    /** Sells what is held; empty when there is no reservation of this id that is held. */
    Optional<Reservation> commitHeld(UUID id, Instant now) {
        return jdbc.sql(COMMIT_HELD).params(id, sql(now)).query(reservation(id));
    }

    /** Takes the stock of an expired reservation once more and sells it; false when not expired or not enough is left. */
    boolean commitExpired(UUID id, Instant now) {
        return transactions.execute(transaction -> {
            boolean possible = lockExpired(id) && lockStockOf(id);
            return possible && jdbc.sql(COMMIT_EXPIRED).params(id, sql(now), id).update() == 1;
        });
    }

    /** Puts the stock back, held or sold; false when there is no reservation of this id. */
    boolean release(UUID id, Instant now) {
        return jdbc.sql(RELEASE)
                .params(id, sql(now))
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Uses an id up, so that a reservation that comes late is refused; false when there is one of this id. */
    boolean bury(UUID id, Instant now) {
        return jdbc.sql(TOMBSTONE).params(id, sql(now), sql(now)).update() == 1;
    }

    /** Puts the stock of expired reservations back and says of how many, at most so many at a time. */
    int expire(Instant now, int most) {
        return jdbc.sql(EXPIRE.formatted(DUE)).params(sql(now), most, sql(now)).update();
    }

    /** The same for all that hold any of these products. */
    int expireHoldersOf(Collection<UUID> products, Instant now) {
        return jdbc.sql(EXPIRE.formatted(DUE_OF_PRODUCTS))
                .param(sql(now))
                .param(products.toArray(UUID[]::new))
                .param(sql(now))
                .update();
    }

    /** Forgets reservations that were settled so long ago, at most so many at a time. */
    int forget(Instant now, Duration after, int most) {
        return jdbc.sql(FORGET).params(sql(now.minus(after)), most).update();
    }

    private Map<UUID, Integer> lockStock(ReservationRequest request) {
        Map<UUID, Integer> available = new HashMap<>();
        jdbc.sql(LOCK_STOCK).param(request.products()).query(row -> {
            available.put(row.getObject(1, UUID.class), row.getInt(2));
        });
        return available;
    }

    private List<Reservation.Line> hold(ReservationRequest request, Instant now, Instant expiresAt) {
        return jdbc.sql(HOLD)
                .params(request.orderId(), sql(expiresAt), sql(now))
                .param(request.products())
                .param(request.counts())
                .query((row, number) -> line(row))
                .list();
    }

    private boolean lockExpired(UUID id) {
        return jdbc.sql(LOCK_EXPIRED).param(id).query(UUID.class).optional().isPresent();
    }

    /** Locks the stock of a reservation and tells whether it is enough. */
    private boolean lockStockOf(UUID id) {
        return !jdbc.sql(LOCK_STOCK_AGAIN).param(id).query(Boolean.class).list().contains(false);
    }

    private static ResultSetExtractor<Optional<Reservation>> reservation(UUID id) {
        return found -> found.next() ? Optional.of(reservation(id, found)) : Optional.empty();
    }

    private static Reservation reservation(UUID id, ResultSet found) throws SQLException {
        ReservationStatus status = ReservationStatus.valueOf(found.getString(9));
        Instant expiresAt = found.getObject(10, OffsetDateTime.class).toInstant();
        return new Reservation(id, expiresAt, status, lines(found));
    }

    // a tombstone has no lines: the outer join gives one row without a product
    private static List<Reservation.Line> lines(ResultSet found) throws SQLException {
        List<Reservation.Line> lines = new ArrayList<>();
        do {
            if (found.getObject(1) != null) {
                lines.add(line(found));
            }
        } while (found.next());
        return lines;
    }

    private static Reservation.Line line(ResultSet row) throws SQLException {
        return new Reservation.Line(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                Money.usd(row.getLong(7)),
                TaxClass.valueOf(row.getString(8)));
    }

    private static OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
