package io.grocellery.spans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpanDestinationTest {

    @Test
    void isReadFromWhatAProcessIsConfiguredWith() {
        assertThat(SpanDestination.of("zipkin", "http://127.0.0.1:9411/api/v2/spans"))
                .isEqualTo(new SpanDestination.Zipkin(URI.create("http://127.0.0.1:9411/api/v2/spans")));
        assertThat(SpanDestination.of("xray", "udp://127.0.0.1:2000"))
                .isEqualTo(new SpanDestination.XRay("127.0.0.1", 2000));
        assertThat(SpanDestination.of("none", null)).isEqualTo(new SpanDestination.None());
    }

    @ParameterizedTest
    @CsvSource({
        "jaeger, http://127.0.0.1:9411/, 'zipkin, xray and none'",
        "zipkin, , needs an endpoint",
        "zipkin, udp://127.0.0.1:2000, http address",
        "zipkin, nothing, http address",
        "xray, http://127.0.0.1:2000, udp://host:port",
        "xray, udp://127.0.0.1, a host and a port"
    })
    void refusesWhatCannotBeMeant(String exporter, String endpoint, String expected) {
        assertThatThrownBy(() -> SpanDestination.of(exporter, endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }
}
