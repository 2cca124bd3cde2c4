package io.grocellery.product;

import io.grocellery.chassis.test.ServiceUnderTest;

/** The product service for the tests of its packages. */
public final class ProductServiceUnderTest {

    private ProductServiceUnderTest() {}

    public static ServiceUnderTest create() {
        return ServiceUnderTest.of(ProductApplication.class, "product-service");
    }

    /** One that never sweeps by itself. */
    public static ServiceUnderTest withoutSweeping() {
        return create().with("grocellery.reservations.sweep-every", "1d");
    }
}
