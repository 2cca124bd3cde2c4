package io.grocellery.product.catalogue;

/**
 * A category that has products.
 *
 * @param count how many are on sale
 */
record Category(String name, long count) {}
