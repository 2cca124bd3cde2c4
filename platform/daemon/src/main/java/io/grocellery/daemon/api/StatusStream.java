package io.grocellery.daemon.api;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.time.Sleeper;
import io.grocellery.daemon.environment.Environments;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends an environment's status each second for as long as somebody listens. */
@Component
class StatusStream {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Environments environments;
    private final Sleeper sleeper;

    StatusStream(Environments environments, Sleeper sleeper) {
        this.environments = environments;
        this.sleeper = sleeper;
    }

    /** Ends after an hour: the browser opens it again by itself. */
    SseEmitter open(EnvironmentName name) {
        environments.status(name);
        SseEmitter emitter = new SseEmitter(Duration.ofHours(1).toMillis());
        Thread.ofVirtual().name("status-stream").start(() -> run(name, emitter));
        return emitter;
    }

    private void run(EnvironmentName name, SseEmitter emitter) {
        try {
            while (true) {
                emitter.send(SseEmitter.event().name("status").data(environments.status(name)));
                sleeper.sleep(PERIOD);
            }
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
