package io.grocellery.chassis.problem;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** An exception and what caused it, outermost first. */
final class Causes {

    private static final int DEEPEST = 20;

    private Causes() {}

    static Stream<Throwable> of(Throwable exception) {
        return Stream.<Throwable>iterate(exception, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST);
    }

    static <T extends Throwable> Optional<T> find(Throwable exception, Class<T> type) {
        return of(exception).filter(type::isInstance).map(type::cast).findFirst();
    }
}
