package io.grocellery.product.catalogue;

import io.grocellery.chassis.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * Something the shop sells.
 *
 * @param unit how much one of it is, such as {@code 1 lb}, {@code 12 oz} or {@code each}
 * @param price of one, without tax
 * @param available how many are in stock and not held for an order
 * @param version counts the changes of everything but the stock, from 1
 */
record Product(
        UUID id,
        @Schema(example = "DAI-0001") String sku,
        @Schema(example = "Whole Milk") String name,
        String description,
        @Schema(example = "Dairy & Eggs") String category,
        @Schema(example = "1 gal") String unit,
        Money price,
        TaxClass taxClass,

        @Schema(description = "In stock and not held for an order.")
        int available,

        @Schema(description = "Counts the changes of everything but the stock.")
        long version) {

    /** Changes with anything a reader sees; {@link Revision} reads it back. */
    String entityTag() {
        return "\"" + version + "-" + available + "\"";
    }
}
