package io.grocellery.daemon.environment;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.parameters.ParameterStore;
import io.grocellery.core.parameters.ParameterValue;
import io.grocellery.core.parameters.Secret;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.parameters.PropertiesFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Renders what instances are told from the parameter store to files that only their owner can read. */
final class Configurations {

    private final EnvironmentPlan plan;
    private final EnvironmentFiles files;
    private final DatabaseOperator database;
    private final Credentials credentials;
    private final ParameterStore parameters;
    private final EnvironmentIdentity identity;
    private final URI daemon;
    private final JsonMapper json;

    Configurations(
            EnvironmentPlan plan,
            EnvironmentFiles files,
            DatabaseOperator database,
            Credentials credentials,
            ParameterStore parameters,
            EnvironmentIdentity identity,
            URI daemon,
            JsonMapper json) {
        this.plan = plan;
        this.files = files;
        this.database = database;
        this.credentials = credentials;
        this.parameters = parameters;
        this.identity = identity;
        this.daemon = daemon;
        this.json = json;
    }

    /** For every instance, and for the storefront. */
    void write(List<Assignment> assignments) {
        if (plan.configured()) {
            keepDatabaseUrl();
        }
        writeFor(assignments);
        writeStorefront();
    }

    /** For these instances. */
    void writeFor(List<Assignment> assignments) {
        assignments.forEach(assignment -> {
            ServiceDefinition service = plan.service(assignment.service());
            if (service.configured()) {
                write(service, assignment, DatabaseName.of(name(), service.name()));
            }
        });
    }

    /** For one instance on a database of its service. */
    void write(ServiceDefinition service, Assignment assignment, DatabaseName databaseName) {
        Secret password = credentials.databasePassword(name(), service.name());
        Map<String, String> properties = new ServiceProperties(
                        name(), plan.gatewayUrl(), identity, files.flags(), plan.latencyBounds())
                .of(
                        service,
                        assignment,
                        new ServiceProperties.Database(database.jdbcUrl(databaseName), databaseName, password),
                        credentials.clientSecret(name(), service.name()));
        Path folder = DurableFile.folder(files.configuration(assignment.id()));
        new PropertiesFile(new TreeMap<>(properties)).write(folder.resolve("application.properties"));
    }

    private void keepDatabaseUrl() {
        String url = database.jdbcUrl(new DatabaseName("postgres"));
        ParameterValue value = ParameterValue.plain(url);
        boolean known = parameters
                .get(ParameterPaths.databaseUrl(name()))
                .filter(parameter -> parameter.value().equals(value))
                .isPresent();
        if (!known) {
            parameters.put(ParameterPaths.databaseUrl(name()), value);
        }
    }

    private void writeStorefront() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("issuer", identity.issuer().toString());
        config.put("clientId", "storefront");
        config.put("environment", name().value());
        config.put("consoleUrl", daemon + "/console/");
        DurableFile.folder(files.storefront());
        DurableFile.write(files.storefront().resolve("config.json"), json.writeValueAsString(config));
    }

    private EnvironmentName name() {
        return plan.environment().name();
    }
}
