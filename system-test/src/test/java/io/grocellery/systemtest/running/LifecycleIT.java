package io.grocellery.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.release.JavaRuntime;
import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Starting and ending, as a person does it, and what is left. */
class LifecycleIT {

    private final RunningGrocellery grocellery = RunningGrocellery.notStarted();

    @AfterEach
    void end() {
        grocellery.close();
    }

    @Test
    void comesUpIsFoundRunningOutlivesAPowerCutAndLeavesNothing() throws IOException {
        assertThat(grocellery.grocellery("status").code()).as("not running").isEqualTo(6);

        Command.Result first = grocellery.up();
        assertThat(Http.get(grocellery.gateway().resolve("/products?limit=1")).statusCode())
                .as("the first request of all")
                .isEqualTo(200);
        assertThat(first.output()).contains(grocellery.gateway() + "/", grocellery.daemon() + "/console/");
        eachIsStartedFromItsCache();
        MemoryBudget.requireOf(grocellery);
        theSecondFindsThemRunning();
        findsItsWayAfterEverythingWasKilledAtOnce();

        assertThat(grocellery.grocellery("down").code()).isZero();
        Eventually.holds(
                "no process left",
                Duration.ofSeconds(10),
                () -> grocellery.processes().isEmpty());
        assertThat(grocellery.state()).exists();

        assertThat(grocellery.grocellery("down", "--purge").code()).isZero();
        assertThat(grocellery.state()).doesNotExist();
    }

    private void eachIsStartedFromItsCache() {
        JavaRuntime ours = new JavaRuntime(Path.of("java"), Runtime.version().toString());
        if (!ours.hasAotCache()) {
            return;
        }
        assertThat(List.of("daemon", "gateway", "order-service-1"))
                .allSatisfy(name -> assertThat(RunningGrocellery.commandOf(grocellery.pidOf(name)))
                        .contains("-XX:AOTCache="));
    }

    private void theSecondFindsThemRunning() {
        List<Long> processes =
                List.of(grocellery.pidOf("daemon"), grocellery.pidOf("gateway"), grocellery.pidOf("order-service-1"));

        grocellery.up();
        assertThat(List.of(
                        grocellery.pidOf("daemon"), grocellery.pidOf("gateway"), grocellery.pidOf("order-service-1")))
                .as("the second up finds them")
                .isEqualTo(processes);
        assertThat(grocellery.grocellery("status").code()).isZero();
        assertThat(grocellery.grocellery("logs", "order-service", "-n", "3").output())
                .isNotBlank();
    }

    @Test
    void namesWhoTakesAPortAndTheWayOut() throws IOException {
        try (ServerSocket taken = new ServerSocket(8083 + grocellery.offset(), 1, InetAddress.getLoopbackAddress())) {
            Command.Result doctor = grocellery.grocellery("doctor");
            assertThat(doctor.code()).isEqualTo(1);
            assertThat(doctor.output()).contains("port " + taken.getLocalPort(), "product-service", "--port-offset");
            Command.Result up = grocellery.grocellery("up");
            assertThat(up.code()).isEqualTo(1);
            assertThat(up.output())
                    .contains("port " + taken.getLocalPort(), "do:")
                    .as("before anything that takes long")
                    .doesNotContain("PostgreSQL");
        }
    }

    private void findsItsWayAfterEverythingWasKilledAtOnce() {
        Customer alice = new Customer(grocellery.gateway(), grocellery.tokenOf("alice"));
        HttpResponse<String> order = alice.orderPatiently(alice.cartWith(alice.products(2)));
        assertThat(order.statusCode()).as(order.body()).isEqualTo(201);
        Object id = Objects.requireNonNull(Customer.object(order).get("id"));

        grocellery.processes().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        Eventually.holds(
                "all dead", Duration.ofSeconds(20), () -> grocellery.processes().isEmpty());

        grocellery.up();
        Customer again = new Customer(grocellery.gateway(), grocellery.tokenOf("alice"));
        assertThat(again.get("/orders/" + id).statusCode()).isEqualTo(200);
    }
}
