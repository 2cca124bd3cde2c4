package io.grocellery.product.catalogue;

/** How a product is taxed. Prices exclude the tax. */
public enum TaxClass {
    /** Groceries. */
    EXEMPT(0),
    /** Sweets, soft drinks, salads by weight. */
    REDUCED(250),
    /** Ready meals and everything that is no food. */
    STANDARD(850);

    private final int basisPoints;

    TaxClass(int basisPoints) {
        this.basisPoints = basisPoints;
    }

    /** The rate in hundredths of a percent. */
    public int basisPoints() {
        return basisPoints;
    }
}
