package io.grocellery.daemon.environment;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.workload.InstanceId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every process learns by its variables: who it is, and where its spans go. Older releases know nothing of some of
 * it and do not mind, whereas they refuse properties that they do not know.
 */
final class Telling {

    private final EnvironmentPlan plan;

    Telling(EnvironmentPlan plan) {
        this.plan = plan;
    }

    Map<String, String> of(InstanceId instance, ReleaseId release) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("GROCELLERY_ENVIRONMENT", plan.environment().name().value());
        told.put("GROCELLERY_RELEASE", release.value());
        told.put("GROCELLERY_INSTANCE", instance.value());
        told.put("GROCELLERY_TRACING_EXPORTER", "zipkin");
        told.put("GROCELLERY_TRACING_ENDPOINT", plan.spansUrl().toString());
        told.put(
                "GROCELLERY_TRACING_SAMPLING",
                Double.toString(plan.environment().tracing().share()));
        return told;
    }
}
