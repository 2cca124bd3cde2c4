package io.grocellery.order.pricing;

/** So many of one product at a price in minor units, before discount and tax. */
public record Goods(long unitPrice, int quantity, TaxRate rate) {
    public Goods {
        if (unitPrice < 0 || quantity < 1) {
            throw new IllegalArgumentException(quantity + " at " + unitPrice);
        }
    }

    long total() {
        return Math.multiplyExact(unitPrice, quantity);
    }
}
