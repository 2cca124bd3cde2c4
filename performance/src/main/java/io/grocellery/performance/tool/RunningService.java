package io.grocellery.performance.tool;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.JvmProfile;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.release.JavaLaunch;
import io.grocellery.core.release.ReleaseCandidate;
import io.grocellery.core.release.ReleaseFiles;
import io.grocellery.deliveryfile.DeliveryFileReader;
import io.grocellery.deliveryfile.InvalidDeliveryFileException;
import io.grocellery.performance.benchmark.Workplace;
import io.grocellery.target.local.installation.SourceCommit;
import io.grocellery.target.local.network.FreePorts;
import io.grocellery.target.local.release.FolderReleaseStore;
import io.grocellery.target.local.release.JavaRuntimes;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * One service as production runs it: released, in the fast profile, on a database of its own, alone. There is no issuer,
 * so that only what is open to everybody can be asked for.
 */
public record RunningService(Process process, URI address) {

    private static final Duration START = Duration.ofSeconds(90);

    /**
     * Starts it, and returns when it is ready.
     *
     * @throws IOException when it is not built, not in the delivery file, or does not get ready
     */
    public static RunningService start(Workplace workplace, String service, PostgresServer.Database database)
            throws IOException {
        return start(workplace, service, service, database, List.of());
    }

    /**
     * Starts one of several that are alike but for some arguments.
     *
     * @param name tells it from the others
     * @throws IOException when it is not built, not in the delivery file, or does not get ready
     */
    public static RunningService start(
            Workplace workplace, String name, String service, PostgresServer.Database database, List<String> arguments)
            throws IOException {
        int port = FreePorts.any().number();
        Path configuration = writeConfiguration(workplace.folder().resolve(name), service, port, database);
        Process process = workplace.start(name, command(workplace, new ServiceName(service), configuration, arguments));
        URI address = URI.create("http://127.0.0.1:" + port);
        Listening.await(workplace, process, address.resolve("/actuator/health/readiness"), START);
        return new RunningService(process, address);
    }

    private static List<String> command(
            Workplace workplace, ServiceName service, Path configuration, List<String> further) throws IOException {
        ServiceDefinition definition = definition(workplace.home(), service);
        JavaLaunch launch = new JavaLaunch(
                JavaRuntimes.inspect(workplace.javaHome().resolve("bin/java")), JvmProfile.FAST, definition.memory());
        List<String> arguments = Stream.concat(
                        Stream.of("--spring.config.additional-location=file:" + configuration + "/"), further.stream())
                .toList();
        return launch.plain(release(workplace, definition), arguments);
    }

    private static ReleaseFiles release(Workplace workplace, ServiceDefinition service) {
        FolderReleaseStore releases = new FolderReleaseStore(
                workplace.folder().resolve("releases"), workplace.patience().clock());
        Path jar = Path.of(service.path(), "target", service.name() + "-boot.jar");
        return releases.files(releases.publish(new ReleaseCandidate(
                service.name(), workplace.home().resolve(jar), SourceCommit.of(workplace.home()))));
    }

    private static ServiceDefinition definition(Path home, ServiceName service) throws IOException {
        return delivery(home)
                .service(service)
                .orElseThrow(() -> new IOException("the delivery file knows no " + service));
    }

    private static Delivery delivery(Path home) throws IOException {
        try {
            return new DeliveryFileReader().read(home.resolve("delivery.yaml"));
        } catch (InvalidDeliveryFileException unfit) {
            throw new IOException("the delivery file cannot be used: " + unfit.getMessage(), unfit);
        }
    }

    private static Path writeConfiguration(Path folder, String service, int port, PostgresServer.Database database)
            throws IOException {
        Files.createDirectory(folder);
        Path file = Files.createFile(
                folder.resolve("application.properties"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties(service, port, database).store(writer, null);
        }
        return folder;
    }

    private static Properties properties(String service, int port, PostgresServer.Database database) {
        Properties properties = new Properties();
        properties.setProperty("server.port", Integer.toString(port));
        properties.setProperty("grocellery.service", service);
        properties.setProperty("grocellery.environment", "benchmark");
        properties.setProperty("grocellery.release", "r-benchmark");
        properties.setProperty("grocellery.instance", service + "-1");
        properties.setProperty("grocellery.database.url", database.url());
        properties.setProperty("grocellery.database.username", database.name());
        properties.setProperty("grocellery.database.password", database.password());
        properties.setProperty("grocellery.security.issuer", "http://127.0.0.1:9");
        return properties;
    }
}
