package io.grocellery.chassis.test;

import java.util.Locale;
import java.util.Optional;

/**
 * Which PostgreSQL the tests get.
 *
 * @param reason why that one
 */
record ServerChoice(Kind kind, String reason) {

    enum Kind {
        CONTAINER,
        EMBEDDED
    }

    /**
     * The container where an engine answers, the embedded one elsewhere.
     *
     * @param wish {@code container} or {@code embedded}, whatever there is; empty for no wish
     * @throws IllegalStateException when the wish is another word, or cannot be fulfilled
     */
    static ServerChoice of(String wish, ContainerEngine engine) {
        return switch (wish) {
            case "embedded" -> new ServerChoice(Kind.EMBEDDED, "it was asked for");
            case "container" -> container(engine).orElseThrow(() -> unfulfilled(engine));
            case "" ->
                container(engine).orElseGet(() -> new ServerChoice(Kind.EMBEDDED, "no container engine answers"));
            default ->
                throw new IllegalStateException("GROCELLERY_TEST_POSTGRES is '" + wish
                        + "', which is neither container nor embedded; correct it, or leave it out");
        };
    }

    private static Optional<ServerChoice> container(ContainerEngine engine) {
        return engine.answering().map(address -> new ServerChoice(Kind.CONTAINER, address + " answers"));
    }

    private static IllegalStateException unfulfilled(ContainerEngine engine) {
        return new IllegalStateException("no PostgreSQL in a container: GROCELLERY_TEST_POSTGRES asks for it, and no"
                + " container engine answers at any of " + engine
                + "; start one, name it in DOCKER_HOST, or leave GROCELLERY_TEST_POSTGRES out");
    }

    @Override
    public String toString() {
        return "PostgreSQL, " + kind.name().toLowerCase(Locale.ROOT) + ": " + reason;
    }
}
