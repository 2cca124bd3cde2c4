package io.grocellery.order.outbox;

import io.grocellery.chassis.telemetry.Traces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Delivers the outbox, a lane for each destination. Stops after the web server, so that the last orders are told too. */
@Component
public final class Relay implements SmartLifecycle {
    /** Well below the web server's own phases: started before it takes requests, stopped after it has drained. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 10_000;

    private final List<Lane> lanes;
    private final List<String> names;
    private final OutboxSettings settings;
    private final InstantSource clock;
    private volatile List<LaneRunner> runners = List.of();

    Relay(
            List<Destinations> destinations,
            Outbox outbox,
            OutboxSettings settings,
            RandomGenerator random,
            InstantSource clock,
            Traces traces) {
        Backoff backoff = new Backoff(settings.firstRetry(), settings.longestRetry(), random);
        List<? extends Destination> all =
                destinations.stream().flatMap(some -> some.all().stream()).toList();
        this.names = all.stream().map(Destination::name).toList();
        this.lanes = all.stream()
                .map(destination -> new Lane(destination, outbox, settings, backoff, traces))
                .toList();
        this.settings = settings;
        this.clock = clock;
    }

    /** Says that something was committed to the outbox. Never waits. */
    public void wake() {
        runners.forEach(LaneRunner::wake);
    }

    @Override
    public void start() {
        List<LaneRunner> started = IntStream.range(0, lanes.size())
                .mapToObj(i -> new LaneRunner(names.get(i), lanes.get(i), settings.poll()))
                .toList();
        started.forEach(LaneRunner::start);
        runners = started;
    }

    @Override
    public void stop() {
        List<LaneRunner> stopping = runners;
        runners = List.of();
        stopping.forEach(LaneRunner::stop);
        try {
            await(stopping, clock.instant().plus(settings.farewell()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(List<LaneRunner> stopping, Instant deadline) throws InterruptedException {
        for (LaneRunner runner : stopping) {
            Duration left = Duration.between(clock.instant(), deadline);
            runner.await(left.isNegative() ? Duration.ZERO : left);
        }
    }

    @Override
    public boolean isRunning() {
        return !runners.isEmpty();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
