package io.grocellery.daemon.environment;

import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.time.Patience;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.postgres.EmbeddedPostgres;
import io.grocellery.target.local.postgres.EmbeddedPostgresSettings;
import io.grocellery.target.local.postgres.ExternalChoice;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Which database server this installation uses: its own, or one that others run. Remembered until it is chosen anew. */
final class Databases implements Supplier<DatabaseOperator> {

    private static final String EMBEDDED = "embedded";

    private final Path folder;
    private final EmbeddedPostgres embedded;
    private final InstantSource clock;
    private volatile Optional<ExternalChoice> choice;
    private volatile DatabaseOperator used;

    Databases(Installation installation, Patience patience) {
        this.folder = installation.postgresFolder();
        this.embedded = new EmbeddedPostgres(EmbeddedPostgresSettings.of(installation), patience);
        this.clock = patience.clock();
        this.choice = ExternalChoice.read(folder);
        this.used = operator(choice);
    }

    @Override
    public DatabaseOperator get() {
        return used;
    }

    /** Says, for a person, what came of it: a server that others run goes on. */
    String stop() {
        used.stop();
        return choice.map(external -> "goes on at " + external.server() + ", where others run it")
                .orElse("stopped");
    }

    /** When it is our own. */
    void rotateLog() {
        embedded.rotateLog();
    }

    /**
     * Takes the server that a request names; a request that names none leaves the choice as it is.
     *
     * @param running whether services run that use the present one
     * @throws ExplainedException when it cannot be used, or comes too late
     */
    void choose(UpRequest request, boolean running) {
        if (request.databaseUrl() != null) {
            Optional<ExternalChoice> wanted = wanted(request);
            if (!wanted.equals(choice)) {
                change(wanted, running);
            }
        }
    }

    private static Optional<ExternalChoice> wanted(UpRequest request) {
        String url = request.databaseUrl();
        String user = request.databaseUser();
        String passwordFile = request.databasePasswordFile();
        return url == null || url.equals(EMBEDDED) || user == null || passwordFile == null
                ? Optional.empty()
                : Optional.of(new ExternalChoice(url, user, Path.of(passwordFile)));
    }

    private void change(Optional<ExternalChoice> wanted, boolean running) {
        if (running) {
            throw new ExplainedException(
                    "the database server cannot be changed while an environment runs",
                    "its services use " + used.status().address(),
                    "run ./grocellery down, then ./grocellery up again");
        }
        DatabaseOperator next = operator(wanted);
        if (wanted.isPresent()) {
            next.start();
            embedded.stop();
        }
        wanted.ifPresentOrElse(external -> external.write(folder), () -> ExternalChoice.forget(folder));
        choice = wanted;
        used = next;
    }

    private DatabaseOperator operator(Optional<ExternalChoice> wanted) {
        return wanted.<DatabaseOperator>map(external -> external.open(clock)).orElse(embedded);
    }
}
