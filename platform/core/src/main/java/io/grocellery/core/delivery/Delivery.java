package io.grocellery.core.delivery;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.PipelineDefinition;
import java.util.List;
import java.util.Optional;

/**
 * A whole delivery file.
 *
 * @param application the application's name
 * @param storefront folder of static pages, relative to the file
 * @param flags file of the feature flags that an environment begins with, relative to the file
 * @param services in the order of the file
 * @param environments in the order of the file
 * @param rollout how new releases take over
 * @param objectives what users may expect
 * @param journeys what they do, in the order of the file
 * @param pipeline the way from a commit to these environments
 */
public record Delivery(
        String application,
        Optional<String> storefront,
        Optional<String> flags,
        List<ServiceDefinition> services,
        List<EnvironmentDefinition> environments,
        RolloutDefinition rollout,
        ServiceLevelObjectives objectives,
        List<JourneyDefinition> journeys,
        PipelineDefinition pipeline) {

    /** More would make the gateway ask too much of every request, and nobody look at them. */
    public static final int MOST_JOURNEYS = 20;

    public Delivery {
        services = List.copyOf(services);
        environments = List.copyOf(environments);
        journeys = List.copyOf(journeys);
    }

    public Optional<ServiceDefinition> service(ServiceName name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }

    /**
     * How far a branch goes: the environments up to the last one that names it, in the order of the file; none when none
     * does. An environment that names no branches takes any.
     */
    public List<EnvironmentDefinition> reachedFrom(String branch) {
        for (EnvironmentDefinition environment : environments.reversed()) {
            if (environment.takes(branch)) {
                return environments.subList(0, environments.indexOf(environment) + 1);
            }
        }
        return List.of();
    }

    /** Whether any service is told of a database, and of who signs people in. */
    public boolean configured() {
        return services.stream().anyMatch(ServiceDefinition::configured);
    }

    public Optional<EnvironmentDefinition> environment(EnvironmentName name) {
        return environments.stream()
                .filter(environment -> environment.name().equals(name))
                .findFirst();
    }
}
