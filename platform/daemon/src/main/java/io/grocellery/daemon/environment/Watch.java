package io.grocellery.daemon.environment;

import io.grocellery.core.time.Sleeper;
import java.time.Duration;
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
        environments
                .all()
                .forEach(each -> Thread.ofPlatform()
                        .daemon()
                        .name("watch-" + each.name())
                        .start(() -> watch(each)));
    }

    private void watch(LocalEnvironment environment) {
        while (running) {
            turn(environment);
            try {
                sleeper.sleep(PERIOD);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Whatever goes wrong in a turn, the next one must come. */
    private static void turn(LocalEnvironment environment) {
        try {
            environment.turn();
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
