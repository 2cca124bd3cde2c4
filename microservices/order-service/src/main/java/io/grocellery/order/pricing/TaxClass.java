package io.grocellery.order.pricing;

/** How a product is taxed; the rate itself comes with the reservation. */
public enum TaxClass {
    EXEMPT,
    REDUCED,
    STANDARD
}
