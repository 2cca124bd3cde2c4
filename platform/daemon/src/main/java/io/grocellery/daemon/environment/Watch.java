package io.grocellery.daemon.environment;

import io.grocellery.core.time.Sleeper;
import org.springframework.context.SmartLifecycle;

/** Turns every environment's loop for as long as the daemon runs, beginning with what an earlier daemon kept up. */
final class Watch implements SmartLifecycle {

    private final Environments environments;
    private final Turns turns;

    Watch(Environments environments, Sleeper sleeper) {
        this.environments = environments;
        this.turns = new Turns(sleeper);
    }

    @Override
    public void start() {
        environments.resume();
        environments.all().forEach(each -> {
            turns.begin("watch-" + each.name(), each::turn);
            turns.begin("rollouts-" + each.name(), () -> each.rollouts().turn());
            turns.begin("objectives-" + each.name(), () -> each.objectives().turn());
        });
    }

    @Override
    public void stop() {
        turns.stop();
    }

    @Override
    public boolean isRunning() {
        return turns.isRunning();
    }
}
