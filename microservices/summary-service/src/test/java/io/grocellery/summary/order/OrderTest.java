package io.grocellery.summary.order;

import static io.grocellery.summary.order.TestOrders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grocellery.chassis.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {
    private final Order basket = TestOrders.basket();

    @Test
    void belongsToTheUtcDayOfItsPlacing() {
        assertThat(placed(Instant.parse("2026-11-24T23:59:59.999Z")).day()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(placed(Instant.parse("2026-11-25T00:00:00Z")).day()).isEqualTo(LocalDate.of(2026, 11, 25));
    }

    @Test
    void countsUnitsOverItsLines() {
        assertThat(basket.units()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void refusesMomentsNoShopHas(Instant moment) {
        assertThatIllegalArgumentException().isThrownBy(() -> placed(moment)).withMessageContaining("placedAt");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_000_000_001L, Long.MAX_VALUE, Long.MIN_VALUE})
    void refusesAmountsWhoseSumsCouldOverflow(long amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaxLine("EXEMPT", 0, usd(amount), usd(0)))
                .withMessageContaining("base.amount");
    }

    @Test
    void refusesAnotherCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaxLine("EXEMPT", 0, usd(0), new Money(0, "EUR")))
                .withMessage("tax.currency must be USD");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_001, Long.MAX_VALUE})
    void refusesQuantitiesThatAreNone(long quantity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderLine(
                        UUID.randomUUID(), "s", "n", "c", "u", quantity, usd(0), usd(0), usd(0), "EXEMPT", usd(0)))
                .withMessageContaining("quantity must be 1..1000000, was " + quantity);
    }

    @Test
    void cleansTextThatNeitherDatabaseNorPaperTakes() {
        assertThat(named("Cr\u0000eme\n\u2028fra\uD800iche ").name()).isEqualTo("Cr eme  fra\uFFFDiche");
    }

    @Test
    void shortensTextByWholeCharacters() {
        assertThat(named("\uD83C\uDF4C".repeat(400)).name()).isEqualTo("\uD83C\uDF4C".repeat(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u0000\n"})
    void refusesABlankName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> named(name)).withMessage("name must not be blank");
    }

    private static OrderLine named(String name) {
        return TestOrders.line(name, "Dairy", "tub", 1, 100, 0, "EXEMPT", 0);
    }

    private Order placed(Instant at) {
        return new Order(
                basket.id(),
                basket.number(),
                basket.customerId(),
                at,
                null,
                null,
                List.of(),
                usd(0),
                usd(0),
                null,
                List.of(),
                usd(0),
                usd(0));
    }
}
