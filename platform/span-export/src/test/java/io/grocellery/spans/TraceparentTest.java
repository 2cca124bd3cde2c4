package io.grocellery.spans;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceparentTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void saysWhereACallerIsAndWhetherThatIsRecorded() {
        Traceparent recorded = new Traceparent(0x4bf92f3577b34da6L, 0xa3ce929d0e0e4736L, 0xf067aa0ba902b7L, true);
        assertThat(Traceparent.read("00-" + TRACE + "-" + SPAN + "-01")).isEqualTo(recorded);
        assertThat(Traceparent.read("00-" + TRACE + "-" + SPAN + "-03"))
                .as("other flags say nothing about it")
                .isEqualTo(recorded);
        assertThat(Traceparent.read("00-" + TRACE + "-" + SPAN + "-02"))
                .isEqualTo(new Traceparent(recorded.high(), recorded.low(), recorded.span(), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "01-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-1",
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "00_" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "_" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "_01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "00-" + TRACE + "-00f067aa0ba902bg-01",
                "00-" + TRACE + "-" + SPAN + "-0x",
                "00-4bf92f3577b34da60000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01"
            })
    void takesNothingElseForOne(String text) {
        assertThat(Traceparent.read(text)).isNull();
    }
}
