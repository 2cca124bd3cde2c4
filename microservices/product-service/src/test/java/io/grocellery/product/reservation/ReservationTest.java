package io.grocellery.product.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.money.Money;
import io.grocellery.product.catalogue.TaxClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ReservationTest {

    private static final Instant END = Instant.parse("2026-01-01T00:10:00Z");
    private static final UUID MILK = new UUID(1, 1);
    private static final UUID EGGS = new UUID(2, 2);

    private final Reservation held = new Reservation(
            new UUID(3, 3),
            END,
            ReservationStatus.HELD,
            List.of(line(MILK, 2, TaxClass.EXEMPT), line(EGGS, 1, TaxClass.EXEMPT)));

    @Test
    void aHoldLastsUntilItsEndExclusively() {
        assertThat(held.at(END.minusMillis(1)).status()).isEqualTo(ReservationStatus.HELD);
        assertThat(held.at(END).status()).isEqualTo(ReservationStatus.EXPIRED);
    }

    @Test
    void whatIsCommittedDoesNotExpire() {
        Reservation committed = new Reservation(held.id(), END, ReservationStatus.COMMITTED, held.lines());
        assertThat(committed.at(END.plusSeconds(1))).isEqualTo(committed);
    }

    @Test
    void theSameLinesInAnotherOrderAreTheSameRequest() {
        assertThat(held.answers(request(ordered(EGGS, 1), ordered(MILK, 2)))).isTrue();
    }

    @Test
    void anotherQuantityOrProductIsAnotherRequest() {
        assertThat(held.answers(request(ordered(EGGS, 2), ordered(MILK, 2)))).isFalse();
        assertThat(held.answers(request(ordered(MILK, 2)))).isFalse();
    }

    @Test
    void aLineTellsItsTaxRate() {
        assertThat(line(MILK, 1, TaxClass.EXEMPT).taxRateBasisPoints()).isZero();
        assertThat(line(MILK, 1, TaxClass.REDUCED).taxRateBasisPoints()).isEqualTo(250);
        assertThat(line(MILK, 1, TaxClass.STANDARD).taxRateBasisPoints()).isEqualTo(850);
    }

    @Test
    void anAttemptTellsWhatLacksAndWhatIsUnknown() {
        UUID stranger = new UUID(9, 9);
        ReservationRequest request = request(ordered(MILK, 2), ordered(EGGS, 1), ordered(stranger, 1));
        Attempt attempt = new Attempt(List.of(), Map.of(MILK, 1, EGGS, 1));
        assertThat(attempt.held()).isFalse();
        assertThat(attempt.unknown(request)).containsExactly(stranger);
        assertThat(attempt.shortages(request)).contains(new Shortage(MILK, 2, 1));
        assertThat(request.isCoveredBy(Map.of(MILK, 2, EGGS, 1, stranger, 1))).isTrue();
        assertThat(request.isCoveredBy(Map.of(MILK, 1, EGGS, 1, stranger, 1))).isFalse();
    }

    private static ReservationRequest request(ReservationRequest.Line... lines) {
        return new ReservationRequest(new UUID(3, 3), List.of(lines));
    }

    private static ReservationRequest.Line ordered(UUID product, int quantity) {
        return new ReservationRequest.Line(product, quantity);
    }

    private static Reservation.Line line(UUID product, int quantity, TaxClass taxClass) {
        return new Reservation.Line(product, "SKU-1", "Name", "Dairy", "each", quantity, Money.usd(100), taxClass);
    }
}
