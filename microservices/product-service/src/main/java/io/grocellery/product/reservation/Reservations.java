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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tables of stock and reservations. Each operation is one statement, and so one round trip and atomic by itself.
 *
 * <p>What keeps them from deadlock: rows are locked in one order, a reservation before stock, stock by product id. The
 * one step that goes the other way, adding a reservation after locking stock, waits at most for another statement that
 * is adding the same id, and that one by then waits for nothing. What keeps the figures right: a statement locks before
 * it reads what it decides on (PostgreSQL then reads the newest version of the row), and the counts are changed
 * relative to what is in the row.
 */
@Repository
class Reservations {

    private static final String TAKE = """
            with wanted as (
                select * from unnest(?::uuid[], ?::integer[]) with ordinality as w (product_id, quantity, line)),
            locked as materialized (
                select product_id, available from stock where product_id = any(?::uuid[]) order by product_id for update),
            offered as materialized (
                select w.line, p.id as product_id, p.sku, p.name, p.category, p.unit, w.quantity, p.price_cents, p.tax_class,
                       l.available
                  from wanted w join locked l on l.product_id = w.product_id
                                join product p on p.id = w.product_id and not p.retired),
            held as (
                insert into reservation (id, status, expires_at, changed_at)
                select ?, 'HELD', ?, ?
                 where (select count(*) = ? and bool_and(quantity <= available) from offered)
                on conflict (id) do nothing returning id),
            noted as (
                insert into reservation_line (reservation_id, line, product_id, quantity, sku, name, category, unit,
                                              unit_price_cents, tax_class)
                select h.id, o.line, o.product_id, o.quantity, o.sku, o.name, o.category, o.unit, o.price_cents, o.tax_class
                  from held h cross join offered o),
            taken as (
                update stock s set available = s.available - o.quantity, held = s.held + o.quantity
                  from offered o where s.product_id = o.product_id and exists (select from held))
            select o.product_id, o.sku, o.name, o.category, o.unit, o.quantity, o.price_cents, o.tax_class,
                   o.available, exists (select from held) as held
              from offered o order by o.line
            """;

    private static final String FIND = """
            select l.product_id, l.sku, l.name, l.category, l.unit, l.quantity, l.unit_price_cents, l.tax_class,
                   r.status, r.expires_at
              from reservation r left join reservation_line l on l.reservation_id = r.id
             where r.id = ? order by l.line
            """;

    private static final String COMMIT_HELD = """
            with committed as (
                update reservation set status = 'COMMITTED', changed_at = ? where id = ? and status = 'HELD'
                returning id, status, expires_at),
            lines as materialized (
                select l.* from committed c join reservation_line l on l.reservation_id = c.id),
            locked as materialized (
                select product_id from stock where product_id in (select product_id from lines)
                 order by product_id for update),
            sold as (
                update stock s set held = s.held - l.quantity
                  from lines l where s.product_id = l.product_id and exists (select from locked))
            select l.product_id, l.sku, l.name, l.category, l.unit, l.quantity, l.unit_price_cents, l.tax_class,
                   c.status, c.expires_at
              from committed c join lines l on l.reservation_id = c.id order by l.line
            """;

    private static final String COMMIT_EXPIRED = """
            with found as materialized (
                select id from reservation where id = ? and status = 'EXPIRED' for update),
            lines as materialized (
                select l.product_id, l.quantity from found f join reservation_line l on l.reservation_id = f.id),
            locked as materialized (
                select product_id, available from stock where product_id in (select product_id from lines)
                 order by product_id for update),
            enough as materialized (
                select bool_and(l.quantity <= s.available) as yes from lines l join locked s on s.product_id = l.product_id),
            taken as (
                update stock s set available = s.available - l.quantity
                  from lines l where s.product_id = l.product_id and (select yes from enough))
            update reservation r set status = 'COMMITTED', changed_at = ?
              from found f where r.id = f.id and (select yes from enough)
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
            returned as (
                update stock s set available = s.available + l.quantity,
                                   held = s.held - case l.status when 'HELD' then l.quantity else 0 end
                  from lines l where s.product_id = l.product_id and exists (select from locked)),
            released as (
                update reservation r set status = 'RELEASED', changed_at = ?
                  from found f where r.id = f.id and f.status <> 'RELEASED')
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
            restocked as (
                update stock s set available = s.available + r.quantity, held = s.held - r.quantity
                  from returned r where s.product_id = r.product_id and exists (select from locked))
            update reservation r set status = 'EXPIRED', changed_at = ? from due d where r.id = d.id
            """;

    private static final String FORGET = """
            delete from reservation where id in (
                select id from reservation where status <> 'HELD' and changed_at < ? order by changed_at limit ?
                   for update skip locked)
            """;

    private final JdbcClient jdbc;

    Reservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sets everything aside, unless anything lacks or there is a reservation of this id already. */
    Attempt take(ReservationRequest request, Instant now, Instant expiresAt) {
        UUID[] products = request.products();
        List<Boolean> held = new ArrayList<>(products.length);
        List<Attempt.Offer> offers = jdbc.sql(TAKE)
                .param(products)
                .param(request.counts())
                .param(products)
                .params(request.orderId(), sql(expiresAt), sql(now), products.length)
                .query((row, number) -> {
                    held.add(row.getBoolean(10));
                    return new Attempt.Offer(line(row), row.getInt(9));
                })
                .list();
        return new Attempt(held.contains(true), offers);
    }

    Optional<Reservation> find(UUID id) {
        return jdbc.sql(FIND).param(id).query(reservation(id));
    }

    /** Sells what is held; empty when there is no reservation of this id that is held. */
    Optional<Reservation> commitHeld(UUID id, Instant now) {
        return jdbc.sql(COMMIT_HELD).params(sql(now), id).query(reservation(id));
    }

    /** Takes the stock of an expired reservation once more and sells it; false when not expired or not enough is left. */
    boolean commitExpired(UUID id, Instant now) {
        return jdbc.sql(COMMIT_EXPIRED).params(id, sql(now)).update() == 1;
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
