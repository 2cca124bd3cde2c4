package io.grocellery.product.reservation;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What came of trying to set stock aside: all of it was, or none.
 *
 * @param offers the products asked for that are on sale, as they were under lock before anything was taken
 */
record Attempt(boolean held, List<Offer> offers) {

    /** A line as it would be quoted, and how many there are. */
    record Offer(Reservation.Line line, int available) {

        boolean isShort() {
            return available < line.quantity();
        }
    }

    List<Reservation.Line> lines() {
        return offers.stream().map(Offer::line).toList();
    }

    List<Shortage> shortages() {
        return offers.stream()
                .filter(Offer::isShort)
                .map(offer ->
                        new Shortage(offer.line().productId(), offer.line().quantity(), offer.available()))
                .toList();
    }

    List<UUID> unknown(ReservationRequest request) {
        Set<UUID> offered =
                offers.stream().map(offer -> offer.line().productId()).collect(Collectors.toSet());
        return request.lines().stream()
                .map(ReservationRequest.Line::productId)
                .filter(product -> !offered.contains(product))
                .toList();
    }
}
