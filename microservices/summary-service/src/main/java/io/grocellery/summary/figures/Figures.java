package io.grocellery.summary.figures;

/**
 * Sums over orders; as a difference also negative.
 *
 * @param orders orders that stand
 * @param cancelled orders that were cancelled; they count nowhere else
 * @param units sum of the quantities
 * @param subtotal before discount and tax; like the following in minor units
 * @param total what was paid
 */
public record Figures(long orders, long cancelled, long units, long subtotal, long discount, long tax, long total) {
    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0);
    public static final Figures ONE_CANCELLED = new Figures(0, 1, 0, 0, 0, 0, 0);

    public Figures plus(Figures other) {
        return new Figures(
                orders + other.orders,
                cancelled + other.cancelled,
                units + other.units,
                subtotal + other.subtotal,
                discount + other.discount,
                tax + other.tax,
                total + other.total);
    }

    public Figures negated() {
        return new Figures(-orders, -cancelled, -units, -subtotal, -discount, -tax, -total);
    }
}
