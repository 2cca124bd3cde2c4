package io.grocellery.order.checkout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** How requests wait for one another. */
@Component
final class Waiting {
    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMillis(250);

    private final CheckoutSettings settings;
    private final InstantSource clock;
    private final Pause pause;

    Waiting(CheckoutSettings settings, InstantSource clock, Pause pause) {
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
    }

    Patience begin() {
        return new Patience(clock.instant().plus(settings.patience()));
    }

    /** What one request has of it: it looks often at first, then less, and gives up at a moment. */
    final class Patience {
        private final Instant end;
        private Duration next = FIRST;

        private Patience(Instant end) {
            this.end = end;
        }

        /** @throws io.grocellery.chassis.problem.ProblemException when it is at its end */
        void rest() {
            if (Thread.currentThread().isInterrupted() || !clock.instant().isBefore(end)) {
                throw Refusals.inProgress();
            }
            pause.rest(next);
            next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        }
    }
}
