package io.grocellery.target.local.postgres;

import io.grocellery.core.model.Port;
import io.grocellery.target.local.installation.Installation;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the embedded server lives.
 *
 * @param folder holds its record and, where the server's user can reach it, its programs and data
 * @param archives what other servers may share: the archive of the programs, decoded once
 * @param port it listens on 127.0.0.1 only
 * @param startDeadline how long a start may take, recovery after a crash included
 */
public record EmbeddedPostgresSettings(Path folder, Path archives, Port port, Duration startDeadline) {

    private static final Duration DEFAULT_START_DEADLINE = Duration.ofMinutes(2);

    public EmbeddedPostgresSettings {
        folder = folder.toAbsolutePath().normalize();
        archives = archives.toAbsolutePath().normalize();
    }

    public EmbeddedPostgresSettings(Path folder, Path archives, Port port) {
        this(folder, archives, port, DEFAULT_START_DEADLINE);
    }

    /** Those of an installation. */
    public static EmbeddedPostgresSettings of(Installation installation) {
        return new EmbeddedPostgresSettings(
                installation.postgresFolder(), installation.archives(), installation.postgresPort());
    }
}
