package io.grocellery.daemon.environment;

import io.grocellery.core.time.Sleeper;

/** Turns every environment's loop for as long as the daemon runs, beginning with what an earlier daemon kept up. */
final class Watch extends Vigil {

    private final Environments environments;
    private final Pulse pulse;

    Watch(Environments environments, Sleeper sleeper, Pulse pulse) {
        super(sleeper, FIRST);
        this.environments = environments;
        this.pulse = pulse;
    }

    @Override
    protected void begin(Turns turns) {
        environments.resume();
        environments.all().forEach(each -> {
            begin(turns, "watch", each, each::turn);
            begin(turns, "rollouts", each, () -> each.rollouts().turn());
            begin(turns, "objectives", each, () -> each.objectives().turn());
        });
    }

    /** A turn that failed is none: a loop that does nothing but fail counts as late. */
    private void begin(Turns turns, String name, LocalEnvironment environment, Runnable turn) {
        Pulse.Loop loop = new Pulse.Loop(name, environment.name());
        turns.begin(name + "-" + environment.name(), () -> {
            turn.run();
            pulse.beat(loop);
        });
    }
}
