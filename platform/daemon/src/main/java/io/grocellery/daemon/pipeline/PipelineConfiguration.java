package io.grocellery.daemon.pipeline;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.release.JavaRuntime;
import io.grocellery.core.time.Patience;
import io.grocellery.core.time.Sleeper;
import io.grocellery.daemon.environment.Environments;
import io.grocellery.daemon.environment.Turns;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.journal.SqliteEventJournal;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
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
                new Deployments(delivery, environments, patience),
                new RunBook(runJournal, clock),
                eventJournal,
                patience);
    }

    @Bean
    PipelineWatch pipelineWatch(Pipelines pipelines, Sleeper sleeper) {
        return new PipelineWatch(pipelines, new Turns(sleeper));
    }

    /** Turns the pipeline for as long as the daemon runs. */
    static final class PipelineWatch implements SmartLifecycle {

        private final Pipelines pipelines;
        private final Turns turns;

        PipelineWatch(Pipelines pipelines, Turns turns) {
            this.pipelines = pipelines;
            this.turns = turns;
        }

        @Override
        public void start() {
            pipelines.resume();
            turns.begin("pipeline", pipelines::turn);
        }

        @Override
        public void stop() {
            turns.stop();
        }

        /** Once the environments are taken up again, and before anybody can ask for anything. */
        @Override
        public int getPhase() {
            return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
        }

        @Override
        public boolean isRunning() {
            return turns.isRunning();
        }
    }
}
