package io.grocellery.product.catalogue;

/** A product in a list, with its place there. */
record Listed(Product product, ListPosition position) {}
