package io.grocellery.summary.customer;

import java.util.Comparator;
import java.util.UUID;

/** A row of the figures by customer and category. */
record CustomerCategory(UUID customer, String category) implements Comparable<CustomerCategory> {
    private static final Comparator<CustomerCategory> ORDER =
            Comparator.comparing(CustomerCategory::customer).thenComparing(CustomerCategory::category);

    @Override
    public int compareTo(CustomerCategory other) {
        return ORDER.compare(this, other);
    }
}
