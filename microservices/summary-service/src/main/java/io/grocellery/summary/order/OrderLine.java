package io.grocellery.summary.order;

import io.grocellery.chassis.money.Money;
import java.util.UUID;

/**
 * One product of an order.
 *
 * @param lineTotal quantity times unit price, before discount and tax
 * @param discount the line's share of the order's discount
 * @param tax the line's share of the tax of its class
 */
public record OrderLine(
        UUID productId,
        String sku,
        String name,
        String category,
        String unit,
        long quantity,
        Money unitPrice,
        Money lineTotal,
        Money discount,
        String taxClass,
        Money tax) {
    private static final long LARGEST_QUANTITY = 1_000_000;

    public OrderLine {
        productId = Values.required(productId, "productId");
        sku = Values.text(sku, "sku", 64);
        name = Values.text(name, "name", 300);
        category = Values.text(category, "category", 100);
        unit = Values.text(unit, "unit", 50);
        quantity = Values.within(quantity, 1, LARGEST_QUANTITY, "quantity");
        unitPrice = Values.money(unitPrice, "unitPrice");
        lineTotal = Values.money(lineTotal, "lineTotal");
        discount = Values.money(discount, "discount");
        taxClass = Values.text(taxClass, "taxClass", 50);
        tax = Values.money(tax, "tax");
    }
}
