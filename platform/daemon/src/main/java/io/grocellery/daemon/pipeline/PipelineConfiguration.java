package io.grocellery.daemon.pipeline;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.RunRetention;
import io.grocellery.core.release.JavaRuntime;
import io.grocellery.core.time.Patience;
import io.grocellery.core.time.Sleeper;
import io.grocellery.daemon.environment.Environments;
import io.grocellery.daemon.environment.Turns;
import io.grocellery.daemon.environment.Vigil;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.journal.SqliteEventJournal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the pipeline together. */
@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {

    @Bean(destroyMethod = "close")
    EventJournal runJournal(Installation installation) {
        return SqliteEventJournal.open(installation.state().resolve("pipeline.db"));
    }

    @Bean
    Pipelines pipelines(
            Installation installation,
            Delivery delivery,
            Environments environments,
            @Qualifier("runJournal") EventJournal runJournal,
            EventJournal eventJournal,
            JavaRuntime runtime,
            Patience patience,
            Clock clock) {
        return new Pipelines(
                installation,
                new RunPlanning(installation, "java " + runtime.version()),
                new Deployments(environments, patience),
                new RunBook(runJournal, clock),
                RunRetention.STANDARD,
                () -> inUse(delivery, environments),
                eventJournal,
                patience);
    }

    /** What serves somewhere, or would once its environment is up again. */
    private static Map<ServiceName, Set<ReleaseId>> inUse(Delivery delivery, Environments environments) {
        Map<ServiceName, Set<ReleaseId>> inUse = new LinkedHashMap<>();
        for (ServiceDefinition service : delivery.services()) {
            Set<ReleaseId> releases = inUse.computeIfAbsent(service.name(), none -> new LinkedHashSet<>());
            environments.serving(service.name()).values().forEach(releases::addAll);
        }
        environments
                .names()
                .forEach(name -> environments
                        .rollouts(name)
                        .promoted()
                        .forEach((service, release) ->
                                Optional.ofNullable(inUse.get(service)).ifPresent(releases -> releases.add(release))));
        return inUse;
    }

    @Bean
    PipelineWatch pipelineWatch(Pipelines pipelines, Sleeper sleeper) {
        return new PipelineWatch(pipelines, sleeper);
    }

    /** Turns the pipeline for as long as the daemon runs, once the environments are taken up again. */
    static final class PipelineWatch extends Vigil {

        private final Pipelines pipelines;

        PipelineWatch(Pipelines pipelines, Sleeper sleeper) {
            super(sleeper, AFTER_ENVIRONMENTS);
            this.pipelines = pipelines;
        }

        @Override
        protected void begin(Turns turns) {
            pipelines.resume();
            turns.begin("pipeline", pipelines::turn);
        }
    }
}
