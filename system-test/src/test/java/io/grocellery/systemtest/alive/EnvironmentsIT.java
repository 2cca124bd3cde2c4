package io.grocellery.systemtest.alive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.running.Customer;
import io.grocellery.systemtest.running.Http;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.systemtest.size.LargeTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/** Staging, and a rehearsal of production, beside dev on one machine under one daemon. */
@LargeTest
class EnvironmentsIT {

    private static final int SERVICES = 4;

    private final RunningGrocellery grocellery = RunningGrocellery.shared();

    @AfterEach
    void endWhatDevDoesNotNeed() {
        grocellery.grocellery("down", "--env", "prod");
        grocellery.grocellery("down", "--env", "staging");
    }

    @Test
    void runSideBySideEachWithItsOwnPortsReplicasProfileAndData() throws IOException {
        assertThat(grocellery.up("--env", "staging").output()).contains(grocellery.gateway("staging") + "/");
        assertThat(grocellery.up("--env", "prod").output()).contains(grocellery.gateway("prod") + "/");

        stagingHasAsMuchAsProductionAtItsLeast();
        productionRunsTwoOfEachForSpeedAndRefusesWhatIsForDevelopment();
        eachHasOrdersOfItsOwn();
        theIssuerOfARunningEnvironmentStays();

        assertThat(grocellery.grocellery("down", "--env", "staging").code()).isZero();
        assertThat(grocellery.grocellery("status", "--env", "staging").code())
                .as("not running")
                .isEqualTo(6);
        assertThat(grocellery.grocellery("status", "--env", "prod").code()).isZero();
        assertThat(grocellery.grocellery("status").code()).isZero();
        assertThat(grocellery.grocellery("down", "--env", "staging", "--purge").code())
                .as("the data of one environment alone cannot be purged")
                .isEqualTo(2);
    }

    private void stagingHasAsMuchAsProductionAtItsLeast() {
        assertThat(grocellery.instances("staging")).hasSize(2 * SERVICES);
        assertThat(config("staging")).containsEntry("environment", "staging");
        assertThat(properties("staging", "order-service-1"))
                .contains("grocellery.production=false")
                .doesNotContain("rehearsal");
    }

    private void productionRunsTwoOfEachForSpeedAndRefusesWhatIsForDevelopment() {
        Collection<Map<?, ?>> instances = grocellery.instances("prod").collect(Collectors.toList());
        assertThat(instances).hasSize(2 * SERVICES);
        assertThat(instances).extracting(each -> each.get("port")).doesNotHaveDuplicates();
        assertThat(instances).allSatisfy(each -> assertThat(commandOf(each)).contains("-XX:+UseG1GC", "-Xmx192m"));
        if (Runtime.version().feature() >= 25) {
            assertThat(instances)
                    .as("from the caches of dev")
                    .allSatisfy(each -> assertThat(commandOf(each)).contains("-XX:AOTCache="));
        }
        assertThat(properties("prod", "order-service-2"))
                .contains("grocellery.production=true", "grocellery.security.rehearsal=true", "127.0.0.1");
        assertThat(config("prod")).containsEntry("environment", "prod");
    }

    private static String commandOf(Map<?, ?> instance) {
        long pid = ((Number) Objects.requireNonNull(instance.get("pid"))).longValue();
        return RunningGrocellery.commandOf(pid);
    }

    private void eachHasOrdersOfItsOwn() {
        String token = grocellery.tokenOf("bob");
        Customer inProduction = new Customer(grocellery.gateway("prod"), token);
        HttpResponse<String> order = inProduction.orderPatiently(inProduction.cartWith(inProduction.products(2)));
        assertThat(order.statusCode()).as(order.body()).isEqualTo(201);
        String path = "/orders/" + Customer.object(order).get("id");
        assertThat(inProduction.get(path).statusCode()).isEqualTo(200);
        for (String other : List.of("dev", "staging")) {
            assertThat(new Customer(grocellery.gateway(other), token).get(path).statusCode())
                    .isEqualTo(404);
        }
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
