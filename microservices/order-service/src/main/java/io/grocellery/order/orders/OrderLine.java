package io.grocellery.order.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.grocellery.chassis.money.Money;
import io.grocellery.order.pricing.Bill;
import io.grocellery.order.pricing.TaxClass;
import io.grocellery.order.pricing.TaxRate;
import java.util.UUID;

/**
 * So many of one product, as it was when the order was placed.
 *
 * @param lineTotal before discount and tax
 * @param discount this line's share of the order's discount
 * @param taxRateBasisPoints kept, but shown with the order's taxes only
 * @param tax this line's share of the tax of its class
 */
public record OrderLine(
        UUID productId,
        String sku,
        String name,
        String category,
        String unit,
        int quantity,
        Money unitPrice,
        Money lineTotal,
        Money discount,
        TaxClass taxClass,
        @JsonIgnore int taxRateBasisPoints,
        Money tax) {

    Bill.Line billed() {
        TaxRate rate = new TaxRate(taxClass, taxRateBasisPoints);
        return new Bill.Line(lineTotal.amount(), discount.amount(), tax.amount(), rate);
    }
}
