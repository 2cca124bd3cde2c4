package io.grocellery.daemon.http;

import org.jspecify.annotations.Nullable;

/** Who asks for something, as they say themselves. */
public final class Asker {

    private Asker() {}

    /** The name that was given; {@code somebody} when there is none. */
    public static String named(@Nullable String by) {
        return by == null || by.isBlank() ? "somebody" : by;
    }
}
