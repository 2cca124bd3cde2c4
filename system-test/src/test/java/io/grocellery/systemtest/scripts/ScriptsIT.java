package io.grocellery.systemtest.scripts;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.scripts.Command.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts beside a launcher that says how it was called and answers as told. */
class ScriptsIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path home = Path.of("");

    @BeforeEach
    void besideALauncher() throws IOException {
        home = Files.createDirectory(folder.resolve("a check out"));
        Files.createDirectory(home.resolve("scripts"));
        try (var scripts = Files.list(Command.checkout().resolve("scripts"))) {
            for (var script : scripts.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        script,
                        home.resolve("scripts").resolve(script.getFileName()),
                        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        launcherThat("echo \"grocellery $*\"");
    }

    @ParameterizedTest
    @CsvSource({
        "start, grocellery up",
        "start --port-offset 100, grocellery up --port-offset 100",
        "test -Dtest=X, grocellery test -Dtest=X",
        "build, grocellery --version",
    })
    void theDevelopersCommandsCallTheLauncher(String words, String called) throws IOException {
        var result = run("dev-cli.sh", List.of(words.split(" ", -1)));
        assertThat(result).isEqualTo(new Result(0, called + "\n"));
    }

    @Test
    void deployDevBringsUpThenChecks() throws IOException {
        launcherThat("echo \"grocellery $*\" >&2; [ \"$1\" != status ] || echo '{\"state\":\"RUNNING\"}'");
        assertThat(run("dev-cli.sh", "deploy-dev").output()).isEqualTo("""
                        grocellery up --env dev
                        grocellery status --json --env dev
                        all of it serves
                        """);
    }

    @Test
    void aDeploymentThatFailsIsNotChecked() throws IOException {
        launcherThat("echo \"grocellery $*\"; exit 5");
        assertThat(run("deploy.sh", "staging")).isEqualTo(new Result(5, "grocellery up --env staging\n"));
    }

    @Test
    void settingUpBuildsAndLooksTheMachineOver() throws IOException {
        var result = run("setup-environment.sh");
        assertThat(result.code()).isZero();
        assertThat(result.output()).contains("grocellery --version").endsWith("grocellery doctor\n");
    }

    @Test
    void aHealthCheckNamesEachPartThatDoesNotServe() throws IOException {
        launcherThat("""
                cat <<'END'
                {"environment":"dev","state":"DEGRADED","at":"2026-11-24T12:00:00Z",
                 "postgres":{"state":"READY","url":"127.0.0.1:5433","version":"18.6","pid":1},
                 "gateway":{"state":"READY","url":"http://127.0.0.1:8080/"},
                 "services":[
                  {"name":"order-service","port":8082,"routes":["/orders/**"],"release":null,"state":"UNHEALTHY",
                   "instances":[{"id":"order-service-1","state":"CRASHED","pid":null},
                                {"id":"order-service-2","state":"READY","pid":3}],"traffic":null},
                  {"name":"cart-service","port":8081,"routes":["/carts/**"],"state":"STOPPED","instances":[]}]}
                END
                exit 7""");
        assertThat(run("health-check.sh")).isEqualTo(new Result(7, """
                        dev is DEGRADED
                        order-service is UNHEALTHY
                        order-service-1 is CRASHED
                        cart-service is STOPPED
                        """));
    }

    @Test
    void aHealthCheckOfNothingSaysWhatTheLauncherSaid() throws IOException {
        launcherThat("echo 'nothing runs here: ./grocellery up starts it' >&2; exit 6");
        assertThat(run("health-check.sh")).isEqualTo(new Result(6, "nothing runs here: ./grocellery up starts it\n"));
    }

    @Test
    void aHealthCheckOfAllThatServesIsShort() throws IOException {
        launcherThat("echo '{\"environment\":\"prod\",\"state\":\"RUNNING\",\"gateway\":{\"state\":\"READY\"}}'");
        assertThat(run("health-check.sh", "--env", "prod")).isEqualTo(new Result(0, "all of it serves\n"));
    }

    @ParameterizedTest
    @CsvSource({"dev-cli.sh,", "dev-cli.sh, fly", "deploy.sh,", "deploy.sh, moon", "setup-environment.sh, x"})
    void wrongWordsAreAUsageError(String script, @Nullable String word) throws IOException {
        var result = run(script, word == null ? List.of() : List.of(word));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.output()).contains("Usage: scripts/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev-cli.sh",
                "deploy.sh",
                "setup-environment.sh",
                "health-check.sh",
                "sbom.sh",
                "scan-tools.sh",
                "java-format.sh",
                "staged-keys.sh"
            })
    void eachScriptExplainsItself(String script) throws IOException {
        var result = run(script, "--help");
        assertThat(result.code()).isZero();
        assertThat(result.output()).startsWith("Usage: scripts/" + script).contains("xit codes");
    }

    private Result run(String script, String... words) throws IOException {
        return run(script, List.of(words));
    }

    private Result run(String script, List<String> words) throws IOException {
        var command = new java.util.ArrayList<String>();
        command.add(home.resolve("scripts").resolve(script).toString());
        command.addAll(words);
        return Command.in(folder, command.toArray(String[]::new)).run();
    }

    private void launcherThat(String does) throws IOException {
        var launcher = home.resolve("grocellery");
        Files.writeString(launcher, "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(launcher, fromString("rwxr-xr-x"));
    }
}
