package io.grocellery.daemon.environment;

import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.time.Patience;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.JsonRecord;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.postgres.EmbeddedPostgres;
import io.grocellery.target.local.postgres.EmbeddedPostgresSettings;
import io.grocellery.target.local.postgres.ExternalPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Which database server this installation uses: its own, or one that others run. Remembered until it is chosen anew. */
final class Databases implements Supplier<DatabaseOperator> {

    private final Path choice;
    private final EmbeddedPostgres embedded;
    private volatile Optional<DatabaseOperator> external;

    Databases(Installation installation, Patience patience) {
        this.choice = installation.postgresFolder().resolve("external.json");
        this.embedded = new EmbeddedPostgres(
                new EmbeddedPostgresSettings(installation.postgresFolder(), installation.postgresPort()), patience);
        this.external = remembered();
    }

    @Override
    public DatabaseOperator get() {
        return external.orElse(embedded);
    }

    /** When it is our own. */
    void rotateLog() {
        embedded.rotateLog();
    }

    /** Takes the server that a request names; a request that names none leaves the choice as it is. */
    void choose(UpRequest request) {
        String url = request.databaseUrl();
        String user = request.databaseUser();
        String passwordFile = request.databasePasswordFile();
        if (url != null && user != null && passwordFile != null) {
            DatabaseOperator chosen = ExternalPostgres.at(url, user, Path.of(passwordFile));
            chosen.start();
            DurableFile.folder(choice.resolveSibling(""));
            JsonRecord.write(choice, Map.of("url", url, "user", user, "passwordFile", passwordFile));
            external = Optional.of(chosen);
        }
    }

    private Optional<DatabaseOperator> remembered() {
        if (!Files.exists(choice)) {
            return Optional.empty();
        }
        JsonRecord record = JsonRecord.read(choice);
        return Optional.of(
                ExternalPostgres.at(record.text("url"), record.text("user"), Path.of(record.text("passwordFile"))));
    }
}
