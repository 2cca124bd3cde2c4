package io.grocellery.daemon.environment;

import io.grocellery.core.time.Sleeper;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Turns every environment's loop for as long as the daemon runs, beginning with what an earlier daemon kept up. */
final class Watch implements SmartLifecycle {

    private final Environments environments;
    private final Turns turns;
    private final Pulse pulse;

    Watch(Environments environments, Sleeper sleeper, Pulse pulse) {
        this.environments = environments;
        this.turns = new Turns(sleeper);
        this.pulse = pulse;
    }

    @Override
    public void start() {
        environments.resume();
        environments.all().forEach(each -> {
            begin("watch", each, each::turn);
            begin("rollouts", each, () -> each.rollouts().turn());
            begin("objectives", each, () -> each.objectives().turn());
        });
    }

    /** A turn that failed is none: a loop that does nothing but fail counts as late. */
    private void begin(String name, LocalEnvironment environment, Runnable turn) {
        Pulse.Loop loop = new Pulse.Loop(name, environment.name());
        turns.begin(name + "-" + environment.name(), () -> {
            turn.run();
            pulse.beat(loop);
        });
    }

    @Override
    public void stop() {
        turns.stop();
    }

    /**
     * Before anybody can ask for anything: {@code up} that came first would take what a rollout had begun for something
     * left over.
     */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 2;
    }

    @Override
    public boolean isRunning() {
        return turns.isRunning();
    }
}
