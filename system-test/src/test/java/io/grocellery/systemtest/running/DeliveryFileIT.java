package io.grocellery.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delivery file with a fault in every section: all are told at once, and nothing is begun. */
class DeliveryFileIT {

    private static final String FAULTY = """
            application: greetings
            colour: green
            services:
              hello: { path: ../hello, command: [], health: healthz, port: 70000, routes: [hello], memory: much }
            environments:
              dev: { gateway: 8080, admin: 8080, replicas: 0, profile: lean, strategy: all-at-once, approval: perhaps }
            rollout:
              canary: { steps: [ { weight: 120% }, { weight: 50% }, { weight: 25%, for: soon } ], bake: a while }
            rollback_triggers:
              error_rate_threshold: ">5%"
            service_level_objectives:
              availability: "100%"
            """;

    @TempDir
    private Path folder;

    @Test
    void everyFaultIsToldBeforeAnythingIsStarted() throws IOException {
        Path file = Files.writeString(folder.resolve("delivery.yaml"), FAULTY);

        Command.Result result = RunningGrocellery.notStarted()
                .command("up", "--file", file.toString())
                .run();

        assertThat(result.code()).as(result.output()).isEqualTo(1);
        assertThat(result.output())
                .contains(
                        "line 2, colour: unknown key 'colour'",
                        "line 4, services.hello.path: '../hello'",
                        "services.hello.command: is empty",
                        "services.hello.health: 'healthz' is not a path",
                        "services.hello.port: ",
                        "services.hello.routes[0]: 'hello'",
                        "services.hello.memory: 'much'",
                        "line 6, environments.dev.admin: port 8080 already belongs to dev",
                        "environments.dev.replicas: ",
                        "environments.dev.strategy: 'all-at-once' is not a strategy",
                        "environments.dev.approval: 'perhaps'",
                        "rollout.canary.steps[0].weight: '120%' is more than 100%",
                        "rollout.canary.steps[2].weight: '25%'",
                        "rollout.canary.steps[2].for: 'soon' is not a time",
                        "rollout.canary.bake: 'a while' is not a time",
                        "rollback_triggers.error_rate_threshold: '>5%' is not a share for a time",
                        "service_level_objectives.availability: '100%' is out of range",
                        "(allowed: ");
        assertThat(folder.resolve(".grocellery")).doesNotExist();
    }
}
