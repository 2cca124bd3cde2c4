package io.grocellery.daemon.api;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.time.Sleeper;
import io.grocellery.daemon.environment.Environments;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends what changes each second for as long as somebody listens. */
@Component
class StatusStream {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Environments environments;
    private final Sleeper sleeper;

    StatusStream(Environments environments, Sleeper sleeper) {
        this.environments = environments;
        this.sleeper = sleeper;
    }

    /** An environment's status. Ends after an hour: the browser opens it again by itself. */
    SseEmitter open(EnvironmentName name) {
        return until(status -> false, "status", () -> environments.status(name));
    }

    /**
     * Whatever is asked for, each second until it is the last.
     *
     * @param name the events' name
     */
    <T> SseEmitter until(Predicate<T> last, String name, Supplier<T> source) {
        T first = source.get();
        SseEmitter emitter = new SseEmitter(Duration.ofHours(1).toMillis());
        Thread.ofVirtual().name(name + "-stream").start(() -> run(first, last, name, source, emitter));
        return emitter;
    }

    private <T> void run(T first, Predicate<T> last, String name, Supplier<T> source, SseEmitter emitter) {
        try {
            T next = first;
            while (true) {
                emitter.send(SseEmitter.event().name(name).data(next));
                if (last.test(next)) {
                    break;
                }
                sleeper.sleep(PERIOD);
                next = source.get();
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            emitter.complete();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException failed) {
            emitter.completeWithError(failed);
        }
    }
}
