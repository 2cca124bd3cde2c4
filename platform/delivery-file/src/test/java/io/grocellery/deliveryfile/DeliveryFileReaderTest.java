package io.grocellery.deliveryfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.IdentityProvider;
import io.grocellery.core.delivery.JvmProfile;
import io.grocellery.core.delivery.Replicas;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.MemorySize;
import io.grocellery.core.model.PathPattern;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ServiceName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryFileReaderTest {

    private static final String VALID = """
            application: shop
            storefront: pages
            services:
              a-service: { path: a, port: 9001, routes: [/a/**], memory: 64MiB, calls: [b-service], events: { b-service: /b/events } }
              b-service: { path: b, port: 9002, routes: [/b/**, /c], memory: 1GiB }
            environments:
              dev: { gateway: 9000, admin: 9010, replicas: 1, profile: lean, fixed_ports: true, identity: development }
              prod: { gateway: 9100, admin: 9110, replicas: { min: 2, max: 10 }, profile: fast }
            """;

    private final DeliveryFileReader reader = new DeliveryFileReader();

    @Test
    void readsEveryKey() throws Exception {
        Delivery delivery = reader.read("delivery.yaml", VALID);

        assertThat(delivery.application()).isEqualTo("shop");
        assertThat(delivery.storefront()).contains("pages");
        assertThat(delivery.service(new ServiceName("a-service")))
                .contains(new ServiceDefinition(
                        new ServiceName("a-service"),
                        "a",
                        new Port(9001),
                        List.of(new PathPattern("/a/**")),
                        new MemorySize(64),
                        Set.of(new ServiceName("b-service")),
                        Map.of(new ServiceName("b-service"), "/b/events")));
        assertThat(delivery.services().getLast().memory().mebibytes()).isEqualTo(1024);
        assertThat(delivery.environment(new EnvironmentName("dev")))
                .hasValueSatisfying(dev -> assertThat(dev.identity()).isEqualTo(new IdentityProvider.Development()));
        assertThat(delivery.environment(new EnvironmentName("prod"))).hasValueSatisfying(prod -> {
            assertThat(prod.replicas()).isEqualTo(new Replicas(2, 10));
            assertThat(prod.profile()).isEqualTo(JvmProfile.FAST);
            assertThat(prod.fixedPorts()).isFalse();
            assertThat(prod.identity()).isEqualTo(new IdentityProvider.Unnamed());
        });
    }

    @Test
    void readsTheProjectsOwnFile() throws Exception {
        Delivery delivery = reader.read(Path.of("../../delivery.yaml"));

        assertThat(delivery.services())
                .extracting(service -> service.name().value())
                .containsExactly("product-service", "cart-service", "order-service", "summary-service");
        assertThat(delivery.environments())
                .extracting(environment -> environment.name().value())
                .containsExactly("dev", "staging", "prod");
        assertThat(delivery.environments())
                .extracting(environment -> environment.identity().production())
                .containsExactly(false, false, true);
    }

    @Test
    void reportsEveryProblemAtOnceWithItsLine() {
        String broken = """
                application: ""
                colour: green
                storefront: ../elsewhere
                services:
                  Bad_Name: { path: a, port: 9001, routes: [/a/**], memory: 64MiB }
                  b-service: { path: /root, port: 70000, routes: [b], memory: lots, calls: [nobody], size: 3 }
                  c-service: { port: 9001, routes: /c, memory: 1MiB, events: { nobody: x } }
                  d-service: []
                environments:
                  dev: { gateway: 9001, admin: soon, replicas: 0, profile: quick, fixed_ports: maybe, identity: "http://x" }
                  prod: { gateway: 9100, admin: 9110, replicas: { min: 5, max: 2 }, profile: fast }
                """;

        InvalidDeliveryFileException refused = refused(broken);

        assertThat(refused.problems())
                .extracting(problem -> problem.line() + " " + problem.path())
                .contains(
                        "1 application",
                        "2 colour",
                        "3 storefront",
                        "5 services.Bad_Name",
                        "6 services.b-service.path",
                        "6 services.b-service.port",
                        "6 services.b-service.routes[0]",
                        "6 services.b-service.memory",
                        "6 services.b-service.calls[0]",
                        "6 services.b-service.size",
                        "7 services.c-service",
                        "7 services.c-service.port",
                        "7 services.c-service.routes",
                        "7 services.c-service.memory",
                        "7 services.c-service.events.nobody",
                        "8 services.d-service",
                        "10 environments.dev.gateway",
                        "10 environments.dev.admin",
                        "10 environments.dev.replicas",
                        "10 environments.dev.profile",
                        "10 environments.dev.fixed_ports",
                        "10 environments.dev.identity",
                        "11 environments.prod.replicas");
        assertThat(refused).hasMessageContaining("unknown key 'colour'").hasMessageContaining("allowed:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: [1, 2' | not YAML",
                "'' | the file is empty",
                "just words | is not a section of keys",
                "'application: x' | is missing (allowed: at least one service)",
                "'application: x\napplication: y' | stands here twice"
            })
    void saysWhatIsWrongWithADocument(String yaml, String expected) {
        assertThat(refused(yaml)).hasMessageContaining(expected);
    }

    @Test
    void twoServicesCannotOwnOneRoute() {
        assertThat(refused(VALID.replace("/b/**, /c", "/a/**")))
                .hasMessageContaining("route /a/** already belongs to a-service");
    }

    private InvalidDeliveryFileException refused(String yaml) {
        return catchThrowableOfType(InvalidDeliveryFileException.class, () -> reader.read("delivery.yaml", yaml));
    }
}
