package io.grocellery.performance.tool;

import io.grocellery.core.capacity.MemoryNeed;
import io.grocellery.core.delivery.JvmProfile;
import io.grocellery.core.release.JavaLaunch;
import io.grocellery.performance.benchmark.Workplace;
import io.grocellery.target.local.network.FreePorts;
import io.grocellery.target.local.release.JavaRuntimes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The gateway as production starts it, but for the start-up cache, in front of one instance of one service.
 *
 * @param admin where it tells of itself
 */
public record RunningGateway(Process process, URI address, URI admin) {

    private static final Duration START = Duration.ofSeconds(30);

    /**
     * The only instance behind it.
     *
     * @param service also the route's name
     * @param path the route, such as {@code /orders/**}
     * @param health where the instance says that it serves
     */
    public record Behind(String service, String path, int port, String health) {}

    /**
     * Starts it, and returns when it takes requests.
     *
     * @param name tells it from others
     * @param variables added to the process's own
     * @throws IOException when it does not start in time
     */
    public static RunningGateway start(Workplace workplace, String name, Behind behind, Map<String, String> variables)
            throws IOException {
        int port = FreePorts.any().number();
        int admin = FreePorts.any().number();
        Path folder = Files.createDirectory(workplace.folder().resolve(name));
        Path table = writeTable(folder, port, admin, behind);
        Process process = workplace.start(name, command(workplace, table, variables));
        Listening.await(workplace, process, admin, START);
        Listening.await(workplace, process, port, START);
        return new RunningGateway(
                process, URI.create("http://127.0.0.1:" + port), URI.create("http://127.0.0.1:" + admin));
    }

    private static List<String> command(Workplace workplace, Path table, Map<String, String> variables) {
        Path java = workplace.javaHome().resolve("bin/java");
        JavaLaunch launch = new JavaLaunch(JavaRuntimes.inspect(java), JvmProfile.FAST, MemoryNeed.GATEWAY);
        List<String> command = new ArrayList<>(List.of("env"));
        variables.forEach((variable, value) -> command.add(variable + "=" + value));
        command.add(java.toString());
        command.addAll(launch.options());
        command.addAll(List.of(
                "-jar",
                workplace.home().resolve("platform/gateway/target/gateway.jar").toString(),
                "--config",
                table.toString()));
        return command;
    }

    private static Path writeTable(Path folder, int port, int admin, Behind behind) throws IOException {
        Path token = folder.resolve("token");
        Files.createFile(token, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(token, "benchmark-token-0123456789");
        return Files.writeString(folder.resolve("table.json"), """
                {"version": 1, "listen": {"host": "127.0.0.1", "port": %d},
                 "admin": {"host": "127.0.0.1", "port": %d, "tokenFile": "%s"},
                 "limits": {"maxBodyBytes": 1048576, "maxHeaderBytes": 16384, "headerTimeoutMillis": 5000,
                            "bodyIdleTimeoutMillis": 10000, "maxConnections": 2000},
                 "routes": [{"name": "%s", "paths": ["%s"], "timeoutMillis": 10000,
                   "pin": {"header": "Grocellery-Release", "cookie": "grocellery-release"},
                   "backends": [{"release": "r-1", "weight": 100, "instances": [
                     {"id": "%s-1", "host": "127.0.0.1", "port": %d, "healthPath": "%s"}]}]}],
                 "statics": [],
                 "health": {"intervalMillis": 1000, "timeoutMillis": 1000, "unhealthyAfter": 3, "healthyAfter": 1}}
                """.formatted(
                port, admin, token, behind.service(), behind.path(), behind.service(), behind.port(), behind.health()));
    }
}
