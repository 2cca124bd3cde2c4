package io.grocellery.systemtest.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.status.RolloutStatus;
import io.grocellery.systemtest.running.Eventually;
import io.grocellery.systemtest.running.Http;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/** An application of one service that is neither ours nor known to the platform, run and released by typed commands. */
final class TrialApplication implements AutoCloseable {

    static final String GOOD = "errors=0\n";
    static final String SERVICE = "trial";

    private static final Pattern RELEASE = Pattern.compile("\\br-[0-9a-f]{12}\\b");
    private static final Pattern ROLLOUT = Pattern.compile("\\bro-\\d+\\b");
    private static final Duration LONGEST_ROLLOUT = Duration.ofMinutes(3);

    private final RunningGrocellery installation;
    private final Path folder;
    private final TrialProgram program;

    /**
     * Starts two instances of a good release.
     *
     * @param folder of its own, empty
     * @param rollout the section of the delivery file
     */
    TrialApplication(Path folder, String rollout) {
        this.folder = folder;
        this.installation = RunningGrocellery.notStartedOf(folder.resolve("delivery.yaml"));
        this.program = new TrialProgram(folder);
        write("delivery.yaml", """
                application: trials
                %s
                environments:
                  dev: { gateway: 8080, admin: 8071, replicas: 2, profile: lean, strategy: canary }
                rollout:
                %s
                """.formatted(TrialProgram.services(), rollout.indent(2)));
        program.layOut(GOOD);
        Command.Result up = command("up", "--plain-start").run();
        assertThat(up.code()).as(up.output()).isZero();
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The command line on this application. */
    Command command(String... words) {
        return installation.command(words);
    }

    /** Makes a release that behaves so, and answers its name. */
    String release(String behaviour) {
        program.behave(behaviour);
        Command.Result made = command("release", SERVICE).run();
        assertThat(made.code()).as(made.output()).isZero();
        Matcher name = RELEASE.matcher(made.output());
        assertThat(name.find()).as(made.output()).isTrue();
        return name.group();
    }

    /** Begins a rollout and answers its name. */
    String deploy(String release, String... options) {
        Command.Result begun = command(words(release, options)).run();
        assertThat(begun.code()).as(begun.output()).isZero();
        Matcher name = ROLLOUT.matcher(begun.output());
        assertThat(name.find()).as(begun.output()).isTrue();
        return name.group();
    }

    private static String[] words(String release, String... options) {
        return Stream.concat(Stream.of("deploy", SERVICE, release, "--detach"), Arrays.stream(options))
                .toArray(String[]::new);
    }

    RolloutStatus rollout(String id) {
        HttpResponse<String> answer = Http.get(installation.daemon().resolve("/api/environments/dev/rollouts/" + id));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.std.beanFrom(RolloutStatus.class, answer.body());
    }

    /** How it ended. */
    RolloutStatus ended(String id) {
        Eventually.holds("the end of " + id, LONGEST_ROLLOUT, () -> isOver(id));
        return rollout(id);
    }

    /** A daemon that was just ended does not answer for a moment. */
    private boolean isOver(String id) {
        try {
            return rollout(id).over();
        } catch (UncheckedIOException notNow) {
            return false;
        }
    }

    void awaitPhase(String id, String phase) {
        Eventually.holds(
                id + " is " + phase,
                LONGEST_ROLLOUT,
                () -> rollout(id).phase().equals(phase) || rollout(id).over());
        assertThat(rollout(id).phase()).as(rollout(id).sentence()).isEqualTo(phase);
    }

    /** The processes that run a release. */
    List<Long> processesOf(String release) {
        return ((List<?>) Objects.requireNonNull(status().get("services")))
                .stream()
                        .map(service -> (List<?>) Objects.requireNonNull(((Map<?, ?>) service).get("instances")))
                        .flatMap(List::stream)
                        .map(instance -> (Map<?, ?>) instance)
                        .filter(instance -> release.equals(instance.get("release")) && instance.get("pid") != null)
                        .map(instance -> ((Number) Objects.requireNonNull(instance.get("pid"))).longValue())
                        .toList();
    }

    /** The process of {@code gateway} or {@code daemon}. */
    long pidOf(String name) {
        Map<String, Object> facts = name.equals("daemon")
                ? JSON.std.mapFrom(
                        Http.get(installation.daemon().resolve("/api/version")).body())
                : JSON.std.mapFrom(JSON.std.asString(status().get(name)));
        return ((Number) Objects.requireNonNull(facts.get("pid"))).longValue();
    }

    private Map<String, Object> status() {
        return JSON.std.mapFrom(
                Http.get(installation.daemon().resolve("/api/environments/dev")).body());
    }

    /** Brings back what was ended. */
    void up() {
        Command.Result up = command("up", "--plain-start").run();
        assertThat(up.code()).as(up.output()).isZero();
    }

    /** What the gateway has counted since its start, by release: given to it, answered, left by the client. */
    Map<String, GatewayCount> counted() {
        return GatewayCount.read(
                URI.create("http://127.0.0.1:" + (8071 + installation.offset())),
                installation.state().resolve("environments/dev/gateway/admin-token"));
    }

    URI gateway() {
        return installation.gateway();
    }

    @Override
    public void close() {
        installation.close();
    }
}
