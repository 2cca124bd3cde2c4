package io.grocellery.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.delivery.IdentityProvider;
import io.grocellery.core.delivery.JvmProfile;
import io.grocellery.core.delivery.ProgramDefinition;
import io.grocellery.core.delivery.Replicas;
import io.grocellery.core.delivery.RolloutDefinition;
import io.grocellery.core.delivery.Sampling;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.delivery.ServiceLevelObjectives;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.MemorySize;
import io.grocellery.core.model.PathPattern;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.PipelineDefinition;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.rollout.Strategy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {

    private static final Delivery SHOP = new Delivery(
            "shop",
            Optional.empty(),
            Optional.empty(),
            List.of(service("a", 1)),
            List.of(),
            RolloutDefinition.STANDARD,
            ServiceLevelObjectives.STANDARD,
            List.of(),
            PipelineDefinition.NONE);
    private static final EnvironmentDefinition SMALL = environment(new Replicas(1, 1), JvmProfile.LEAN);
    private static final EnvironmentDefinition LARGE = environment(new Replicas(2, 10), JvmProfile.FAST);

    @Test
    void countsEveryReplicaTheGatewayAndTheDatabase() {
        assertThat(MemoryNeed.of(SHOP, SMALL)).isEqualTo(new MemoryNeed(SMALL.name(), 1, 174 + 150 + 120));
        assertThat(MemoryNeed.of(SHOP, LARGE)).isEqualTo(new MemoryNeed(LARGE.name(), 2, 2 * 372 + 300 + 120));
        assertThat(MemoryNeed.of(SHOP, SMALL).withDaemon().mebibytes()).isEqualTo(444 + 174);
    }

    @Test
    void aProgramTakesWhatItSaysAndNoDatabase() {
        ServiceDefinition java = service("a", 1);
        ServiceDefinition program = new ServiceDefinition(
                java.name(),
                java.path(),
                java.port(),
                java.routes(),
                java.memory(),
                java.calls(),
                java.events(),
                Optional.of(new ProgramDefinition(List.of("./run"), "/")));
        Delivery delivery = new Delivery(
                "any",
                Optional.empty(),
                Optional.empty(),
                List.of(program),
                List.of(),
                RolloutDefinition.STANDARD,
                ServiceLevelObjectives.STANDARD,
                List.of(),
                PipelineDefinition.NONE);

        assertThat(MemoryNeed.of(delivery, SMALL)).isEqualTo(new MemoryNeed(SMALL.name(), 1, 64 + 150));
    }

    @Test
    void saysBothFiguresAndTheWayOut() {
        FreeMemory free = new FreeMemory(443, 2_000, true);
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> MemoryNeed.of(SHOP, SMALL).require(free))
                .satisfies(refused -> {
                    assertThat(refused.what()).contains("too little memory to start prod");
                    assertThat(refused.why()).contains("needs 444 MiB", "443 MiB of 2000 MiB are free");
                    assertThat(refused.remedy()).contains("end other programs", "--env", "--ignore-memory");
                });
        assertThatCode(() -> MemoryNeed.of(SHOP, SMALL).require(new FreeMemory(444, 2_000, true)))
                .doesNotThrowAnyException();
    }

    @Test
    void whereTheSystemDoesNotTellOnlyATooSmallMachineIsRefused() {
        assertThat(MemoryNeed.of(SHOP, SMALL).fits(new FreeMemory(50, 8_000, false)))
                .isTrue();
        assertThat(MemoryNeed.of(SHOP, SMALL).fits(new FreeMemory(50, 400, false)))
                .isFalse();
    }

    private static ServiceDefinition service(String name, int port) {
        return new ServiceDefinition(
                new ServiceName(name),
                name,
                new Port(port),
                List.of(new PathPattern("/" + name + "/**")),
                new MemorySize(64),
                Set.of(),
                Map.of(),
                Optional.empty());
    }

    private static EnvironmentDefinition environment(Replicas replicas, JvmProfile profile) {
        return new EnvironmentDefinition(
                new EnvironmentName("prod"),
                new Port(8280),
                new Port(8271),
                replicas,
                profile,
                false,
                new IdentityProvider.Development(),
                Strategy.ROLLING,
                List.of(),
                false,
                Sampling.STANDARD,
                Set.of());
    }
}
