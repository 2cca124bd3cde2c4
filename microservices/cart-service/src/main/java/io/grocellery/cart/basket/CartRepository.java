package io.grocellery.cart.basket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Carts in the database. */
@Component
class CartRepository {

    private static final String SELECT =
            "SELECT id, owner_id, token_hash, status, version, coupon_code FROM cart WHERE ";
    private static final String OPEN_OF_OWNER = "owner_id = ? AND status = 'OPEN'";

    static final String UNSEEN = """
            SELECT id FROM cart
            WHERE status = 'OPEN' AND abandoned_at IS NULL AND seen_version IS DISTINCT FROM version AND updated_at < ?
            ORDER BY updated_at LIMIT ? FOR UPDATE SKIP LOCKED
            """;
    private static final String NOTICE_LEFT = "WITH unseen AS (" + UNSEEN + """
            )
            UPDATE cart SET seen_version = version,
                abandoned_at = CASE WHEN EXISTS (SELECT FROM cart_item WHERE cart_id = cart.id) THEN ?::timestamptz END
            FROM unseen WHERE cart.id = unseen.id
            RETURNING abandoned_at IS NOT NULL
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CartRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void createForGuest(UUID id, byte[] tokenHash) {
        jdbc.sql("INSERT INTO cart (id, token_hash, created_at, updated_at) VALUES (?, ?, ?, ?)")
                .params(id, tokenHash, now(), now())
                .update();
    }

    /** Does nothing when the person has an open cart. */
    boolean createForPerson(UUID id, UUID person) {
        return jdbc.sql("""
                                INSERT INTO cart (id, owner_id, created_at, updated_at) VALUES (?, ?, ?, ?)
                                ON CONFLICT (owner_id) WHERE status = 'OPEN' AND owner_id IS NOT NULL DO NOTHING
                                """).params(id, person, now(), now()).update() == 1;
    }

    Optional<Cart> find(UUID id) {
        return jdbc.sql(SELECT + "id = ?")
                .param(id)
                .query((row, number) -> cart(row))
                .optional();
    }

    /** Nobody else changes it until this transaction ends. */
    Optional<Cart> lock(UUID id) {
        return jdbc.sql(SELECT + "id = ? FOR UPDATE")
                .param(id)
                .query((row, number) -> cart(row))
                .optional();
    }

    Optional<Cart> findOpenOf(UUID person) {
        return jdbc.sql(SELECT + OPEN_OF_OWNER)
                .param(person)
                .query((row, number) -> cart(row))
                .optional();
    }

    Optional<Cart> lockOpenOf(UUID person) {
        return jdbc.sql(SELECT + OPEN_OF_OWNER + " FOR UPDATE")
                .param(person)
                .query((row, number) -> cart(row))
                .optional();
    }

    /** In the order in which they were added. */
    List<Item> items(UUID cart) {
        return jdbc.sql("SELECT product_id, quantity FROM cart_item WHERE cart_id = ? ORDER BY added_at, product_id")
                .param(cart)
                .query((row, number) -> new Item(row.getObject("product_id", UUID.class), row.getInt("quantity")))
                .list();
    }

    void put(UUID cart, Item item) {
        jdbc.sql("""
                        INSERT INTO cart_item (cart_id, product_id, quantity, added_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (cart_id, product_id) DO UPDATE SET quantity = excluded.quantity
                        """).params(cart, item.productId(), item.quantity(), now()).update();
    }

    boolean remove(UUID cart, UUID product) {
        return jdbc.sql("DELETE FROM cart_item WHERE cart_id = ? AND product_id = ?")
                        .params(cart, product)
                        .update()
                == 1;
    }

    void changed(UUID cart) {
        jdbc.sql("UPDATE cart SET version = version + 1, updated_at = ? WHERE id = ?")
                .params(now(), cart)
                .update();
    }

    void coupon(UUID cart, @Nullable String code) {
        jdbc.sql("UPDATE cart SET coupon_code = :code WHERE id = :cart")
                .param("code", code)
                .param("cart", cart)
                .update();
    }

    void giveTo(UUID cart, UUID person) {
        jdbc.sql("UPDATE cart SET owner_id = ?, token_hash = NULL WHERE id = ?")
                .params(person, cart)
                .update();
    }

    /** Keeps in mind where a guest's cart went when a person claimed it. */
    void merged(UUID cart, UUID person, UUID into) {
        jdbc.sql("INSERT INTO merged_cart (id, owner_id, into_cart, merged_at) VALUES (?, ?, ?, ?)")
                .params(cart, person, into, now())
                .update();
    }

    /** Where a cart went that this person claimed. */
    Optional<UUID> findMerged(UUID cart, UUID person) {
        return jdbc.sql("SELECT into_cart FROM merged_cart WHERE id = ? AND owner_id = ?")
                .params(cart, person)
                .query(UUID.class)
                .optional();
    }

    void delete(UUID cart) {
        jdbc.sql("DELETE FROM cart WHERE id = ?").param(cart).update();
    }

    /** Whether this was news. */
    boolean order(UUID cart, UUID order) {
        return jdbc.sql("""
                                UPDATE cart SET status = 'ORDERED', order_id = ?, version = version + 1, updated_at = ?
                                WHERE id = ? AND status = 'OPEN'
                                """).params(order, now(), cart).update() == 1;
    }

    /** Deletes some of the guests' carts that were last changed before a moment, and says how many. */
    int deleteGuestsBefore(Instant moment, int most) {
        return jdbc.sql("""
                        DELETE FROM cart WHERE id IN (
                            SELECT id FROM cart WHERE owner_id IS NULL AND updated_at < ?
                            ORDER BY updated_at LIMIT ? FOR UPDATE SKIP LOCKED)
                        """).params(moment.atOffset(ZoneOffset.UTC), most).update();
    }

    /**
     * Open carts that were last changed before a moment and are looked at for the first time since.
     *
     * @param filled how many of them have something in them, which are abandoned from now on
     */
    record Left(int all, long filled) {}

    /** Notices some of them, at most so many. */
    Left noticeLeftBefore(Instant moment, int most) {
        List<Boolean> filled = jdbc.sql(NOTICE_LEFT)
                .params(moment.atOffset(ZoneOffset.UTC), most, now())
                .query(Boolean.class)
                .list();
        return new Left(
                filled.size(), filled.stream().filter(Boolean::booleanValue).count());
    }

    /** Forgets some of the carts that were merged before a moment, and says how many. */
    int forgetMergedBefore(Instant moment, int most) {
        return jdbc.sql("""
                        DELETE FROM merged_cart WHERE id IN (
                            SELECT id FROM merged_cart WHERE merged_at < ?
                            ORDER BY merged_at LIMIT ? FOR UPDATE SKIP LOCKED)
                        """).params(moment.atOffset(ZoneOffset.UTC), most).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Cart cart(ResultSet row) throws SQLException {
        return new Cart(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getBytes("token_hash"),
                Cart.Status.valueOf(row.getString("status")),
                row.getLong("version"),
                row.getString("coupon_code"));
    }
}
