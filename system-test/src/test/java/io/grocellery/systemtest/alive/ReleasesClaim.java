package io.grocellery.systemtest.alive;

import io.grocellery.systemtest.running.Eventually;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.target.local.files.FileClaim;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For classes that make releases in the checkout, which all installations share, and ask for the latest: one at a time, of all
 * processes of tests.
 */
final class ReleasesClaim implements BeforeAllCallback, AfterAllCallback {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Path file = Command.checkout().resolve("system-test/target/claims/releases");
    private Optional<FileClaim> claim = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext tests) {
        Eventually.holds("that nobody else makes releases", LONGEST, this::isOurs);
    }

    private boolean isOurs() {
        claim = FileClaim.of(file);
        return claim.isPresent();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        claim.ifPresent(FileClaim::close);
    }
}
