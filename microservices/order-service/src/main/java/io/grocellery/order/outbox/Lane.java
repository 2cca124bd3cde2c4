package io.grocellery.order.outbox;

import io.grocellery.chassis.telemetry.Traces;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one destination its messages, a batch at a time. A destination that is away is asked with a single message
 * until it answers again, and keeps no other lane waiting.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Destination destination;
    private final Outbox outbox;
    private final OutboxSettings settings;
    private final Backoff backoff;
    private final Traces traces;
    private int failures;

    Lane(Destination destination, Outbox outbox, OutboxSettings settings, Backoff backoff, Traces traces) {
        this.destination = destination;
        this.outbox = outbox;
        this.settings = settings;
        this.backoff = backoff;
        this.traces = traces;
    }

    /** What a turn came to: go on at once, wait for work, or leave the destination alone for a while. */
    sealed interface Turn {
        record Moved() implements Turn {}

        record Idle() implements Turn {}

        record Stuck(Duration pause) implements Turn {}
    }

    /** One batch: taken, delivered at once, settled. */
    Turn turn() {
        try {
            List<Message> batch =
                    outbox.take(destination.name(), failures > 0 ? 1 : settings.batch(), settings.lease());
            return batch.isEmpty() ? new Turn.Idle() : settle(deliver(batch));
        } catch (RuntimeException failure) {
            return stuck(failure.toString());
        }
    }

    private record Delivery(Message message, Outcome outcome) {}

    private List<Delivery> deliver(List<Message> batch) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Delivery>> deliveries = batch.stream()
                    .<Callable<Delivery>>map(message -> () -> deliver(message))
                    .toList();
            return executor.invokeAll(deliveries).stream().map(Lane::result).toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while delivering", interrupted);
        }
    }

    private Delivery deliver(Message message) {
        try {
            return new Delivery(message, followed(message));
        } catch (RuntimeException failure) {
            return new Delivery(message, Outcome.away(failure.toString()));
        }
    }

    /** In the trace of the request that wrote the message, whenever and wherever that was. */
    private Outcome followed(Message message) {
        return traces.continued(
                message.traceparent(), "outbox " + destination.name(), () -> destination.deliver(message));
    }

    private static Delivery result(Future<Delivery> delivery) {
        try {
            return delivery.get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException("delivery broke off", failure);
        }
    }

    private Turn settle(List<Delivery> deliveries) {
        outbox.delivered(destination.name(), delivered(deliveries));
        deliveries.forEach(delivery -> putOff(delivery.message(), delivery.outcome()));
        List<String> away = deliveries.stream()
                .flatMap(delivery ->
                        delivery.outcome() instanceof Outcome.Away(String reason) ? Stream.of(reason) : null)
                .toList();
        return away.size() == deliveries.size() ? stuck(away.getFirst()) : moved();
    }

    private static List<Message> delivered(List<Delivery> deliveries) {
        return deliveries.stream()
                .filter(delivery -> delivery.outcome() instanceof Outcome.Delivered)
                .map(Delivery::message)
                .toList();
    }

    private void putOff(Message message, Outcome outcome) {
        Duration wait = backoff.after(message.attempts());
        switch (outcome) {
            case Outcome.Delivered() -> {}
            case Outcome.Away(String reason) -> outbox.away(message, reason, wait);
            case Outcome.Refused(String reason) -> refused(message, reason, wait);
        }
    }

    private void refused(Message message, String reason, Duration wait) {
        if (outbox.refused(message, reason, wait, settings.refusals())) {
            LOG.error("{} put aside after {} refusals: {}", message, settings.refusals(), reason);
        }
    }

    private Turn moved() {
        if (failures > 0) {
            LOG.info("{} takes messages again after {} failures", destination.name(), failures);
        }
        failures = 0;
        return new Turn.Moved();
    }

    private Turn stuck(String reason) {
        if (failures++ == 0) {
            LOG.warn("{} takes no messages, going on trying: {}", destination.name(), reason);
        }
        return new Turn.Stuck(backoff.after(failures));
    }
}
