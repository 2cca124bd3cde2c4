package io.grocellery.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Statuses as the daemon's API answers them, recorded. */
public final class Recorded {

    private Recorded() {}

    /** One of {@code healthy}, {@code degraded}, {@code no-data}, {@code stopped}, {@code many-instances}, {@code events}. */
    public static String json(String name) {
        try (InputStream json = Recorded.class.getResourceAsStream("/recorded/" + name + ".json")) {
            return new String(Objects.requireNonNull(json, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
