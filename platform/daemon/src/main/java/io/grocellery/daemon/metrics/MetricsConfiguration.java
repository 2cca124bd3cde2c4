package io.grocellery.daemon.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;

/** Adds every {@link MultiCollector} there is to what Micrometer measures by itself. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    @Bean
    SmartInitializingSingleton collectors(PrometheusRegistry registry, List<MultiCollector> collectors) {
        return () -> collectors.forEach(registry::register);
    }

    // the request is observed as a whole; an observation around each of a dozen filters as well is a waste
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
