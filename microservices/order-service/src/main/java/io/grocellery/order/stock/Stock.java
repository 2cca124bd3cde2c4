package io.grocellery.order.stock;

import io.grocellery.chassis.outbound.OutboundClients;
import io.grocellery.chassis.outbound.UpstreamProblemException;
import io.grocellery.chassis.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Product-service's reservations, one for each order id. Every call may be made again. */
@Component
public class Stock {
    private static final Set<String> STALE =
            Set.of("reservation-conflict", "reservation-released", "reservation-expired");
    private static final Set<String> LOST = Set.of("reservation-released", "reservation-expired");

    private final RestClient products;

    Stock(OutboundClients clients) {
        this.products = clients.asService("product-service");
    }

    /** So many of a product. */
    public record Wanted(UUID productId, int quantity) {}

    private record Request(UUID orderId, List<Wanted> lines) {}

    /**
     * Holds all of the goods or none, at today's prices.
     *
     * @throws ProblemException when there is not enough, or no such product
     * @throws StaleReservationException when this order id cannot be used any more
     */
    public Reservation reserve(UUID orderId, List<Wanted> lines) {
        try {
            return standing(post(new Request(orderId, lines)));
        } catch (UpstreamProblemException problem) {
            throw refusal(orderId, problem);
        }
    }

    /** Makes a reservation final; false when it is lost and its stock could not be had again. */
    boolean commit(UUID orderId) {
        try {
            products.post()
                    .uri("/reservations/{id}/commit", orderId)
                    .attribute(OutboundClients.IDEMPOTENT, true)
                    .retrieve()
                    .toBodilessEntity();
            return true;
        } catch (UpstreamProblemException problem) {
            return requireLost(problem);
        }
    }

    /** Puts the stock of an order back; no reservation can be made for this order id any more. */
    public void release(UUID orderId) {
        products.delete().uri("/reservations/{id}", orderId).retrieve().toBodilessEntity();
    }

    private Reservation post(Request request) {
        return Objects.requireNonNull(products.post()
                .uri("/reservations")
                .attribute(OutboundClients.IDEMPOTENT, true)
                .body(request)
                .retrieve()
                .body(Reservation.class));
    }

    private static Reservation standing(Reservation reservation) {
        if (!reservation.stands()) {
            throw new StaleReservationException(
                    reservation.id(), reservation.status().name());
        }
        return reservation;
    }

    private static RuntimeException refusal(UUID orderId, UpstreamProblemException problem) {
        if (STALE.contains(problem.code())) {
            return new StaleReservationException(orderId, problem.code());
        }
        return switch (problem.code()) {
            case "out-of-stock" -> passedOn(HttpStatus.CONFLICT, problem, "shortages");
            case "unknown-product" -> passedOn(HttpStatus.UNPROCESSABLE_CONTENT, problem, "productIds");
            default -> problem;
        };
    }

    private static ProblemException passedOn(HttpStatus status, UpstreamProblemException problem, String member) {
        ProblemException passedOn = new ProblemException(status, problem.code(), problem.detail());
        JsonNode value = problem.member(member);
        return value == null ? passedOn : passedOn.with(member, value);
    }

    private static boolean requireLost(UpstreamProblemException problem) {
        if (!LOST.contains(problem.code())) {
            throw problem;
        }
        return false;
    }
}
