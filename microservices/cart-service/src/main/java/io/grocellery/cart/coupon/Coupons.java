package io.grocellery.cart.coupon;

import io.grocellery.cart.coupon.Coupon.Amount;
import io.grocellery.cart.coupon.Coupon.Percentage;
import io.grocellery.cart.coupon.Coupon.Reduction;
import io.grocellery.chassis.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The coupons there are. */
@Component
public class Coupons {

    private static final String SELECT = """
            SELECT code, kind, percent_basis_points, amount_cents, minimum_cents, expires_at
            FROM coupon WHERE\s""";

    private final JdbcClient jdbc;

    Coupons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Finds by the code, however it is capitalised. */
    public Optional<Coupon> find(String code) {
        return jdbc.sql(SELECT + "code = ?")
                .param(code.toUpperCase(Locale.ROOT))
                .query((row, number) -> coupon(row))
                .optional();
    }

    /** Those that may be pointed out to anybody, expired ones too. */
    List<Coupon> advertised() {
        return jdbc.sql(SELECT + "advertised")
                .query((row, number) -> coupon(row))
                .list();
    }

    private static Coupon coupon(ResultSet row) throws SQLException {
        OffsetDateTime expiry = row.getObject("expires_at", OffsetDateTime.class);
        return new Coupon(
                row.getString("code"),
                reduction(row),
                Money.usd(row.getLong("minimum_cents")),
                expiry == null ? null : expiry.toInstant());
    }

    private static Reduction reduction(ResultSet row) throws SQLException {
        return row.getString("kind").equals("PERCENTAGE")
                ? new Percentage(row.getInt("percent_basis_points"))
                : new Amount(Money.usd(row.getLong("amount_cents")));
    }
}
