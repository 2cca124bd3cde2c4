package io.grocellery.gateway.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.spans.SpanDestination;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TracingSettingsTest {

    @Test
    void nobodyIsToldUnlessSomebodyIsNamed() {
        assertThat(TracingSettings.of(Map.of())).isEqualTo(new TracingSettings(new SpanDestination.None(), 0));
    }

    @Test
    void areReadFromVariables() {
        assertThat(TracingSettings.of(Map.of(
                        "GROCELLERY_TRACING_EXPORTER", "zipkin",
                        "GROCELLERY_TRACING_ENDPOINT", "http://127.0.0.1:9411/api/v2/spans",
                        "GROCELLERY_TRACING_SAMPLING", "0.1")))
                .isEqualTo(new TracingSettings(
                        new SpanDestination.Zipkin(URI.create("http://127.0.0.1:9411/api/v2/spans")), 0.1));
    }

    @Test
    void aShareIsFromNothingToAll() {
        assertThatThrownBy(() -> TracingSettings.of(Map.of("GROCELLERY_TRACING_SAMPLING", "10%")))
                .hasMessageContaining("'10%' is no number from 0 to 1");
        assertThatThrownBy(() -> TracingSettings.of(Map.of("GROCELLERY_TRACING_SAMPLING", "1.1")))
                .hasMessageContaining("1.1 is outside 0 to 1");
    }
}
