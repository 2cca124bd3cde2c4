package io.grocellery.systemtest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.status.RunStatus;
import io.grocellery.systemtest.rollout.TrialProgram;
import io.grocellery.systemtest.running.Eventually;
import io.grocellery.systemtest.running.Http;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.jr.ob.JSON;

/** An application of one service that git keeps, taken from commit to production by typed commands. */
final class TrialPipeline implements AutoCloseable {

    private static final Pattern RUN = Pattern.compile("\\bp-\\d+\\b");
    private static final Duration LONGEST_RUN = Duration.ofMinutes(4);

    private final RunningGrocellery installation;
    private final Path folder;
    private final TrialProgram program;

    /** @param folder of its own, empty */
    TrialPipeline(Path folder) {
        this.folder = folder;
        this.installation = RunningGrocellery.notStartedOf(folder.resolve("delivery.yaml"));
        this.program = new TrialProgram(folder);
        write("delivery.yaml", """
                application: trials
                %s
                environments:
                  dev: { gateway: 8080, admin: 8071, replicas: 1, profile: lean, strategy: rolling, branches: ["feature/**"] }
                  prod: { gateway: 8280, admin: 8271, replicas: 1, profile: lean, strategy: canary, branches: [main], approval: required }
                rollout:
                  canary: { steps: [ { weight: 20%%, for: 3s } ], bake: 2s }
                  rolling: { pause: 1s, bake: 1s }
                quality_gates: { test_pass_rate: "100%%" }
                pipeline:
                  tests:
                    command: [sh, tests.sh]
                    inputs: [tests.sh, "trial/**"]
                    reports: { tests: "reports/*.xml" }
                    gates: [test_pass_rate]
                  release:
                    needs: [tests]
                    command: [grocellery, release, --all, --ref, "${commit}", --report, releases.json]
                    reports: { releases: releases.json }
                  deploy-dev: { needs: [release], deploy: dev }
                  deploy-prod: { needs: [deploy-dev], deploy: prod, traffic: 200 }
                """.formatted(TrialProgram.services()));
        write(".gitignore", ".grocellery\n");
        program.layOut("errors=0\n");
        tests("");
        git("init", "--quiet", "--initial-branch", "main");
        commit("first");
    }

    /** How the service behaves from the next release on. */
    void behave(String behaviour) {
        program.behave(behaviour);
    }

    /**
     * What the tests do.
     *
     * @param failure the text of a failure; empty when all pass
     */
    void tests(String failure) {
        String failed = failure.isEmpty() ? "" : "<failure message='" + failure + "'>at (CartTest.java:41)</failure>";
        write("tests.sh", """
                mkdir -p reports
                echo "one test" && while test -f %s; do sleep 0.1; done
                echo "<testsuite><testcase classname='shop.CartTest' name='adds'>%s</testcase></testsuite>" > reports/a.xml
                """.formatted(hold(), failed));
    }

    /** While this file is there, the tests do not end. */
    Path hold() {
        return folder.resolve(".grocellery/hold");
    }

    void write(String file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).resolveSibling(""));
            Files.writeString(folder.resolve(file), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void commit(String message) {
        git("add", "--all");
        git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "--quiet", "-m", message);
    }

    private void git(String... words) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(Arrays.asList(words));
        Command.Result result =
                Command.in(folder, command.toArray(String[]::new)).run();
        assertThat(result.code()).as(result.output()).isZero();
    }

    /** The command line on this application. */
    Command.Result type(String... words) {
        return installation.grocellery(words);
    }

    /** What a command of a page needs to be about this application, and to leave its files here. */
    Map<String, String> environment() {
        return installation.environment(Map.of("REPORTS", folder.toString()));
    }

    /** Begins a run and answers its name. */
    String begin(String... options) {
        List<String> words = new ArrayList<>(List.of("pipeline", "run", "--detach"));
        words.addAll(Arrays.asList(options));
        Command.Result begun = type(words.toArray(String[]::new));
        assertThat(begun.code()).as(begun.output()).isZero();
        Matcher name = RUN.matcher(begun.output());
        assertThat(name.find()).as(begun.output()).isTrue();
        return name.group();
    }

    RunStatus run(String id) {
        HttpResponse<String> answer = Http.get(installation.daemon().resolve("/api/pipeline/runs/" + id));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.std.beanFrom(RunStatus.class, answer.body());
    }

    RunStatus await(String id, Predicate<RunStatus> until) {
        Eventually.holds("run " + id, LONGEST_RUN, () -> seen(id, until));
        return run(id);
    }

    /** A daemon that was just ended does not answer for a moment. */
    private boolean seen(String id, Predicate<RunStatus> until) {
        try {
            RunStatus run = run(id);
            return run.over() || until.test(run);
        } catch (UncheckedIOException notNow) {
            return false;
        }
    }

    RunStatus ended(String id) {
        return await(id, RunStatus::over);
    }

    static RunStatus.Stage stage(RunStatus run, String name) {
        return run.stages().stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** {@code kill -9}. */
    void killDaemon() {
        Map<String, Object> facts = JSON.std.mapFrom(
                Http.get(installation.daemon().resolve("/api/version")).body());
        long pid = ((Number) Objects.requireNonNull(facts.get("pid"))).longValue();
        ProcessHandle daemon = ProcessHandle.of(pid).orElseThrow();
        daemon.destroyForcibly();
        daemon.onExit().join();
    }

    /** What answers in an environment: the name of a release. */
    String served(String environment) {
        return work(environment).body();
    }

    /** Whether any release answers there. */
    boolean serves(String environment) {
        return work(environment).statusCode() == 200;
    }

    private HttpResponse<String> work(String environment) {
        return Http.get(installation.gateway(environment).resolve("/trial/work"));
    }

    @Override
    public void close() {
        installation.close();
    }
}
