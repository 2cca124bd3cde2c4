package io.grocellery.chassis.telemetry;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Leaves out what the platform asks, since health and metrics, every few seconds, are no news, and the timers that look
 * for work.
 */
final class OnlyForShoppers implements ObservationPredicate {

    private static final String MANAGEMENT = "/actuator";
    private static final String TIMER = "tasks.scheduled.execution";

    @Override
    public boolean test(String name, Observation.Context context) {
        return context instanceof ServerRequestObservationContext received
                ? !management(received.getCarrier())
                : !name.equals(TIMER);
    }

    static boolean management(@Nullable HttpServletRequest request) {
        return request != null && request.getRequestURI().startsWith(MANAGEMENT);
    }
}
