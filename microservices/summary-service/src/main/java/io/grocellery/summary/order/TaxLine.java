package io.grocellery.summary.order;

import io.grocellery.chassis.money.Money;

/**
 * The tax of one tax class. The class is text: a new one must not make an order unreadable.
 *
 * @param rateBasisPoints hundredths of a percent, 0..10000
 * @param base what the tax was computed on: the class's lines less their discount
 */
public record TaxLine(String taxClass, int rateBasisPoints, Money base, Money tax) {
    private static final int WHOLE = 10_000;

    public TaxLine {
        taxClass = Values.text(taxClass, "taxClass", 50);
        Values.within(rateBasisPoints, 0, WHOLE, "rateBasisPoints");
        base = Values.money(base, "base");
        tax = Values.money(tax, "tax");
    }
}
