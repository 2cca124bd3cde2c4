package io.grocellery.product.catalogue;

import io.grocellery.chassis.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says a product is.
 *
 * @param available the stock count to set; absent: none for a new product, unchanged for a known one
 * @param version for a change only: the version it is based on, unless the header {@code If-Match} says so
 */
record ProductDraft(
        @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{0,39}", message = "must be capital letters, digits and dashes")
        String sku,

        @NotBlank @Size(max = 120) @Pattern(regexp = Printable.TEXT, message = Printable.MESSAGE)
        String name,

        @NotNull @Size(max = 2000) @Pattern(regexp = Printable.TEXT, message = Printable.MESSAGE)
        String description,

        @NotBlank @Size(max = 60) @Pattern(regexp = Printable.TEXT, message = Printable.MESSAGE)
        String category,

        @NotBlank @Size(max = 30) @Pattern(regexp = Printable.TEXT, message = Printable.MESSAGE)
        String unit,

        @NotNull @Price Money price,
        @NotNull TaxClass taxClass,

        @Schema(description = "The stock count to set; absent: none for a new product, unchanged for a known one.")
        @Min(0)
        @Max(1_000_000)
        @Nullable
        Integer available,

        @Schema(description = "For a change without If-Match: the version it is based on.") @Min(1) @Nullable
        Long version) {}
