package io.grocellery.deliveryfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong while reading goes on. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(Place place, String what, String allowed) {
        found.add(new Problem(place.path(), place.line(), what, allowed));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Problem> inFileOrder() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
