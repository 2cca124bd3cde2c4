package io.grocellery.product.reservation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/reservations")
@Tag(name = "Reservations", description = "Stock set aside for orders. For other services.")
class ReservationController {

    private final Reserving reserving;

    ReservationController(Reserving reserving) {
        this.reserving = reserving;
    }

    @PostMapping
    @Operation(
            summary = "Prices the lines and sets their stock aside",
            description = "All of it or nothing. The same request again gives the same reservation, at the prices first"
                    + " quoted. What is not committed in time expires.")
    @ApiResponse(responseCode = "201", description = "Set aside")
    @ApiResponse(responseCode = "200", description = "Had been set aside before")
    @ApiResponse(responseCode = "409", description = "out-of-stock, reservation-conflict, reservation-released")
    @ApiResponse(responseCode = "422", description = "unknown-product")
    ResponseEntity<Reservation> reserve(@Valid @RequestBody ReservationRequest request) {
        Reserving.Reserved reserved = reserving.reserve(request);
        return ResponseEntity.status(reserved.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(reserved.reservation());
    }

    @PostMapping("/{id}/commit")
    @Operation(
            summary = "Sells what is set aside",
            description = "Of an expired reservation the stock is taken again if it is still there.")
    @ApiResponse(responseCode = "200", description = "Sold, now or before")
    @ApiResponse(responseCode = "409", description = "reservation-released, reservation-expired")
    Reservation commit(@PathVariable UUID id) {
        return reserving.commit(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Puts the stock back, whether held or sold",
            description = "Of an unknown id it is remembered that a reservation must not be made any more.")
    void release(@PathVariable UUID id) {
        reserving.release(id);
    }
}
