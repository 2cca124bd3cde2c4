import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares the gateway, ledger and health checks on, with nginx as a proxy to the same nginx backend that serves 1 KiB
 * from memory. Runs alternate (A B A B ...), so that what else the machine does meets both; the result is the median of
 * the pairwise ratios, as JSON on standard output.
 *
 * <p>Usage: {@code java performance/gateway/GatewayBench.java [pairs] [seconds]}, after
 * {@code mvn -pl platform/gateway -am package}. Needs nginx and wrk. CPU time a request is measured too: it stays
 * comparable on a busy machine, where rates do not.
 */
public final class GatewayBench {

    private static final int CONNECTIONS = 64;
    private static final int WARM_UP_SECONDS = 45;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern TOTAL = Pattern.compile("(\\d+) requests in");
    private static final Pattern FAILED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    private final Path folder;
    private final int backend = freePort();
    private final int nginx = freePort();
    private final int gateway = freePort();
    private final int admin = freePort();
    private final List<Process> started = new ArrayList<>();

    private record Run(double rate, double p99Millis, double cpuMicros, long failed) {}

    private GatewayBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        GatewayBench bench = new GatewayBench(Files.createTempDirectory("gateway-bench"));
        try {
            System.out.println(bench.run(pairs, seconds));
        } finally {
            bench.stop();
        }
    }

    private String run(int pairs, int seconds) throws Exception {
        startBackend();
        Process proxy = startNginxProxy();
        Process ours = startGateway();
        load(nginx, proxy, 3);
        load(gateway, ours, WARM_UP_SECONDS);
        List<Run> theirs = new ArrayList<>();
        List<Run> own = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            theirs.add(load(nginx, proxy, seconds));
            own.add(load(gateway, ours, seconds));
        }
        return json(theirs, own, residentMiB(ours));
    }

    private void startBackend() throws Exception {
        nginx("backend", """
                server { listen 127.0.0.1:%d backlog=1024; default_type text/plain;
                         location /orders/1 { return 200 "%s"; }
                         location /health { return 200 "ok"; } }
                """.formatted(backend, "x".repeat(1024)), 1);
        awaitPort(backend);
    }

    private Process startNginxProxy() throws Exception {
        Process process = nginx("proxy", """
                upstream backend { server 127.0.0.1:%d; keepalive 128; keepalive_requests 100000000; }
                server { listen 127.0.0.1:%d backlog=1024;
                         location / { proxy_pass http://backend; proxy_http_version 1.1;
                                      proxy_set_header Connection ""; proxy_set_header Host $http_host;
                                      proxy_set_header X-Forwarded-For $remote_addr;
                                      proxy_set_header X-Request-Id $request_id; } }
                """.formatted(backend, nginx), processors());
        awaitPort(nginx);
        return process;
    }

    private Process nginx(String name, String server, int workers) throws IOException {
        Path configuration = folder.resolve(name + ".conf");
        Files.writeString(configuration, """
                daemon off; worker_processes %d; pid %s; error_log %s;
                events { worker_connections 4096; }
                http { access_log off; keepalive_requests 100000000;
                %s }
                """.formatted(workers, folder.resolve(name + ".pid"), folder.resolve(name + ".err"), server));
        return start("nginx", "-e", folder.resolve(name + ".err").toString(), "-c", configuration.toString());
    }

    private Process startGateway() throws Exception {
        Path token = folder.resolve("token");
        Files.writeString(token, "benchmark-token-0123456789");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        Path table = folder.resolve("table.json");
        Files.writeString(table, """
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
                """.formatted(gateway, admin, token, backend));
        Process process = start(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx128m", "-XX:+UseCompactObjectHeaders",
                "-jar", Path.of("platform/gateway/target/gateway.jar").toAbsolutePath().toString(),
                "--config", table.toString());
        awaitPort(admin);
        return process;
    }

    private Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        started.add(process);
        return process;
    }

    private Run load(int port, Process process, int seconds) throws Exception {
        double before = cpuSeconds(process);
        Process wrk = new ProcessBuilder("wrk", "-t2", "-c" + CONNECTIONS, "-d" + seconds + "s", "--latency",
                        "http://127.0.0.1:" + port + "/orders/1")
                .redirectErrorStream(true)
                .start();
        String report = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        double requests = Double.parseDouble(find(TOTAL, report, "0"));
        return new Run(
                Double.parseDouble(find(RATE, report, "0")),
                millis(report),
                (cpuSeconds(process) - before) * 1e6 / requests,
                Long.parseLong(find(FAILED, report, "0")));
    }

    private static double millis(String report) {
        Matcher matcher = P99.matcher(report);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk said: " + report);
        }
        double unit = switch (matcher.group(2)) {
            case "us" -> 0.001;
            case "ms" -> 1;
            default -> 1000;
        };
        return Double.parseDouble(matcher.group(1)) * unit;
    }

    /** User and system time of a process and its children: nginx works in its children. */
    private static double cpuSeconds(Process process) throws IOException {
        double sum = 0;
        for (ProcessHandle handle : Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList()) {
            String stat = Files.readString(Path.of("/proc/" + handle.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            sum += (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
        }
        return sum;
    }

    private static long residentMiB(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup")).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static String json(List<Run> nginx, List<Run> gateway, long residentMiB) {
        List<Double> rates = new ArrayList<>();
        List<Double> tails = new ArrayList<>();
        for (int i = 0; i < nginx.size(); i++) {
            rates.add(gateway.get(i).rate / nginx.get(i).rate);
            tails.add(gateway.get(i).p99Millis / nginx.get(i).p99Millis);
        }
        return """
                {"connections": %d, "processors": %d, "java": "%s", "pairs": %d,
                 "rateRatio": %.3f, "p99Ratio": %.3f, "target": {"rateRatio": 0.70, "p99Ratio": 2.0},
                 "met": %b, "failedRequests": %d, "gatewayPssMiB": %d,
                 "nginx": %s,
                 "gateway": %s}"""
                .formatted(
                        CONNECTIONS, processors(), Runtime.version(), nginx.size(),
                        median(rates), median(tails), median(rates) >= 0.7 && median(tails) <= 2,
                        gateway.stream().mapToLong(Run::failed).sum(), residentMiB, runs(nginx), runs(gateway));
    }

    private static String runs(List<Run> runs) {
        return runs.stream()
                .map(run -> String.format(
                        Locale.ROOT,
                        "{\"requestsPerSecond\": %.0f, \"p99Millis\": %.2f, \"cpuMicrosPerRequest\": %.1f}",
                        run.rate, run.p99Millis, run.cpuMicros))
                .toList()
                .toString();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String find(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    private static void awaitPort(int port) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
        }
        throw new IllegalStateException("nothing listens on port " + port);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private void stop() throws Exception {
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
