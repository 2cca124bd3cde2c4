package io.grocellery.product.reservation;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What came of trying to set stock aside: all of it was, or none.
 *
 * @param lines what is set aside; empty when nothing is
 * @param available how many there were, under lock, of each product asked for that is on sale
 */
record Attempt(List<Reservation.Line> lines, Map<UUID, Integer> available) {

    Attempt {
        lines = List.copyOf(lines);
        available = Map.copyOf(available);
    }

    boolean held() {
        return !lines.isEmpty();
    }

    List<Shortage> shortages(ReservationRequest request) {
        return request.lines().stream()
                .map(line -> new Shortage(line.productId(), line.quantity(), availableOf(line.productId())))
                .filter(shortage -> shortage.available() < shortage.requested())
                .toList();
    }

    List<UUID> unknown(ReservationRequest request) {
        return request.lines().stream()
                .map(ReservationRequest.Line::productId)
                .filter(product -> !available.containsKey(product))
                .toList();
    }

    private int availableOf(UUID product) {
        return available.getOrDefault(product, 0);
    }
}
