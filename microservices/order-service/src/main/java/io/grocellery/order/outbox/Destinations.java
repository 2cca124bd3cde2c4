package io.grocellery.order.outbox;

import java.util.List;

/** Somewhere the relay delivers to; a bean may know of several. */
public interface Destinations {
    List<? extends Destination> all();
}
