package io.grocellery.chassis.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's own programs, ended and deleted with this JVM, however that ends. */
final class EmbeddedServer {

    private static final String HOST = "127.0.0.1";
    private static final int START_SECONDS = 60;
    /** Ends the server when its standard input ends, which happens also when this JVM is killed. */
    private static final String UNTIL_WE_END = """
            folder=$1; shift
            "$@" >"$folder/server.log" 2>&1 & server=$!
            cat >/dev/null
            kill -QUIT $server; wait $server; rm -rf "$folder"
            """;

    private final Path folder;
    private final ServerAddress address;
    private final Process process;

    private EmbeddedServer() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("grocellery-test-postgres-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        address = new ServerAddress(HOST, freePort(), HexFormat.of().formatHex(new SecureRandom().generateSeed(16)));
        PostgresArchive.unpackInto(folder);
        initialise();
        process = new ProcessBuilder(serverCommand()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        awaitReady();
    }

    /** Returns once it serves. */
    static ServerAddress start() {
        try {
            return new EmbeddedServer().address;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void initialise() throws IOException, InterruptedException {
        Path data = Files.createDirectory(folder.resolve("data"));
        ServerUser.own(data);
        Path secret = Files.writeString(folder.resolve("password"), address.password());
        ServerUser.own(secret);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        run(List.of(
                program("initdb"),
                "--pgdata=" + data,
                "--username=postgres",
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
        Files.delete(secret);
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(ServerUser.command(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (program.waitFor() != 0) {
            throw new IllegalStateException(command.getFirst() + " failed: " + output);
        }
    }

    private List<String> serverCommand() {
        List<String> server = new ArrayList<>(List.of(program("postgres"), "-D", folder + "/data"));
        List<String> settings =
                List.of("listen_addresses=" + HOST, "port=" + address.port(), "unix_socket_directories=");
        settings.forEach(setting -> server.addAll(List.of("-c", setting)));
        TestPostgres.SETTINGS.forEach(setting -> server.addAll(List.of("-c", setting)));
        List<String> command = new ArrayList<>(List.of("sh", "-c", UNTIL_WE_END, "sh", folder.toString()));
        command.addAll(ServerUser.command(server));
        return command;
    }

    private String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private void awaitReady() throws InterruptedException, IOException {
        for (int i = 0; i < START_SECONDS * 20; i++) {
            try {
                address.connect().close();
                return;
            } catch (SQLException notYet) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        throw new IllegalStateException("PostgreSQL did not start: " + Files.readString(folder.resolve("server.log")));
    }

    private void stop() {
        try {
            process.getOutputStream().close();
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
