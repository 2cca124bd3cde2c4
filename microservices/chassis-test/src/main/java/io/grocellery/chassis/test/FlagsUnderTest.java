package io.grocellery.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.LockSupport;

/**
 * A file of flags, each between {@code on} and {@code off}, that is changed under a running service as the platform
 * changes it. The service is configured with it as {@code grocellery.flags.file}.
 */
public final class FlagsUnderTest implements AutoCloseable {

    private static final int LOOKS = 500;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Path folder;

    private FlagsUnderTest(Path folder) {
        this.folder = folder;
    }

    /** Not there until it is written. */
    public static FlagsUnderTest create() {
        try {
            return new FlagsUnderTest(Files.createTempDirectory("grocellery-test-flags-"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Path file() {
        return folder.resolve("flags.json");
    }

    /** Gives everybody a variant, and returns once the service has taken it. */
    public void set(ServiceUnderTest service, String flag, String variant) {
        replace(document(flag, variant, ""));
        await(service, "/details/flags/" + flag, variant + " for everybody");
    }

    /** Gives {@code on} to a percentage of the people, and returns once the service has taken it. */
    public void set(ServiceUnderTest service, String flag, String variant, int percentage) {
        String other = variant.equals("on") ? "off" : "on";
        String split = "[\"%s\", %d], [\"%s\", %d]".formatted(variant, percentage, other, 100 - percentage);
        replace(document(flag, other, ", \"targeting\": {\"fractional\": [" + split + "]}"));
        await(
                service,
                "/details/flags/" + flag,
                variant + " for " + percentage + "%, " + other + " for " + (100 - percentage) + "%");
    }

    /** Puts a text in the file's place in one step. */
    public void replace(String text) {
        try {
            Path next = Files.writeString(folder.resolve("next"), text);
            Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns once the health of the service's flags says so. */
    public void await(ServiceUnderTest service, String pointer, String expected) {
        String said = said(service, pointer);
        for (int look = 0; look < LOOKS && !said.contains(expected); look++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            said = said(service, pointer);
        }
        assertThat(said).as(pointer).contains(expected);
    }

    private static String said(ServiceUnderTest service, String pointer) {
        return service.get("/actuator/health/flags")
                .send()
                .expect(200)
                .json()
                .at("/components/flagFile" + pointer)
                .asString("");
    }

    private static String document(String flag, String variant, String targeting) {
        return """
                {"flags": {"%s": {"state": "ENABLED", "variants": {"on": true, "off": false},
                 "defaultVariant": "%s"%s}}}
                """.formatted(flag, variant, targeting);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file());
            Files.deleteIfExists(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
