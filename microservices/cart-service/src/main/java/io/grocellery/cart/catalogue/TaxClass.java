package io.grocellery.cart.catalogue;

/** How a product is taxed; rates in basis points (hundredths of a percent). */
public enum TaxClass {
    EXEMPT(0),
    REDUCED(250),
    STANDARD(850);

    private final int rateBasisPoints;

    TaxClass(int rateBasisPoints) {
        this.rateBasisPoints = rateBasisPoints;
    }

    public int rateBasisPoints() {
        return rateBasisPoints;
    }
}
