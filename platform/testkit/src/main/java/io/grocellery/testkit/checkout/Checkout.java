package io.grocellery.testkit.checkout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the files of this repository lie, whichever module a test is of. */
public final class Checkout {

    private Checkout() {}

    /** The nearest folder at or above the working directory that has the delivery file. */
    public static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("delivery.yaml"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no checkout above the working directory");
        }
        return folder;
    }
}
