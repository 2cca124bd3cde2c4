package io.grocellery.daemon.artifact;

import io.grocellery.core.time.Patience;
import io.grocellery.imagebuild.SigningKey;
import io.grocellery.imagebuild.TrustedKeys;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.FileClaim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The key that releases are signed with, made when it is first needed, in a file that only its owner may read; and beside
 * it {@code trusted-keys.pem}, to which people add the keys of other installations.
 */
final class InstallationKeys {

    private static final Duration TURN = Duration.ofSeconds(10);

    private final Path folder;
    private final Patience patience;
    private final SecureRandom random;

    InstallationKeys(Path folder, Patience patience, SecureRandom random) {
        this.folder = folder;
        this.patience = patience;
        this.random = random;
    }

    SigningKey signing() {
        if (!Files.exists(secret())) {
            make();
        }
        return SigningKey.parse(read(secret()));
    }

    /** Whose signatures count; our own before anything was signed are none. */
    TrustedKeys trusted() {
        return TrustedKeys.parse(Files.exists(trustedFile()) ? read(trustedFile()) : "");
    }

    Path trustedFile() {
        return folder.resolve("trusted-keys.pem");
    }

    private Path secret() {
        return folder.resolve("signing-key.pem");
    }

    /** Several daemons may share the releases of a checkout: one of them makes the key. */
    private void make() {
        AtomicReference<@Nullable FileClaim> claim = new AtomicReference<>();
        patience.await(() -> taken(claim), TURN);
        try (FileClaim turn = claim.get()) {
            if (turn == null) {
                throw new IllegalStateException("another process has been making " + secret() + " for " + TURN);
            }
            if (!Files.exists(secret())) {
                SigningKey key = SigningKey.generate(random);
                trust(key);
                DurableFile.write(folder.resolve("signing-key.pub"), key.publicPem());
                DurableFile.write(secret(), key.pem());
            }
        }
    }

    private boolean taken(AtomicReference<@Nullable FileClaim> claim) {
        Optional<FileClaim> free = FileClaim.of(folder.resolve("making.lock"));
        free.ifPresent(claim::set);
        return free.isPresent();
    }

    private void trust(SigningKey key) {
        String known = Files.exists(trustedFile()) ? read(trustedFile()) : "";
        DurableFile.write(trustedFile(), known + "# this installation's own, " + key.id() + "\n" + key.publicPem());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }
}
