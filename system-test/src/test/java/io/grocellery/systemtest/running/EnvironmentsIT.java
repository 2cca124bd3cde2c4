package io.grocellery.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.rollout.TrialProgram;
import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** Several environments on one machine under one daemon. */
class EnvironmentsIT {

    private static final int SERVICES = 4;

    private final RunningGrocellery grocellery = RunningGrocellery.shared();

    @AfterEach
    void endWhatDevDoesNotNeed() {
        grocellery.grocellery("down", "--env", "prod");
    }

    @Test
    void aRehearsalOfProductionRunsBesideDevWithItsOwnPortsReplicasProfileAndData() throws IOException {
        assertThat(grocellery.up("--env", "prod", "--plain-start").output()).contains(grocellery.gateway("prod") + "/");

        productionRunsTwoOfEachForSpeedAndRefusesWhatIsForDevelopment();
        ordersStayWhereTheyWerePlaced();
        theIssuerOfARunningEnvironmentStays();

        assertThat(grocellery.grocellery("down", "--env", "prod").code()).isZero();
        assertThat(grocellery.grocellery("status", "--env", "prod").code())
                .as("not running")
                .isEqualTo(6);
        assertThat(grocellery.grocellery("status").code()).isZero();
        assertThat(grocellery.grocellery("down", "--env", "prod", "--purge").code())
                .as("the data of one environment alone cannot be purged")
                .isEqualTo(2);
    }

    @Test
    void threeOfThemRunUnderOneDaemon(@TempDir Path folder) throws IOException {
        Path delivery = Files.writeString(folder.resolve("delivery.yaml"), """
                application: trials
                %s
                environments:
                  dev: { gateway: 8080, admin: 8071, replicas: 1, profile: lean, strategy: rolling }
                  staging: { gateway: 8180, admin: 8171, replicas: 2, profile: lean, strategy: blue-green }
                  prod: { gateway: 8280, admin: 8271, replicas: 3, profile: lean, strategy: canary, identity: rehearsal }
                """.formatted(TrialProgram.services()));
        new TrialProgram(folder).layOut("errors=0\n");
        try (RunningGrocellery others = RunningGrocellery.notStartedOf(delivery)) {
            Map<String, Integer> replicas = Map.of("dev", 1, "staging", 2, "prod", 3);
            replicas.keySet().forEach(each -> others.up("--env", each, "--plain-start"));

            replicas.forEach((environment, expected) -> {
                assertThat(others.instances(environment)).as(environment).hasSize(expected);
                assertThat(Http.get(others.gateway(environment).resolve("/trial"))
                                .statusCode())
                        .isEqualTo(200);
            });
            assertThat(replicas.keySet().stream().flatMap(others::instances))
                    .extracting(each -> each.get("port"))
                    .doesNotHaveDuplicates();

            assertThat(others.grocellery("down", "--env", "staging").code()).isZero();
            assertThat(others.grocellery("status", "--env", "staging").code())
                    .as("not running")
                    .isEqualTo(6);
            assertThat(others.grocellery("status", "--env", "prod").code()).isZero();
            assertThat(others.grocellery("status").code()).isZero();
        }
    }

    private void productionRunsTwoOfEachForSpeedAndRefusesWhatIsForDevelopment() {
        Collection<Map<?, ?>> instances = grocellery.instances("prod").collect(Collectors.toList());
        assertThat(instances).hasSize(2 * SERVICES);
        assertThat(instances).extracting(each -> each.get("port")).doesNotHaveDuplicates();
        assertThat(instances).allSatisfy(each -> assertThat(commandOf(each)).contains("-XX:+UseG1GC", "-Xmx192m"));
        assertThat(properties("prod", "order-service-2"))
                .contains("grocellery.production=true", "grocellery.security.rehearsal=true", "127.0.0.1");
        assertThat(config("prod")).containsEntry("environment", "prod");
    }

    private static String commandOf(Map<?, ?> instance) {
        long pid = ((Number) Objects.requireNonNull(instance.get("pid"))).longValue();
        return ProcessHandle.of(pid).flatMap(each -> each.info().commandLine()).orElse("");
    }

    private void ordersStayWhereTheyWerePlaced() {
        String token = grocellery.tokenOf("bob");
        Customer inProduction = new Customer(grocellery.gateway("prod"), token);
        HttpResponse<String> order =
                inProduction.order(inProduction.cartWith(inProduction.products(2)), UUID.randomUUID());
        assertThat(order.statusCode()).as(order.body()).isEqualTo(201);
        String path = "/orders/" + Customer.object(order).get("id");
        assertThat(inProduction.get(path).statusCode()).isEqualTo(200);
        assertThat(new Customer(grocellery.gateway(), token).get(path).statusCode())
                .isEqualTo(404);
    }

    private void theIssuerOfARunningEnvironmentStays() {
        Command.Result tooLate = grocellery.grocellery("up", "--env", "prod", "--issuer", "https://issuer.example");
        assertThat(tooLate.code()).isEqualTo(1);
        assertThat(tooLate.output()).contains("prod runs", "down --env prod");
        Command.Result unfit = grocellery.grocellery("up", "--env", "prod", "--issuer", "development");
        assertThat(unfit.code()).isEqualTo(1);
        assertThat(unfit.output()).contains("production refuses the development issuer", "rehearsal");
    }

    private Map<String, Object> config(String environment) {
        return JSON.std.mapFrom(Http.get(grocellery.gateway(environment).resolve("/config.json"))
                .body());
    }

    private String properties(String environment, String instance) {
        Path file = grocellery
                .state()
                .resolve("environments/" + environment + "/config/" + instance + "/application.properties");
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError("cannot read " + file, unreadable);
        }
    }
}
