package io.grocellery.product.catalogue;

/** What texts may hold: anything but control characters, which PostgreSQL or a terminal would choke on. */
final class Printable {

    static final String TEXT = "\\P{Cntrl}*";
    static final String MESSAGE = "must not hold control characters";

    private Printable() {}
}
