package io.grocellery.product.reservation;

import io.grocellery.chassis.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** The rules of setting stock aside for orders. Every operation may be repeated, also by two at once. */
@Service
class Reserving {

    private final Reservations reservations;
    private final ReservationSettings settings;
    private final ReservationMetrics metrics;
    private final Clock clock;

    Reserving(Reservations reservations, ReservationSettings settings, ReservationMetrics metrics, Clock clock) {
        this.reservations = reservations;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * A reservation, and whether this call made it.
     *
     * @param fresh false: it had been made before
     */
    record Reserved(Reservation reservation, boolean fresh) {}

    /**
     * Sets stock aside and quotes the prices.
     *
     * @throws ProblemException 409 {@code out-of-stock}, {@code reservation-conflict}, {@code reservation-released}; 422
     *     {@code unknown-product}
     */
    Reserved reserve(ReservationRequest request) {
        Instant expiresAt = now().plus(settings.hold());
        Attempt attempt = take(request, expiresAt);
        return fresh(request, attempt, expiresAt)
                .or(() -> earlier(request))
                .orElseGet(() -> reserveWithoutExpired(request, attempt, expiresAt));
    }

    /**
     * Sells what is set aside.
     *
     * @throws ProblemException 404; 409 {@code reservation-released}, {@code reservation-expired}
     */
    Reservation commit(UUID id) {
        Optional<Reservation> committed = reservations.commitHeld(id, now());
        if (committed.isPresent()) {
            metrics.committed();
            return committed.get();
        }
        return commitAnew(id);
    }

    /** Puts the stock back; of an unknown id it remembers that nothing must be set aside any more. */
    void release(UUID id) {
        // between the two somebody may add the reservation: then there is one to release
        while (!reservations.release(id, now())) {
            if (reservations.bury(id, now())) {
                break;
            }
        }
        metrics.released();
    }

    /** Puts the stock of expired reservations back and says of how many, at most so many at a time. */
    int expire(int most) {
        int expired = reservations.expire(now(), most);
        metrics.expired(expired);
        return expired;
    }

    /** Forgets reservations settled long ago and says how many, at most so many at a time. */
    int forget(int most) {
        return reservations.forget(now(), settings.keep(), most);
    }

    private Attempt take(ReservationRequest request, Instant expiresAt) {
        return reservations.take(request, now(), expiresAt);
    }

    private Optional<Reserved> fresh(ReservationRequest request, Attempt attempt, Instant expiresAt) {
        if (!attempt.held()) {
            return Optional.empty();
        }
        metrics.held();
        return Optional.of(new Reserved(
                new Reservation(request.orderId(), expiresAt, ReservationStatus.HELD, attempt.lines()), true));
    }

    private Optional<Reserved> earlier(ReservationRequest request) {
        return reservations.find(request.orderId()).map(found -> new Reserved(repeated(request, found), false));
    }

    private Reservation repeated(ReservationRequest request, Reservation found) {
        if (found.status() == ReservationStatus.RELEASED) {
            throw released(found.id());
        }
        if (!found.answers(request)) {
            throw conflict("reservation-conflict", "order " + found.id() + " has a reservation with other lines");
        }
        return found.at(now());
    }

    /** What has expired but was not swept up yet must not stand in anybody's way. */
    private Reserved reserveWithoutExpired(ReservationRequest request, Attempt refused, Instant expiresAt) {
        refuseUnknown(request, refused);
        metrics.expired(reservations.expireHoldersOf(Arrays.asList(request.products()), now()));
        Attempt again = take(request, expiresAt);
        return fresh(request, again, expiresAt)
                .or(() -> earlier(request))
                .orElseThrow(() -> outOfStock(request, again));
    }

    private Reservation commitAnew(UUID id) {
        boolean late = reservations.commitExpired(id, now());
        Reservation found = reservations.find(id).orElseThrow(() -> ProblemException.notFound("reservation", id));
        if (late) {
            metrics.committedLate();
        }
        return switch (found.status()) {
            case COMMITTED -> found;
            case RELEASED -> throw released(id);
            case EXPIRED ->
                throw conflict(
                        "reservation-expired", "the reservation of order " + id + " expired and its stock is gone");
            // made since we looked for it: there is something to commit after all
            case HELD -> commit(id);
        };
    }

    private static void refuseUnknown(ReservationRequest request, Attempt attempt) {
        List<UUID> unknown = attempt.unknown(request);
        if (!unknown.isEmpty()) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "unknown-product", "not on sale: " + unknown)
                    .with("productIds", unknown);
        }
    }

    private ProblemException outOfStock(ReservationRequest request, Attempt attempt) {
        refuseUnknown(request, attempt);
        List<Shortage> shortages = attempt.shortages(request);
        metrics.outOfStock(shortages.size());
        return conflict("out-of-stock", "not enough in stock of " + shortages.size() + " of the products")
                .with("shortages", shortages);
    }

    private static ProblemException released(UUID id) {
        return conflict("reservation-released", "the reservation of order " + id + " was released");
    }

    private static ProblemException conflict(String code, String detail) {
        return new ProblemException(HttpStatus.CONFLICT, code, detail);
    }

    /** In milliseconds, as clients and the database see it alike. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
