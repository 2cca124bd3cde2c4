package io.grocellery.daemon.companion;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.model.Port;
import io.grocellery.core.parameters.Secret;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.daemon.environment.ProgressLog;
import io.grocellery.target.local.process.DebianProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The installed exporter of the database server's figures, with a role that sees figures alone. */
final class PostgresExporter implements CompanionProgram {

    static final DatabaseName ROLE = new DatabaseName("grocellery_observer");

    private static final Port PORT = new Port(9187);
    private static final DatabaseName DATABASE = new DatabaseName("postgres");
    private static final String JDBC = "jdbc:postgresql://";

    private final int portOffset;
    private final CompanionFiles files;
    private final MonitoringFiles monitoring;
    private final Supplier<DatabaseOperator> database;
    private final Supplier<Secret> password;

    PostgresExporter(
            int portOffset,
            CompanionFiles files,
            MonitoringFiles monitoring,
            Supplier<DatabaseOperator> database,
            Supplier<Secret> password) {
        this.portOffset = portOffset;
        this.files = files;
        this.monitoring = monitoring;
        this.database = database;
        this.password = password;
    }

    @Override
    public String name() {
        return "postgres-exporter";
    }

    @Override
    public Port port() {
        return PORT.plus(portOffset);
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + port() + "/metrics";
    }

    @Override
    public void require(ProgressLog progress) {
        DebianProgram.POSTGRES_EXPORTER.require();
    }

    /** The password goes into a file that only the exporter can read, never into its arguments or environment. */
    @Override
    public WorkloadSpec prepare(int alertSpeed) {
        DatabaseOperator server = database.get();
        server.start();
        server.ensureObserver(ROLE, password.get());
        Path secret = files.write(name(), "password", password.get().reveal());
        String queries = monitoring.read("postgres_queries.yml", alertSpeed);
        List<String> command = files.unprivileged(List.of(
                DebianProgram.POSTGRES_EXPORTER.require().toString(),
                "--web.listen-address=127.0.0.1:" + port(),
                "--extend.query-path=" + files.write(name(), "postgres_queries.yml", queries)));
        return CompanionSpecs.of(
                this,
                files.ownFolder(name()),
                files.log(name()),
                command,
                Map.of(
                        "DATA_SOURCE_URI", source(server.jdbcUrl(DATABASE)),
                        "DATA_SOURCE_USER", ROLE.value(),
                        "DATA_SOURCE_PASS_FILE", secret.toString(),
                        "GOMEMLIMIT", "64MiB"),
                queries,
                "/");
    }

    /** Without options a server of ours is meant, which listens on loopback and knows no TLS. */
    private static String source(String jdbcUrl) {
        String rest = jdbcUrl.substring(JDBC.length());
        return rest.contains("?") ? rest : rest + "?sslmode=disable";
    }
}
