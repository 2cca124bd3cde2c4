package io.grocellery.chassis.telemetry;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Leaves out what the platform asks: health and metrics, every few seconds, are no news. */
final class OnlyForShoppers implements ObservationPredicate {

    private static final String MANAGEMENT = "/actuator";

    @Override
    public boolean test(String name, Observation.Context context) {
        return !(context instanceof ServerRequestObservationContext received && management(received.getCarrier()));
    }

    private static boolean management(@Nullable HttpServletRequest request) {
        return request != null && request.getRequestURI().startsWith(MANAGEMENT);
    }
}
