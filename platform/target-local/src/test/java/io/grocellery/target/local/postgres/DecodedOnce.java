package io.grocellery.target.local.postgres;

import java.nio.file.Path;

/** Where the tests' servers find their programs' archive, decoded by the first of them. */
final class DecodedOnce {

    static final Path ARCHIVES = Path.of("target", "archives");

    private DecodedOnce() {}
}
