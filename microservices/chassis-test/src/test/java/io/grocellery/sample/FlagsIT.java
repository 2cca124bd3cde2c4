package io.grocellery.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.Client;
import io.grocellery.chassis.test.FlagsUnderTest;
import io.grocellery.chassis.test.ServiceUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Flags change under a running service; whatever happens to their file, the service goes on. */
final class FlagsIT {

    private static final String FLAG = "sample-flag";
    private static final FlagsUnderTest FLAGS = FlagsUnderTest.create();

    @RegisterExtension
    static final ServiceUnderTest service = ServiceUnderTest.of(SampleApplication.class, "sample-service")
            .with("grocellery.outbound.other-service.url", "http://127.0.0.1:1")
            .with("grocellery.flags.file", () -> FLAGS.file().toString());

    @AfterAll
    static void close() {
        FLAGS.close();
    }

    @Test
    void aChangeCountsAtOnceOrNearlySo() {
        FLAGS.set(service, FLAG, "off");
        assertThat(isOn()).isFalse();
        Instant before = Instant.now();
        FLAGS.set(service, FLAG, "on");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertThat(isOn()).isTrue();
    }

    @Test
    void aHalfWrittenFileChangesNothingAndIsReported() throws IOException {
        FLAGS.set(service, FLAG, "on");
        String whole = Files.readString(FLAGS.file());
        Files.writeString(FLAGS.file(), whole.substring(0, whole.length() / 2));
        FLAGS.await(service, "/details/trouble", FLAGS.file() + ": line ");
        assertThat(isOn()).isTrue();
        service.get("/actuator/health").send().expect(200);
        service.get("/actuator/health/readiness").send().expect(200);
        Files.writeString(FLAGS.file(), whole);
        FLAGS.await(service, "/status", "UP");
        assertThat(isOn()).isTrue();
    }

    @Test
    void aFileThatIsTakenAwayLeavesTheLastFlags() throws IOException {
        FLAGS.set(service, FLAG, "on");
        Files.delete(FLAGS.file());
        FLAGS.await(service, "/details/trouble", "is gone");
        assertThat(isOn()).isTrue();
        FLAGS.set(service, FLAG, "off");
        assertThat(isOn()).isFalse();
    }

    private static boolean isOn() {
        return service.bean(Client.class).getBooleanValue(FLAG, false);
    }
}
