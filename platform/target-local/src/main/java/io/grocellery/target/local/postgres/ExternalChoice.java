package io.grocellery.target.local.postgres;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.files.JsonRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The server of others that an installation uses instead of its own.
 *
 * @param url such as {@code jdbc:postgresql://db.example:5432/postgres}; never with a password in it
 * @param administrator a role that may create databases and roles
 * @param passwordFile holds that role's password
 */
public record ExternalChoice(String url, String administrator, Path passwordFile) {

    /** @throws ExplainedException when the address cannot be used */
    public ExternalChoice {
        try {
            JdbcAddress.parse(url);
        } catch (IllegalArgumentException malformed) {
            throw new ExplainedException(
                    "the database server cannot be used",
                    String.valueOf(malformed.getMessage()),
                    "correct --database-url",
                    malformed);
        }
    }

    /** What was remembered below an installation's folder for PostgreSQL; empty when it uses its own server. */
    public static Optional<ExternalChoice> read(Path folder) {
        if (!Files.exists(file(folder))) {
            return Optional.empty();
        }
        JsonRecord record = JsonRecord.read(file(folder));
        return Optional.of(
                new ExternalChoice(record.text("url"), record.text("user"), Path.of(record.text("passwordFile"))));
    }

    /** Remembers it. */
    public void write(Path folder) {
        JsonRecord.write(
                file(folder), Map.of("url", url, "user", administrator, "passwordFile", passwordFile.toString()));
    }

    /** From now on the installation uses its own server. */
    public static void forget(Path folder) {
        try {
            Files.deleteIfExists(file(folder));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + file(folder), failed);
        }
    }

    /**
     * Opens it.
     *
     * @throws ExplainedException when the password cannot be read
     */
    public ExternalPostgres open(InstantSource clock) {
        return ExternalPostgres.at(url, administrator, passwordFile, clock);
    }

    /** Host and port. */
    public String server() {
        return JdbcAddress.parse(url).toString();
    }

    private static Path file(Path folder) {
        return folder.resolve("external.json");
    }
}
