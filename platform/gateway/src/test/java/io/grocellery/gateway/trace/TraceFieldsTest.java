package io.grocellery.gateway.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceFieldsTest {

    private static final String TRACE = "5af7183fb1d4cf5f6b8b5c3d2e1f0a99";
    private static final String SPAN = "6b221d5bc9e6496c";

    private final MultiMap fields = MultiMap.caseInsensitiveMultiMap();

    @Test
    void readsTheFormOfW3c() {
        fields.set("traceparent", "00-" + TRACE + "-" + SPAN + "-01");
        assertThat(TraceFields.read(fields)).isEqualTo(arrival(true, true));
        fields.set("traceparent", "00-" + TRACE + "-" + SPAN + "-00");
        assertThat(TraceFields.read(fields)).isEqualTo(arrival(false, true));
    }

    @Test
    void readsB3InOneField() {
        fields.set("b3", TRACE + "-" + SPAN + "-1-" + SPAN);
        assertThat(TraceFields.read(fields)).isEqualTo(arrival(true, false));
        fields.set("b3", TRACE + "-" + SPAN + "-0");
        assertThat(TraceFields.read(fields)).isEqualTo(arrival(false, false));
        fields.set("b3", TRACE + "-" + SPAN);
        assertThat(TraceFields.read(fields)).isEqualTo(arrival(null, false));
    }

    @Test
    void readsB3InSeveralFields() {
        fields.set("X-B3-TraceId", TRACE).set("X-B3-SpanId", SPAN).set("X-B3-Sampled", "1");
        assertThat(TraceFields.read(fields)).isEqualTo(arrival(true, false));
        fields.set("X-B3-Sampled", "0").set("X-B3-Flags", "1");
        assertThat(TraceFields.read(fields)).as("debug").isEqualTo(arrival(true, false));
        fields.set("X-B3-TraceId", TRACE.substring(16)).remove("X-B3-Flags");
        assertThat(TraceFields.read(fields))
                .as("an id of 64 bits")
                .isEqualTo(new Arrival(0, low(), span(), false, false));
    }

    @Test
    void takesADecisionWithoutATrace() {
        fields.set("b3", "0");
        assertThat(TraceFields.read(fields)).isEqualTo(Arrival.decision(false));
        fields.clear().set("X-B3-Sampled", "1");
        assertThat(TraceFields.read(fields)).isEqualTo(Arrival.decision(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-" + TRACE + "-" + SPAN + "-01-and-more",
                "01-" + TRACE + "-" + SPAN + "-01",
                "00-5AF7183FB1D4CF5F6B8B5C3D2E1F0A99-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-" + TRACE + "_" + SPAN + "-01",
                "00-zzf7183fb1d4cf5f6b8b5c3d2e1f0a99-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-0g"
            })
    void nonsenseIsNothing(String traceparent) {
        fields.set("traceparent", traceparent);
        assertThat(TraceFields.read(fields)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "-",
                "---",
                TRACE,
                TRACE + "-" + SPAN + "-x",
                TRACE + "-" + SPAN + "-1-short",
                TRACE + "-" + SPAN + "-1-" + SPAN + "-1",
                TRACE + TRACE + "-" + SPAN + "-1",
                "5af7183fb1d4cf5f6b8b-" + SPAN + "-1"
            })
    void nonsenseOfB3IsNothing(String b3) {
        fields.set("b3", b3);
        assertThat(TraceFields.read(fields)).isNull();
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        fields.set("traceparent", TraceFields.traceparent(TraceFields.traceId(high(), low()), span(), true));
        assertThat(TraceFields.read(fields)).isEqualTo(arrival(true, true));
        fields.clear().set("b3", TraceFields.b3(TRACE, span(), false));
        assertThat(TraceFields.read(fields)).isEqualTo(arrival(false, false));
    }

    private static Arrival arrival(@Nullable Boolean sampled, boolean w3c) {
        return new Arrival(high(), low(), span(), sampled, w3c);
    }

    private static long high() {
        return Long.parseUnsignedLong(TRACE.substring(0, 16), 16);
    }

    private static long low() {
        return Long.parseUnsignedLong(TRACE.substring(16), 16);
    }

    private static long span() {
        return Long.parseUnsignedLong(SPAN, 16);
    }
}
