package io.grocellery.daemon.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A small project that git keeps, with a pipeline of shell commands. */
final class TrialProject {

    private static final String DELIVERY = """
            application: trial
            services:
              a-service: { path: a, port: 9001, routes: [/a/**], memory: 64MiB, command: ["true"] }
            environments:
              dev: { gateway: 9000, admin: 9010, replicas: 1, profile: lean, branches: ["feature/**"] }
              prod: { gateway: 9100, admin: 9110, replicas: 1, profile: lean, branches: [main], approval: required }
            quality_gates: { code_coverage: ">80%" }
            pipeline:
              source: { command: [sh, -c, "echo ${branch} >> $RAN/source"], inputs: ["src/**"] }
              tests:
                needs: [source]
                command: [sh, tests.sh]
                inputs: ["src/**", tests.sh]
                outputs: [out/tested.txt]
                reports: { coverage: out/jacoco.xml }
                gates: [code_coverage]
                deadline: 1m
              scan: { needs: [source], workspace: scan, command: [sh, scan.sh], inputs: [scan.sh] }
              release:
                needs: [tests, scan]
                workspace: release
                command: [sh, release.sh]
                inputs: [release.sh]
                reports: { releases: releases.json }
              deploy-dev: { needs: [release], deploy: dev }
              deploy-prod: { needs: [deploy-dev], deploy: prod }
            """;

    private final Path folder;

    TrialProject(Path folder) {
        this.folder = folder;
        write("delivery.yaml", DELIVERY);
        write(".gitignore", ".grocellery\n");
        write("src/main.txt", "one");
        tests("90", "");
        write("scan.sh", "echo scanned >> $RAN/scan");
        write(
                "release.sh",
                "test -f out/tested.txt && echo released >> $RAN/release && echo '{\"releases\": [{\"service\":"
                        + " \"a-service\", \"release\": \"r-1\"}]}' > releases.json");
        git("init", "--quiet", "--initial-branch", "feature/cart");
        commit("first");
    }

    Path folder() {
        return folder;
    }

    Path deliveryFile() {
        return folder.resolve("delivery.yaml");
    }

    /**
     * What the stage of tests does.
     *
     * @param covered of a hundred lines
     * @param first what it does before it reports
     */
    void tests(String covered, String first) {
        write(
                "tests.sh",
                first + "\necho tested >> $RAN/tests; mkdir -p out; cp src/main.txt out/tested.txt; echo \"<report"
                        + " name='a'><counter type='LINE' covered='" + covered + "' missed='$((100 - " + covered
                        + "))'/></report>\" > out/jacoco.xml");
    }

    void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.resolveSibling(""));
            // the commands of a stage inherit nothing of ours: they are told where to leave their marks
            Files.writeString(
                    path,
                    text.replace("$RAN", folder.resolve("../ran").normalize().toString()) + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void commit(String message) {
        git("add", "--all");
        git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "--quiet", "-m", message);
    }

    void git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** How often each stage ran. */
    long ran(String stage) {
        try (Stream<String> lines = Files.lines(folder.resolve("../ran").resolve(stage))) {
            return lines.count();
        } catch (IOException never) {
            return 0;
        }
    }
}
