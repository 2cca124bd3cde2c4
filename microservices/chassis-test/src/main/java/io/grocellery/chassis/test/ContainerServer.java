package io.grocellery.chassis.test;

import java.util.ArrayList;
import java.util.List;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container of Testcontainers, which removes it when this JVM has ended, however that ends. */
final class ContainerServer {

    /** Of the same major version as the embedded one. */
    static final String IMAGE = "postgres:18-alpine";

    private ContainerServer() {}

    /** Returns once it serves. */
    static ServerAddress start() {
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE)
                .withUsername("postgres")
                .withDatabaseName("postgres")
                .withEnv("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --locale=C")
                .withCommand(command().toArray(String[]::new));
        try {
            container.start();
        } catch (ContainerLaunchException | IllegalStateException failure) {
            throw new IllegalStateException(
                    "no PostgreSQL in a container of " + IMAGE + ": " + failure.getMessage()
                            + "; GROCELLERY_TEST_POSTGRES=embedded goes without",
                    failure);
        }
        return new ServerAddress(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getPassword());
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>(List.of("postgres"));
        TestPostgres.SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }
}
