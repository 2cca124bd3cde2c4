package io.grocellery.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A running installation keeps to this machine and its secrets to itself. */
class DiscretionIT {

    private static final Path PROCESSES = Path.of("/proc");

    private final RunningGrocellery grocellery = RunningGrocellery.shared();

    @Test
    void nothingListensBeyondLoopback() {
        assumeTrue(Command.exists("ss"), "skipped: ss not installed");
        List<Long> ours = grocellery.processes();
        List<String> listening = Command.in(Path.of("/"), "ss", "-Hltnp")
                .run()
                .output()
                .lines()
                .filter(line -> ours.stream().anyMatch(pid -> line.contains("pid=" + pid + ",")))
                .toList();
        assertThat(listening)
                .as("daemon, gateway twice, four services, PostgreSQL")
                .hasSizeGreaterThanOrEqualTo(8);
        assertThat(listening)
                .allSatisfy(line ->
                        assertThat(line).containsPattern("(127\\.0\\.0\\.1|\\[::ffff:127\\.0\\.0\\.1\\]):\\d+"));
    }

    @Test
    void noSecretIsInAnArgumentAVariableOrALog() throws IOException {
        List<String> secrets = Stream.of(
                        "demo/alice-password", "order-service/database-password", "order-service/client-secret")
                .map(name -> grocellery.grocellery("params", "get", "/grocellery/dev/" + name, "--show"))
                .map(result -> result.output().strip())
                .toList();
        assertThat(secrets).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(8));
        assertThat(grocellery.processes()).hasSizeGreaterThan(5).allSatisfy(pid -> {
            assertThat(toldBy(pid, "cmdline")).isNotEmpty().doesNotContain(secrets);
            assertThat(toldBy(pid, "environ")).doesNotContain(secrets);
        });
        try (Stream<Path> files = Files.walk(grocellery.state())) {
            List<Path> logs =
                    files.filter(file -> file.toString().endsWith(".log")).toList();
            assertThat(logs)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(log -> assertThat(text(log)).doesNotContain(secrets));
        }
    }

    @Test
    void onlyItsOwnerReadsWhatAServiceIsConfiguredWith() throws IOException {
        Path configuration =
                grocellery.state().resolve("environments/dev/config/order-service-1/application.properties");
        assertThat(Files.getPosixFilePermissions(configuration))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
        assertThat(text(configuration)).contains("password");
    }

    private static String toldBy(long pid, String file) {
        assumeTrue(Files.isDirectory(PROCESSES), "skipped: only Linux tells of processes in files");
        return text(PROCESSES.resolve(Long.toString(pid)).resolve(file));
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
