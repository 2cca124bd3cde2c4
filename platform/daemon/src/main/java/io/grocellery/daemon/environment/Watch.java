package io.grocellery.daemon.environment;

import io.grocellery.core.time.Sleeper;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Turns every environment's loop for as long as the daemon runs, beginning with what an earlier daemon kept up. */
final class Watch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final Duration PERIOD = Duration.ofMillis(250);

    private final Environments environments;
    private final Sleeper sleeper;
    private volatile boolean running;

    Watch(Environments environments, Sleeper sleeper) {
        this.environments = environments;
        this.sleeper = sleeper;
    }

    @Override
    public void start() {
        running = true;
        environments.resume();
        environments.all().forEach(each -> {
            begin("watch-", each, LocalEnvironment::turn);
            begin("rollouts-", each, environment -> environment.rollouts().turn());
        });
    }

    private void begin(String name, LocalEnvironment environment, Consumer<LocalEnvironment> turn) {
        Thread.ofPlatform().daemon().name(name + environment.name()).start(() -> repeat(environment, turn));
    }

    private void repeat(LocalEnvironment environment, Consumer<LocalEnvironment> turn) {
        while (running) {
            guarded(environment, turn);
            try {
                sleeper.sleep(PERIOD);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Whatever goes wrong in a turn, the next one must come. */
    private static void guarded(LocalEnvironment environment, Consumer<LocalEnvironment> turn) {
        try {
            turn.accept(environment);
        } catch (RuntimeException failed) {
            log.atError()
                    .setMessage("a turn of the watch failed")
                    .addKeyValue("environment", environment.name())
                    .setCause(failed)
                    .log();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
