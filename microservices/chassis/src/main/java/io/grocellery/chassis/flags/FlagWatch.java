package io.grocellery.chassis.flags;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at the file of flags now and again. A look costs a call of {@code stat}, and works as well on shared folders and
 * mounted volumes, where the system's notice of changes does not come.
 */
final class FlagWatch implements SmartLifecycle {

    static final Duration PERIOD = Duration.ofMillis(500);

    private static final Logger log = LoggerFactory.getLogger(FlagWatch.class);

    private final FileFlagProvider provider;
    private volatile @Nullable ScheduledExecutorService looking;

    FlagWatch(FileFlagProvider provider) {
        this.provider = provider;
    }

    @Override
    public void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("feature-flags").factory());
        // nobody waits for it: a look tells of its own failures
        Future<?> unused = executor.scheduleWithFixedDelay(
                this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        looking = executor;
    }

    /** Whatever goes wrong in a look, the next one must come. */
    private void look() {
        try {
            provider.refresh();
        } catch (RuntimeException failed) {
            log.error("a look at the feature flags failed", failed);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService executor = looking;
        if (executor != null) {
            executor.shutdownNow();
            looking = null;
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
