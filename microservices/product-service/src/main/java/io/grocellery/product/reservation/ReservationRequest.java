package io.grocellery.product.reservation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to set aside for an order.
 *
 * @param orderId becomes the reservation's id
 */
record ReservationRequest(
        @NotNull UUID orderId,
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Line> lines) {

    /** So many of a product. */
    record Line(
            @NotNull UUID productId,
            @NotNull @Min(1) @Max(9999) Integer quantity) {}

    /** For validation: runs beside the other checks, so it must bear what they refuse. */
    @AssertTrue(message = "lines must name each product once")
    @Schema(hidden = true)
    boolean isEachProductOnce() {
        @Nullable List<Line> given = lines;
        return given == null
                || given.stream()
                                .filter(line -> line != null)
                                .map(Line::productId)
                                .distinct()
                                .count()
                        == given.size()
                || given.contains(null);
    }

    Map<UUID, Integer> quantities() {
        return lines.stream().collect(Collectors.toMap(Line::productId, Line::quantity));
    }

    /** Whether there is enough of everything. */
    boolean isCoveredBy(Map<UUID, Integer> available) {
        return lines.stream().allMatch(line -> line.quantity() <= available.getOrDefault(line.productId(), 0));
    }

    UUID[] products() {
        return lines.stream().map(Line::productId).toArray(UUID[]::new);
    }

    Integer[] counts() {
        return lines.stream().map(Line::quantity).toArray(Integer[]::new);
    }
}
