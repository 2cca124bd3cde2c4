package io.grocellery.chassis.telemetry;

import brave.Tracing;
import brave.baggage.BaggageField;
import brave.baggage.BaggageFields;
import brave.baggage.CorrelationScopeConfig.SingleCorrelationField;
import brave.context.slf4j.MDCScopeDecorator;
import brave.handler.SpanHandler;
import brave.propagation.CurrentTraceContext;
import io.grocellery.chassis.config.ConfigurationRefusedException;
import io.grocellery.spans.SpanDestination;
import io.grocellery.spans.SpanExport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.filter.ServerHttpObservationFilter;

@AutoConfiguration(before = WebMvcObservationAutoConfiguration.class)
@EnableConfigurationProperties(TracingProperties.class)
class TelemetryAutoConfiguration {

    private static final int OPENS_THE_SPAN = Ordered.HIGHEST_PRECEDENCE + 1;

    /** Just inside of what opens a request's span. */
    private static final int INSIDE_THE_SPAN = Ordered.HIGHEST_PRECEDENCE + 5;

    @Bean(destroyMethod = "close")
    SpanExport spanExport(TracingProperties properties) {
        return SpanExport.to(destination(properties), System::nanoTime);
    }

    private static SpanDestination destination(TracingProperties properties) {
        try {
            return properties.destination();
        } catch (IllegalArgumentException unfit) {
            throw new ConfigurationRefusedException(
                    "grocellery.tracing cannot be used: " + unfit.getMessage(),
                    "Set grocellery.tracing.exporter to none, zipkin or xray, and grocellery.tracing.endpoint to fit.");
        }
    }

    @Bean
    SpanHandler exportedSpans(SpanExport export) {
        return export.handler();
    }

    /** Puts the trace into log lines by the names that ECS has for it. */
    @Bean
    CurrentTraceContext.ScopeDecorator tracesInLogs() {
        return MDCScopeDecorator.newBuilder()
                .clear()
                .add(named("trace.id", BaggageFields.TRACE_ID))
                .add(named("span.id", BaggageFields.SPAN_ID))
                .build();
    }

    private static SingleCorrelationField named(String name, BaggageField field) {
        return SingleCorrelationField.newBuilder(field).name(name).build();
    }

    @Bean
    ObservationPredicate onlyForShoppers() {
        return new OnlyForShoppers();
    }

    /** In the place of Spring Boot's. */
    @Bean
    FilterRegistrationBean<ServerHttpObservationFilter> requestObservation(
            ObservationRegistry observations, MeterRegistry meters, Tracing tracing, Environment environment) {
        boolean observing = environment.getProperty("management.observations.enable.all", Boolean.class, true);
        FilterRegistrationBean<ServerHttpObservationFilter> filter = new FilterRegistrationBean<>(
                observing
                        ? new SparingObservation(
                                observations,
                                new RequestTimers(meters),
                                tracing,
                                System::nanoTime,
                                () -> ThreadLocalRandom.current().nextLong() | 1)
                        : new ServerHttpObservationFilter(observations));
        filter.setOrder(OPENS_THE_SPAN);
        return filter;
    }

    @Bean
    Traces traces(Tracer tracer, Propagator propagator) {
        return new Traces(tracer, propagator);
    }

    @Bean
    Following following(CurrentTraceContext current) {
        return new Following(current);
    }

    @Bean
    FilterRegistrationBean<RequestLog> requestLog(Following following) {
        FilterRegistrationBean<RequestLog> filter =
                new FilterRegistrationBean<>(new RequestLog(following, System::nanoTime));
        filter.setOrder(INSIDE_THE_SPAN);
        return filter;
    }
}
