package io.grocellery.performance.gateway;

import io.grocellery.core.capacity.MemoryNeed;
import io.grocellery.core.delivery.JvmProfile;
import io.grocellery.core.release.JavaLaunch;
import io.grocellery.performance.benchmark.Workplace;
import io.grocellery.performance.tool.Listening;
import io.grocellery.performance.tool.Nginx;
import io.grocellery.performance.tool.Wrk;
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

/** The gateway and an nginx in front of the same backend. */
record Proxies(Proxy nginx, Proxy gateway) {

    private static final Duration START = Duration.ofSeconds(30);

    static Proxies start(Workplace workplace, int connections) throws IOException {
        Wrk wrk = Wrk.with(workplace, connections);
        int backend = startBackend(workplace);
        return new Proxies(startNginx(workplace, wrk, backend), startGateway(workplace, wrk, backend));
    }

    private static int startBackend(Workplace workplace) throws IOException {
        int port = FreePorts.any().number();
        Process process = Nginx.start(workplace, "backend", 1, """
                server { listen 127.0.0.1:%d backlog=1024; default_type text/plain;
                         location /orders/1 { return 200 "%s"; }
                         location /health { return 200 "ok"; } }
                """.formatted(port, "x".repeat(1024)));
        Listening.await(workplace, process, port, START);
        return port;
    }

    private static Proxy startNginx(Workplace workplace, Wrk wrk, int backend) throws IOException {
        int port = FreePorts.any().number();
        int workers = Runtime.getRuntime().availableProcessors();
        Process process = Nginx.start(workplace, "proxy", workers, """
                upstream backend { server 127.0.0.1:%d; keepalive 128; keepalive_requests 100000000; }
                server { listen 127.0.0.1:%d backlog=1024;
                         location / { proxy_pass http://backend; proxy_http_version 1.1;
                                      proxy_set_header Connection ""; proxy_set_header Host $http_host;
                                      proxy_set_header X-Forwarded-For $remote_addr;
                                      proxy_set_header X-Request-Id $request_id; } }
                """.formatted(backend, port));
        Listening.await(workplace, process, port, START);
        return new Proxy(process, address(port), wrk);
    }

    private static Proxy startGateway(Workplace workplace, Wrk wrk, int backend) throws IOException {
        int port = FreePorts.any().number();
        int admin = FreePorts.any().number();
        Path table = writeTable(workplace.folder(), port, admin, backend);
        Process process = workplace.start("gateway", command(workplace, table));
        Listening.await(workplace, process, admin, START);
        Listening.await(workplace, process, address(port), START);
        return new Proxy(process, address(port), wrk);
    }

    /** As production starts it, but for the start-up cache. */
    private static List<String> command(Workplace workplace, Path table) {
        Path java = workplace.javaHome().resolve("bin/java");
        JavaLaunch launch = new JavaLaunch(JavaRuntimes.inspect(java), JvmProfile.FAST, MemoryNeed.GATEWAY);
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(launch.options());
        command.addAll(List.of(
                "-jar",
                workplace.home().resolve("platform/gateway/target/gateway.jar").toString(),
                "--config",
                table.toString()));
        return command;
    }

    private static Path writeTable(Path folder, int port, int admin, int backend) throws IOException {
        Path token = folder.resolve("token");
        Files.createFile(token, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(token, "benchmark-token-0123456789");
        return Files.writeString(folder.resolve("table.json"), """
                {"version": 1, "listen": {"host": "127.0.0.1", "port": %d},
                 "admin": {"host": "127.0.0.1", "port": %d, "tokenFile": "%s"},
                 "limits": {"maxBodyBytes": 1048576, "maxHeaderBytes": 16384, "headerTimeoutMillis": 5000,
                            "bodyIdleTimeoutMillis": 10000, "maxConnections": 2000},
                 "routes": [{"name": "order-service", "paths": ["/orders/**"], "timeoutMillis": 10000,
                   "pin": {"header": "Grocellery-Release", "cookie": "grocellery-release"},
                   "backends": [{"release": "r-1", "weight": 100, "instances": [
                     {"id": "order-service-1", "host": "127.0.0.1", "port": %d, "healthPath": "/health"}]}]}],
                 "statics": [],
                 "health": {"intervalMillis": 1000, "timeoutMillis": 1000, "unhealthyAfter": 3, "healthyAfter": 1}}
                """.formatted(port, admin, token, backend));
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port + "/orders/1");
    }
}
